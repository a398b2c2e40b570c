/** Reads a crontab, of a user or of the system, line by line. */

import { t } from '../../shared/i18n.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { isTimeZone } from '../../shared/schedule.ts';
import { nameFromCommand, nameFromComment } from './command-name.ts';
import { splitPercent, withInput } from './cron-command.ts';
import { type CronTime, readCronTime } from './cron-time.ts';
import {
  foreignNote,
  type ImportDraft,
  type ImportSurroundings,
  note,
  warning,
} from './import-draft.ts';
import { withoutPrelude } from './shell-prelude.ts';

/** `NAME=value`, the name perhaps in quotes, blanks around the sign. */
const VARIABLE = /^(?:"([^"]*)"|'([^']*)'|([A-Za-z_]\w*))\s*=\s*(.*)$/;
const DEFAULT_SHELL = '/bin/sh';
const MINUTE_MS = 60_000;

/** Holds from its line on. */
type Variables = ReadonlyMap<string, string>;

/** @param isSystem with the column of users that /etc/crontab and /etc/cron.d have */
export function readCrontab(
  text: string,
  isSystem: boolean,
  surroundings: ImportSurroundings,
): readonly ImportDraft[] {
  const found: ImportDraft[] = [];
  let variables: Variables = new Map();
  let comments: readonly string[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const variable = VARIABLE.exec(line);
    if (line.startsWith('#')) {
      comments = [...comments, line];
      continue;
    }
    if (variable) variables = new Map(variables).set(...readVariable(variable));
    else if (line !== '') {
      const at1 = { line: at + 1, original: raw };
      // Several lines of comment say more than a name.
      const comment = comments.length === 1 ? nameFromComment(comments[0] ?? '') : null;
      found.push({ ...at1, ...readLine(line, { isSystem, variables, comment, surroundings }) });
    }
    comments = [];
  }
  return withUniqueNames(found);
}

/**
 * Whether each job's sixth word is the name of a user, as in /etc/crontab. A file may come from a
 * computer with other users; no program is called root.
 */
export function looksLikeSystemCrontab(text: string, userNames: ReadonlySet<string>): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const jobs = lines.filter((line) => line !== '' && !line.startsWith('#') && !VARIABLE.test(line));
  const users = jobs.map((line) => /^(\S+)\s+\S/.exec(readCronTime(line, null)?.rest ?? '')?.[1]);
  const isEvery = users.every((user) => user !== undefined && userNames.has(user));
  return jobs.length > 0 && (isEvery || users.includes('root'));
}

function readVariable(match: RegExpExecArray): [string, string] {
  const [, double, single, plain, value = ''] = match;
  const unquoted = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  return [double ?? single ?? plain ?? '', unquoted];
}

interface LineContext {
  readonly isSystem: boolean;
  readonly variables: Variables;
  readonly comment: string | null;
  readonly surroundings: ImportSurroundings;
}

function readLine(line: string, context: LineContext): Omit<ImportDraft, 'line' | 'original'> {
  const zone = context.variables.get('CRON_TZ') || null;
  const time = readCronTime(line, zone);
  const refused = (refusal: string, when = '') => ({ when, draft: null, notes: [], refusal });
  if (!time) return refused(t('It is neither a variable nor five parts of a time with a command.'));
  const { user, rest } = splitUser(time.rest, context.isSystem);
  if (rest === '') return refused(t('It has a time but no command.'), time.when);
  if (time.schedule === null && !time.isBoot) {
    return refused(t('{when} is no time that CronPilot knows.', { when: time.when }), time.when);
  }
  if (zone !== null && !isTimeZone(zone)) {
    return refused(
      t('CRON_TZ is {zone}, a time zone that this computer does not know.', { zone }),
      time.when,
    );
  }
  const isForeign = user !== null && user !== context.surroundings.userName;
  const { draft, notes } = toDraft(time, rest, context);
  const asUser = isForeign ? [foreignNote(user, context.surroundings.userName)] : [];
  return { when: time.when, draft, notes: [...asUser, ...notes], refusal: null, isForeign };
}

function splitUser(rest: string, isSystem: boolean) {
  if (!isSystem) return { user: null, rest: rest.trim() };
  const [, user = '', command = ''] = /^(\S+)(?:\s+(.*))?$/.exec(rest) ?? [];
  return { user: user.split(':')[0] ?? user, rest: command.trim() };
}

