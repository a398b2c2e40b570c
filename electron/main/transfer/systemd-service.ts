/** Turns a systemd service into what a task runs: one shell text, its folder and its variables. */

import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import {
  type ExecLine,
  fillSpecifiers,
  readExecLine,
  type Specifiers,
  splitExec,
} from './exec-line.ts';
import { type ImportSurroundings, note, warning } from './import-draft.ts';
import { quoteWord } from './shell-words.ts';
import { readTimeSpan, type Unit } from './unit-file.ts';

export type ServiceReading =
  | {
      readonly draft: Omit<TaskDraft, 'name'>;
      readonly notes: readonly ImportNote[];
      readonly isForeign: boolean;
    }
  | { readonly problem: string };

const MAX_TIMEOUT_MS = 24 * 86_400_000;
const MAX_GRACE_MS = 3_600_000;
const STEPS = ['ExecCondition', 'ExecStartPre', 'ExecStart', 'ExecStartPost'] as const;
/** Settings that a task has, or that say nothing of what happens. */
const KNOWN_SETTINGS = new Set([
  ...STEPS,
  'Type',
  'User',
  'Group',
  'WorkingDirectory',
  'Environment',
  'EnvironmentFile',
  'Nice',
  'TimeoutStartSec',
  'TimeoutSec',
  'TimeoutStopSec',
  'RuntimeMaxSec',
  'SuccessExitStatus',
  'SyslogIdentifier',
  'StandardOutput',
  'StandardError',
  'RemainAfterExit',
]);

export function readService(
  service: Unit,
  specifiers: Specifiers,
  surroundings: ImportSurroundings,
  isUser: boolean,
): ServiceReading {
  const steps = readSteps(service, specifiers);
  if (steps.problem !== undefined) return { problem: steps.problem };
  const type = service.last('Service', 'Type') ?? 'simple';
  if (type === 'dbus' || type === 'forking') {
    return {
      problem: `It stays in the background (Type=${type}), and a run of CronPilot has an end.`,
    };
  }
  const guards = readGuards(service, specifiers);
  const environment = readEnvironment(service, specifiers);
  const user = service.last('Service', 'User') ?? (isUser ? surroundings.userName : 'root');
  const isForeign = user !== surroundings.userName;
  const asUser = `It runs as ${user} there; CronPilot would run it as ${surroundings.userName}.`;
  return {
    draft: {
      action: {
        kind: 'command',
        command: [...environment.lines, ...guards.lines, steps.text].join('\n'),
        shell: '/bin/sh',
      },
      cwd: readFolder(service, specifiers, isUser),
      env: environment.env,
      notes: service.last('Unit', 'Description') ?? '',
      ...limits(service),
    },
    notes: [
      ...(isForeign ? [warning(asUser)] : []),
      ...steps.notes,
      ...guards.notes,
      ...environment.notes,
      ...leftOut(service),
    ],
    isForeign,
  };
}

/** One after the other, as long as each succeeds. */
function readSteps(service: Unit, specifiers: Specifiers) {
  const read = STEPS.flatMap((name) =>
    service.all('Service', name).map((line) => ({ name, ...readExecLine(line, specifiers) })),
  );
  const wrong = read.find((step) => 'problem' in step);
  if (wrong) return { problem: wrong.problem };
  const lines = read as ({ readonly name: string } & ExecLine)[];
  if (lines.length === 0) return { problem: 'The service has no command (ExecStart).' };
  const words = lines.map(({ name, text, ignoresFailure }) => {
    if (name === 'ExecCondition') return `{ ${text} || exit 0; }`;
    return ignoresFailure ? `{ ${text} || :; }` : text;
  });
  const notes = lines.some(({ isPrivileged }) => isPrivileged)
    ? [warning('Part of it runs with more rights than the service has (“+” or “!”).')]
    : [];
  const alone = lines.length === 1 && lines[0]?.ignoresFailure ? `${lines[0].text} || :` : null;
  return { text: alone ?? words.join(' &&\n'), notes };
}

/** Tests for `[ ]`, by the name of the condition. */
const FILE_TESTS: Readonly<Record<string, string>> = {
  ConditionPathExists: '-e',
  ConditionPathIsDirectory: '-d',
  ConditionPathIsSymbolicLink: '-L',
  ConditionPathIsReadWrite: '-w',
  ConditionFileNotEmpty: '-s',
  ConditionFileIsExecutable: '-x',
};

