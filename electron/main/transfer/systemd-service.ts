/** Turns a systemd service into what a task runs: one shell text, its folder and its variables. */

import { t } from '../../shared/i18n.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import {
  type ExecLine,
  fillSpecifiers,
  readExecLine,
  type Specifiers,
  splitExec,
  unknownWord,
} from './exec-line.ts';
import { readExitStatus } from './exit-status.ts';
import { foreignNote, type ImportSurroundings, note, warning } from './import-draft.ts';
import { quoteWord } from './shell-words.ts';
import { isYes, readTimeSpan, type Unit } from './unit-file.ts';

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
  if (type === 'dbus' || type === 'forking') return { problem: staysInBackground(type) };
  const guards = readGuards(service, specifiers);
  const environment = readEnvironment(service, specifiers);
  const folder = readFolder(service, specifiers, isUser);
  if (folder.problem !== null) return { problem: folder.problem };
  const before = [...environment.lines, ...guards.lines];
  const call = before.length === 0 ? steps.shellCall : null;
  const user = service.last('Service', 'User') ?? (isUser ? surroundings.userName : 'root');
  const isForeign = user !== surroundings.userName;
  return {
    draft: {
      action: {
        kind: 'command',
        command: call?.command ?? [...before, steps.text].join('\n'),
        shell: call?.shell ?? '/bin/sh',
      },
      cwd: folder.path,
      env: environment.env,
      envFile: environment.envFile,
      notes: fillSpecifiers(service.last('Unit', 'Description') ?? '', specifiers).text,
      ...limits(service),
    },
    notes: [
      ...(isForeign ? [foreignNote(user, surroundings.userName)] : []),
      ...steps.notes,
      ...guards.notes,
      ...environment.notes,
      ...limitNotes(service),
      ...outputNotes(service),
      ...leftOut(service),
    ],
    isForeign,
  };
}

function staysInBackground(type: string): string {
  return t('It stays in the background (Type={type}), and a run of CronPilot has an end.', {
    type,
  });
}

