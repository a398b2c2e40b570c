/** Writes tasks as lines of a crontab. */

import { msg, t } from '../../shared/i18n.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { Task } from '../../shared/task.ts';
import { joinPercent, withoutInput } from './cron-command.ts';
import { plainPatterns } from './cron-patterns.ts';
import {
  blockingProblem,
  commandText,
  type ExportedTask,
  type ExportSurroundings,
  lostFeatures,
} from './export-parts.ts';
import { withPrelude } from './shell-prelude.ts';
import { quoteWord } from './shell-words.ts';

const HEAD = '# From CronPilot. Make it your crontab with: crontab FILE';
const DEFAULT_SHELL = '/bin/sh';
const MINUTE_MS = 60_000;
/** Of Vixie cron; cronie has room for more. */
const MAX_COMMAND_BYTES = 998;
const NO_KEPT_FEATURES: ReadonlySet<string> = new Set();
/** Variables that mean something to cron itself. */
const CRON_VARIABLES = /^(SHELL|CRON_TZ|RANDOM_DELAY|MAILTO|MAILFROM|LOGNAME|USER)$/;

/** One file of all tasks, each with its name as a comment. */
export function exportCrontab(
  tasks: readonly Task[],
  surroundings: ExportSurroundings,
): { readonly text: string; readonly problems: ReadonlyMap<Task, ExportedTask> } {
  const shared = sharedEnv(tasks);
  const blocks = tasks.map((task) => ({ task, ...crontabBlock(task, shared, surroundings) }));
  const variables = Object.entries(shared).map(([name, value]) => `${name}=${quoteValue(value)}`);
  const lines = blocks.flatMap(({ lines: own }) => (own.length > 0 ? ['', ...own] : []));
  const text = [HEAD, ...variables, ...withoutRepeats(lines), ''].join('\n');
  const problems = blocks.map(
    ({ task, lines: own, problems: sentences }) =>
      [
        task,
        { files: own.length > 0 ? [{ filename: 'crontab', text }] : [], problems: sentences },
      ] as const,
  );
  return { text, problems: new Map(problems) };
}

/** Variables that all tasks have alike stand once at the top, as in most crontabs. */
function sharedEnv(tasks: readonly Task[]): Readonly<Record<string, string>> {
  const entries = Object.entries(tasks[0]?.env ?? {}).filter(
    ([name, value]) =>
      !CRON_VARIABLES.test(name) &&
      !/[\n\r]|^\s|\s$|^["']/.test(value) &&
      tasks.every(({ env }) => env[name] === value),
  );
  return Object.fromEntries(entries);
}

/** cron takes a name without a value for the beginning of a time. */
function quoteValue(value: string): string {
  return value === '' ? '""' : value;
}

const NO_LINE = msg(
  'A line of a crontab cannot hold its command: line breaks, a * in front or a backslash at the end.',
);

interface Block {
  readonly lines: readonly string[];
  readonly problems: readonly string[];
}

function crontabBlock(
  task: Task,
  shared: Readonly<Record<string, string>>,
  { homeDir, shell: defaultShell }: ExportSurroundings,
): Block {
  const refused = (problem: string) => ({ lines: [], problems: [problem] });
  const blocked = blockingProblem(task);
  if (blocked !== null) return refused(blocked);
  const ownShell =
    task.action.kind === 'command' ? (task.action.shell ?? defaultShell) : DEFAULT_SHELL;
  // cron looks for no program in PATH.
  const shell = ownShell.startsWith('/') ? ownShell : DEFAULT_SHELL;
  const command = commandLine(task, shared, { homeDir, shell: ownShell });
  if (command === null) return refused(t(NO_LINE));
  const { entries, problems } = cronTimes(task);
  if (entries.length === 0) return refused(problems[0] ?? t('It starts only by hand.'));
  const lines = entries.flatMap(({ pattern, timeZone, delayMinutes }) => [
    `SHELL=${shell}`,
    `CRON_TZ=${quoteValue(timeZone ?? '')}`,
    `RANDOM_DELAY=${delayMinutes}`,
    `${task.enabled ? '' : '# '}${pattern} ${command}`,
  ]);
  const isCronie = entries.some(
    ({ timeZone, delayMinutes }) => timeZone !== null || delayMinutes > 0,
  );
  return {
    lines: [`# ${task.name}`, ...lines],
    problems: [
      ...problems,
      ...(isCronie
        ? [t('CRON_TZ and RANDOM_DELAY are read by cronie; the cron of Debian ignores them.')]
        : []),
      ...(Buffer.byteLength(command) > MAX_COMMAND_BYTES
        ? [
            t('The cron of Debian refuses a crontab with a command of more than {max} bytes.', {
              max: MAX_COMMAND_BYTES,
            }),
          ]
        : []),
      ...(task.enabled ? [] : [t('It is switched off, so its lines are comments.')]),
      ...lostFeatures(task, NO_KEPT_FEATURES),
      ...(task.triggers.some(({ kind }) => kind !== 'boot')
        ? [t('Its other triggers are left out.')]
        : []),
    ],
  };
}

/** A variable holds until it is set anew, so one that would not change is left out. */
function withoutRepeats(lines: readonly string[]): readonly string[] {
  const current = new Map([
    ['SHELL', DEFAULT_SHELL],
    ['CRON_TZ', quoteValue('')],
    ['RANDOM_DELAY', '0'],
  ]);
  return lines.filter((line) => {
    const [, name = '', value = ''] = /^(SHELL|CRON_TZ|RANDOM_DELAY)=(.*)$/.exec(line) ?? [];
    if (name === '') return true;
    const isNew = current.get(name) !== value;
    current.set(name, value);
    return isNew;
  });
}

function commandLine(
  task: Task,
  shared: Readonly<Record<string, string>>,
  { homeDir, shell }: Pick<ExportSurroundings, 'homeDir' | 'shell'>,
): string | null {
  const parts = withoutInput(commandText(task, homeDir) ?? '');
  // cron starts in HOME.
  const cwd =
    task.cwd === null || task.cwd === shared['HOME'] ? null : expandHome(task.cwd, homeDir);
  const env = Object.entries(task.env).filter(([name]) => !Object.hasOwn(shared, name));
  const command = withPrelude({ command: parts.command, env: Object.fromEntries(env), cwd });
  const nice = task.nice > 0 ? [`nice -n ${task.nice}`] : [];
  const own = nice.length > 0 || !shell.startsWith('/') ? [shell, '-c', quoteWord(command)] : [];
  return joinPercent({ ...parts, command: own.length > 0 ? [...nice, ...own].join(' ') : command });
}

interface CronEntry {
  readonly pattern: string;
  readonly timeZone: string | null;
  readonly delayMinutes: number;
}

function cronTimes({ schedules, triggers }: Task) {
  const entries: CronEntry[] = [];
  const problems: string[] = [];
  for (const schedule of schedules) {
    const patterns = plainPatterns(schedule);
    const timeZone = schedule.kind === 'interval' ? null : schedule.timeZone;
    const delayMinutes = Math.ceil((schedule.jitterMs ?? 0) / MINUTE_MS);
    if (typeof patterns === 'string') problems.push(patterns);
    else entries.push(...patterns.map((pattern) => ({ pattern, timeZone, delayMinutes })));
  }
  if (triggers.some(({ kind }) => kind === 'boot')) {
    entries.push({ pattern: '@reboot', timeZone: null, delayMinutes: 0 });
  }
  return { entries, problems };
}