function toDraft(time: CronTime, text: string, { variables, comment }: LineContext) {
  const parts = splitPercent(text);
  const delay = randomDelay(variables.get('RANDOM_DELAY'));
  const schedules = time.schedule
    ? [{ ...time.schedule, ...(delay.jitterMs > 0 ? { jitterMs: delay.jitterMs } : {}) }]
    : [];
  const home = variables.get('HOME');
  const own = withoutPrelude(parts.command);
  const cwd = own.cwd ?? home;
  const draft: TaskDraft = {
    name: comment ?? nameFromCommand(own.command),
    action: {
      kind: 'command',
      command: withInput({ ...parts, command: own.command }),
      shell: variables.get('SHELL') ?? DEFAULT_SHELL,
    },
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...envOf(variables), ...own.env },
    schedules,
    triggers: time.isBoot ? [{ kind: 'boot' }] : [],
  };
  return {
    draft,
    notes: [
      ...time.notes,
      ...delay.notes,
      ...commandNotes(parts.command),
      ...variableNotes(variables),
    ],
  };
}

/** Minutes; cronie draws anew for each run, CronPilot once for each task. */
function randomDelay(minutes: string | undefined) {
  const jitterMs = Math.min(Number(minutes ?? 0) * MINUTE_MS, 86_400_000);
  if (minutes === undefined || jitterMs === 0) return { jitterMs: 0, notes: [] };
  if (!Number.isInteger(jitterMs) || jitterMs < 0) {
    return {
      jitterMs: 0,
      notes: [warning(t('RANDOM_DELAY is no number of minutes: {minutes}.', { minutes }))],
    };
  }
  const text = t(
    'RANDOM_DELAY={minutes}: it starts up to {minutes} minutes later, always by the same delay.',
    { minutes },
  );
  return { jitterMs, notes: [note(text)] };
}

const NOT_FOR_THE_TASK = new Set([
  'SHELL',
  'MAILTO',
  'MAILFROM',
  'CRON_TZ',
  'RANDOM_DELAY',
  'START_HOURS_RANGE',
  'LOGNAME',
  'USER',
  'CONTENT_TYPE',
  'CONTENT_TRANSFER_ENCODING',
]);

function envOf(variables: Variables): Record<string, string> {
  return Object.fromEntries([...variables].filter(([name]) => !NOT_FOR_THE_TASK.has(name)));
}

function commandNotes(command: string): readonly ImportNote[] {
  const target = /(?<![<&\d])&?1?>>?\s*(?!&|\/dev\/null)([^\s;&|]+)(?:\s+2>&1)?\s*$/.exec(
    command,
  )?.[1];
  if (target !== undefined) {
    return [
      note(t('Its output goes on going to {target}, so the run log stays empty.', { target })),
    ];
  }
  return [];
}

function variableNotes(variables: Variables): readonly ImportNote[] {
  const notes: ImportNote[] = [];
  const mailTo = variables.get('MAILTO');
  if (mailTo)
    notes.push(
      note(t('Its output was mailed to {mailTo}; CronPilot keeps it as the run log.', { mailTo })),
    );
  const zone = variables.get('CRON_TZ');
  if (zone) notes.push(note(t('Its times are those of {zone} (CRON_TZ).', { zone })));
  if (variables.has('START_HOURS_RANGE')) {
    notes.push(warning(t('START_HOURS_RANGE is for anacron alone; it is left out.')));
  }
  for (const [name, value] of Object.entries(envOf(variables))) {
    if (/\$\w|\$\{/.test(value)) {
      notes.push(
        warning(
          t('cron does not expand {name}={value}, and neither does CronPilot.', { name, value }),
        ),
      );
    }
  }
  return notes;
}

/** "backup.sh", "backup.sh 2": in the order of the lines. */
export function withUniqueNames(found: readonly ImportDraft[]): readonly ImportDraft[] {
  const counts = new Map<string, number>();
  return found.map((entry) => {
    if (!entry.draft) return entry;
    const count = (counts.get(entry.draft.name) ?? 0) + 1;
    counts.set(entry.draft.name, count);
    if (count === 1) return entry;
    return { ...entry, draft: { ...entry.draft, name: `${entry.draft.name} ${count}` } };
  });
}