/** Conditions on files become tests; others that the task cannot have are told. */
function readGuards(service: Unit, specifiers: Specifiers) {
  const lines: string[] = [];
  const notes: ImportNote[] = [];
  for (const name of service.names('Unit').filter((each) => /^(Condition|Assert)/.test(each))) {
    const isAssert = name.startsWith('Assert');
    const test = FILE_TESTS[name.replace(/^Assert/, 'Condition')];
    for (const value of service.all('Unit', name)) {
      if (/^ConditionACPower$/.test(name)) continue;
      const [, sign = '', path = ''] = /^\|?(!?)(.*)$/.exec(value) ?? [];
      const filled = fillSpecifiers(path, specifiers);
      if (test === undefined || value.startsWith('|') || filled.unknown !== null) {
        notes.push(warning(`${name}=${value} is not asked for.`));
      } else {
        const isMet = `[ ${sign === '!' ? '! ' : ''}${test} ${quoteWord(filled.text)} ]`;
        lines.push(`${isMet} || exit ${isAssert ? 1 : 0}`);
      }
    }
  }
  return { lines, notes };
}

function readEnvironment(service: Unit, specifiers: Specifiers) {
  const env: Record<string, string> = {};
  const notes: ImportNote[] = [];
  for (const line of service.all('Service', 'Environment')) {
    for (const { text } of splitExec(fillSpecifiers(line, specifiers).text) ?? []) {
      const [, name, value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
      if (name === undefined) notes.push(warning(`Environment=${text} names no variable.`));
      else env[name] = value;
    }
  }
  const lines = service.all('Service', 'EnvironmentFile').map((value) => {
    const path = quoteWord(fillSpecifiers(value.replace(/^-/, ''), specifiers).text);
    // The file may be missing, and its variables are for the command.
    const source = `set -a; . ${path}; set +a`;
    return value.startsWith('-') ? `if [ -r ${path} ]; then ${source}; fi` : source;
  });
  if (lines.length > 0)
    notes.push(note('Its file of variables is read by the shell (EnvironmentFile).'));
  return { env, lines, notes };
}

function readFolder(service: Unit, specifiers: Specifiers, isUser: boolean): string | null {
  const folder = service.last('Service', 'WorkingDirectory')?.replace(/^-/, '') ?? null;
  if (folder === null) return isUser ? null : '/';
  return folder === '~' ? (specifiers['h'] ?? null) : fillSpecifiers(folder, specifiers).text;
}

function limits(service: Unit): Partial<TaskDraft> {
  const isOneshot = service.last('Service', 'Type') === 'oneshot';
  const timeout = isOneshot
    ? (service.last('Service', 'TimeoutStartSec') ?? service.last('Service', 'TimeoutSec'))
    : service.last('Service', 'RuntimeMaxSec');
  const timeoutMs = timeout === null ? 0 : (readTimeSpan(timeout) ?? 0);
  const graceMs = readTimeSpan(service.last('Service', 'TimeoutStopSec') ?? '');
  const nice = Number(service.last('Service', 'Nice') ?? 0);
  const extraCodes = service
    .all('Service', 'SuccessExitStatus')
    .flatMap((words) => words.split(/\s+/))
    .map((word) => (word === 'DATAERR' ? 65 : Number(word || Number.NaN)))
    .filter((code) => Number.isInteger(code) && code > 0 && code <= 255);
  return {
    ...(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS ? { timeoutMs } : {}),
    ...(graceMs !== null ? { graceMs: Math.min(graceMs, MAX_GRACE_MS) } : {}),
    ...(Number.isInteger(nice) && nice > 0 ? { nice: Math.min(nice, 19) } : {}),
    ...(extraCodes.length > 0 ? { successExitCodes: [0, ...extraCodes] } : {}),
    ...(service.last('Unit', 'ConditionACPower') === 'true'
      ? { conditions: { mainsPower: true } }
      : {}),
  };
}

/** What confines or prepares the service and a task has not. */
function leftOut(service: Unit): readonly ImportNote[] {
  const names = service.names('Service').filter((name) => !KNOWN_SETTINGS.has(name));
  const needs = service
    .names('Unit')
    .filter((name) => /^(Requires|Wants|BindsTo|Requisite)$/.test(name));
  return [
    ...(names.length > 0
      ? [note(`Left out, since a task has nothing like it: ${names.join(', ')}.`)]
      : []),
    ...(needs.length > 0
      ? [note(`Other units are not started with it (${needs.join(', ')}).`)]
      : []),
  ];
}