/** One after the other, as long as each succeeds. */
function readSteps(service: Unit, specifiers: Specifiers) {
  const read = STEPS.flatMap((name) =>
    service
      .all('Service', name)
      .flatMap((line) => readExecLine(line, specifiers))
      .map((reading) => ({ name, ...reading })),
  );
  const wrong = read.find((step) => 'problem' in step);
  if (wrong) return { problem: wrong.problem };
  const lines = read as ({ readonly name: string } & ExecLine)[];
  if (lines.length === 0) return { problem: t('The service has no command (ExecStart).') };
  const words = lines.map(({ name, text, ignoresFailure }) => {
    if (name === 'ExecCondition') return `{ ${text} || exit 0; }`;
    return ignoresFailure ? `{ ${text} || :; }` : text;
  });
  const notes = lines.some(({ isPrivileged }) => isPrivileged)
    ? [warning(t('Part of it runs with more rights than the service has (“+” or “!”).'))]
    : [];
  const [only] = lines.length === 1 ? lines : [];
  const text = only?.ignoresFailure ? `${only.text} || :` : words.join(' &&\n');
  return { text, shellCall: only?.ignoresFailure ? null : (only?.shellCall ?? null), notes };
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
      if (name === 'ConditionACPower' && isYes(value)) continue;
      const [, sign = '', path = ''] = /^\|?(!?)(.*)$/.exec(value) ?? [];
      const filled = fillSpecifiers(path, specifiers);
      if (test === undefined || value.startsWith('|') || filled.unknown !== null) {
        notes.push(warning(t('{name}={value} is not asked for.', { name, value })));
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
  for (const word of service
    .all('Service', 'Environment')
    .flatMap((line) => splitExec(line) ?? [line])) {
    const { text, unknown } = fillSpecifiers(word, specifiers);
    const [, name, value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined)
      notes.push(warning(t('Environment={text} names no variable.', { text })));
    else env[name] = value;
    if (unknown !== null)
      notes.push(
        warning(
          t('{unknown} in Environment={text} is a word of systemd; it stays as it is.', {
            unknown,
            text,
          }),
        ),
      );
  }
  const files = service.all('Service', 'EnvironmentFile');
  // A task's own variables win over its file, and in systemd the file wins over them.
  if (files.length === 1 && Object.keys(env).length === 0) {
    const { text, unknown } = fillSpecifiers(files[0] ?? '', specifiers);
    const isOnePath = unknown === null && /^\/[^*?[]*$/.test(text);
    if (isOnePath) return { env, envFile: text, lines: [], notes };
  }
  const lines = files.map((value) => {
    const path = quoteWord(fillSpecifiers(value.replace(/^-/, ''), specifiers).text);
    // The file may be missing, and its variables are for the command.
    const source = `set -a; . ${path}; set +a`;
    return value.startsWith('-') ? `if [ -r ${path} ]; then ${source}; fi` : source;
  });
  if (lines.length > 0)
    notes.push(note(t('Its file of variables is read by the shell (EnvironmentFile).')));
  return { env, envFile: null, lines, notes };
}

function readFolder(service: Unit, specifiers: Specifiers, isUser: boolean) {
  const folder = service.last('Service', 'WorkingDirectory')?.replace(/^-/, '') ?? null;
  if (folder === null) return { path: isUser ? null : '/', problem: null };
  if (folder === '~') return { path: specifiers['h'] ?? null, problem: null };
  const { text, unknown } = fillSpecifiers(folder, specifiers);
  return { path: text, problem: unknown === null ? null : unknownWord(unknown) };
}

function limits(service: Unit): Partial<TaskDraft> {
  const isOneshot = service.last('Service', 'Type') === 'oneshot';
  const timeout = isOneshot
    ? (service.last('Service', 'TimeoutStartSec') ?? service.last('Service', 'TimeoutSec'))
    : service.last('Service', 'RuntimeMaxSec');
  const timeoutMs = timeout === null ? 0 : (readTimeSpan(timeout) ?? 0);
  const stop =
    service.last('Service', 'TimeoutStopSec') ?? service.last('Service', 'TimeoutSec') ?? '';
  const graceMs = readTimeSpan(stop);
  const nice = Number(service.last('Service', 'Nice') ?? 0);
  const extraCodes = successCodes(service).flatMap(({ code }) => (code === null ? [] : [code]));
  return {
    ...(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS ? { timeoutMs } : {}),
    ...(graceMs !== null ? { graceMs: Math.min(graceMs, MAX_GRACE_MS) } : {}),
    ...(Number.isInteger(nice) && nice > 0 ? { nice: Math.min(nice, 19) } : {}),
    ...(extraCodes.length > 0 ? { successExitCodes: [...new Set([0, ...extraCodes])] } : {}),
    ...(service.all('Unit', 'ConditionACPower').some(isYes)
      ? { conditions: { mainsPower: true } }
      : {}),
  };
}

function limitNotes(service: Unit): readonly ImportNote[] {
  const nice = service.last('Service', 'Nice');
  const unknown = successCodes(service).filter(({ code }) => code === null);
  return [
    ...(nice !== null && Number(nice) < 0
      ? [warning(t('It has no higher priority than others here (Nice={nice}).', { nice }))]
      : []),
    ...unknown.map(({ word }) =>
      warning(t('SuccessExitStatus={word} is no exit code known here.', { word })),
    ),
  ];
}

function successCodes(service: Unit) {
  const words = service.all('Service', 'SuccessExitStatus').join(' ').split(/\s+/).filter(Boolean);
  return words.map((word) => ({ word, code: readExitStatus(word) }));
}

/** Those that go to a file of their own choice. */
function outputNotes(service: Unit): readonly ImportNote[] {
  const targets = ['StandardOutput', 'StandardError'].map(
    (name) => /^(?:file|append|truncate):(.+)$/.exec(service.last('Service', name) ?? '')?.[1],
  );
  const [target] = targets.filter((each) => each !== undefined);
  return target === undefined
    ? []
    : [note(t('Its output went to {target}; CronPilot keeps it as the run log.', { target }))];
}

/** What confines or prepares the service and a task has not. */
function leftOut(service: Unit): readonly ImportNote[] {
  const names = service.names('Service').filter((name) => !KNOWN_SETTINGS.has(name));
  const needs = service
    .names('Unit')
    .filter((name) => /^(Requires|Wants|BindsTo|Requisite)$/.test(name));
  return [
    ...(names.length > 0
      ? [
          note(
            t('Left out, since a task has nothing like it: {names}.', { names: names.join(', ') }),
          ),
        ]
      : []),
    ...(needs.length > 0
      ? [note(t('Other units are not started with it ({needs}).', { needs: needs.join(', ') }))]
      : []),
  ];
}
