/** Reads launchd's property lists. */

import { basename } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { build, parse, parseBinary } from 'plist';

import { t } from '../../shared/i18n.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import {
  type ImportDraft,
  type ImportFile,
  type ImportSurroundings,
  note,
  warning,
} from './import-draft.ts';
import { readShellCall, type ShellCall } from './shell-call.ts';
import { quoteWords } from './shell-words.ts';

type Fields = Readonly<Record<string, unknown>>;
type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];
type TriggerDraft = NonNullable<TaskDraft['triggers']>[number];

/** Settings that a task has, or that say nothing of what happens. */
const KNOWN = new Set([
  'Label',
  'Program',
  'ProgramArguments',
  'StartCalendarInterval',
  'StartInterval',
  'RunAtLoad',
  'WatchPaths',
  'QueueDirectories',
  'WorkingDirectory',
  'EnvironmentVariables',
  'StandardOutPath',
  'StandardErrorPath',
  'UserName',
  'Nice',
  'ExitTimeOut',
  'TimeOut',
  'Disabled',
  'KeepAlive',
  'ProcessType',
  'LimitLoadToSessionType',
]);
/** What starts a job that nobody asks for. */
const TIMED = [
  'StartCalendarInterval',
  'StartInterval',
  'RunAtLoad',
  'WatchPaths',
  'QueueDirectories',
];
const PARTS = ['Minute', 'Hour', 'Day', 'Month', 'Weekday'] as const;

export function readLaunchd(file: ImportFile, surroundings: ImportSurroundings): ImportDraft {
  const fields = parsePlist(file.text);
  const label = fields
    ? (text(fields['Label']) ?? basename(file.name, '.plist'))
    : basename(file.name);
  const base = { line: null, original: label, when: '' };
  const refused = (refusal: string) => ({ ...base, draft: null, notes: [], refusal });
  if (!fields) return refused(t('It is no property list with settings.'));
  const command = readCommand(fields);
  if (command === null) return refused(t('It has neither ProgramArguments nor a Program.'));
  if (fields['KeepAlive'] !== undefined && fields['KeepAlive'] !== false) {
    return refused(t('launchd keeps it running (KeepAlive), and a run of CronPilot has an end.'));
  }
  const times = readTimes(fields);
  if ('problem' in times) return refused(times.problem);
  const user = text(fields['UserName']);
  const isForeign =
    (user !== null && user !== surroundings.userName) || /\/LaunchDaemons\//.test(file.name);
  return {
    ...base,
    when: times.when,
    draft: {
      ...toDraft(fields, label, command),
      schedules: times.schedules,
      triggers: times.triggers,
    },
    notes: [...times.notes, ...notesOf(fields, isForeign ? (user ?? 'root') : null, surroundings)],
    refusal: null,
    isForeign,
  };
}

/** A binary property list as the text it would be in XML; null for other bytes. */
export function plistText(bytes: Uint8Array): string | null {
  if (!Buffer.from(bytes.subarray(0, 6)).equals(Buffer.from('bplist'))) return null;
  return build(parseBinary(bytes));
}

function parsePlist(source: string): Fields | null {
  // The parser of property lists writes what it does not like to the console.
  if (XMLValidator.validate(source) !== true) return null;
  try {
    return asFields(parse(source));
  } catch {
    return null;
  }
}

function readCommand(fields: Fields): ShellCall | null {
  const args = texts(fields['ProgramArguments']);
  const program = text(fields['Program']);
  const words = program === null ? args : [program, ...args.slice(1)];
  if (words.length === 0) return null;
  return readShellCall(words) ?? { command: quoteWords(words), shell: '/bin/sh' };
}

function readTimes(fields: Fields) {
  const calendar = fields['StartCalendarInterval'];
  const entries = calendar === undefined ? [] : Array.isArray(calendar) ? calendar : [calendar];
  const patterns: string[] = [];
  for (const entry of entries) {
    const pattern = toPattern(asFields(entry) ?? {});
    if (pattern === null)
      return { problem: t('StartCalendarInterval holds a part that is no number of its range.') };
    patterns.push(pattern);
  }
  const merged = mergePatterns(patterns);
  const seconds = Number(fields['StartInterval'] ?? 0);
  const schedules: ScheduleDraft[] = [
    ...merged.map((pattern) => ({ kind: 'cron' as const, pattern })),
    ...(seconds > 0 ? [{ kind: 'interval' as const, everyMs: seconds * 1000 }] : []),
  ];
  const paths = [...texts(fields['WatchPaths']), ...texts(fields['QueueDirectories'])];
  const triggers: TriggerDraft[] = [
    ...(fields['RunAtLoad'] === true ? [{ kind: 'app_start' as const }] : []),
    ...paths.map((path) => ({ kind: 'file' as const, path })),
  ];
  const when = [
    ...merged,
    ...(seconds > 0 ? [`StartInterval ${seconds}`] : []),
    ...(fields['RunAtLoad'] === true ? ['RunAtLoad'] : []),
    ...paths,
  ].join('; ');
  return { when, schedules, triggers, notes: timeNotes(fields, patterns) };
}

/** What is left out is every value, as in cron; of day and weekday either is enough. */
function toPattern(parts: Fields): string | null {
  const limits = { Minute: [0, 59], Hour: [0, 23], Day: [1, 31], Month: [1, 12], Weekday: [0, 7] };
  const fields = PARTS.map((name) => {
    const value = parts[name];
    if (value === undefined) return '*';
    const [min = 0, max = 0] = limits[name];
    return Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? `${Number(value)}`
      : null;
  });
  return fields.includes(null) ? null : fields.join(' ');
}

/** launchd has no lists: what differs in one part alone becomes a list there. */
function mergePatterns(patterns: readonly string[]): readonly string[] {
  let merged = [...new Set(patterns)].map((pattern) => pattern.split(' '));
  for (const at of PARTS.keys()) {
    const groups = new Map<string, string[][]>();
    for (const parts of merged) {
      const isWild = parts[at] === '*';
      const key = parts.map((part, place) => (place === at ? String(isWild) : part)).join(' ');
      groups.set(key, [...(groups.get(key) ?? []), parts]);
    }
    merged = [...groups.values()].map((group) => {
      const values = [...new Set(group.map((parts) => parts[at] ?? ''))].sort(
        (a, b) => Number(a) - Number(b),
      );
      return (group[0] ?? []).map((part, place) => (place === at ? values.join(',') : part));
    });
  }
  return merged.map((parts) => parts.join(' '));
}

function timeNotes(fields: Fields, patterns: readonly string[]): readonly ImportNote[] {
  const everyMinute = patterns.find((pattern) => /^\* .*\d/.test(pattern)) ?? null;
  const span = everyMinute !== null && /^\* \d/.test(everyMinute) ? 'hour' : 'day';
  const isOnDemand = TIMED.every((name) => fields[name] === undefined || fields[name] === false);
  return [
    ...(everyMinute === null
      ? []
      : [
          warning(
            t('Without a Minute, launchd starts it in every minute of that {span}.', { span }),
          ),
        ]),
    ...(isOnDemand ? [warning(t('launchd starts it on demand; here it starts by hand.'))] : []),
    ...(fields['RunAtLoad'] === true
      ? [note(t('RunAtLoad: it starts whenever CronPilot starts.'))]
      : []),
    ...(fields['QueueDirectories'] === undefined
      ? []
      : [
          warning(
            t(
              'launchd starts it again until the folder is empty; here each change starts it once.',
            ),
          ),
        ]),
    ...(fields['Disabled'] === true ? [note(t('It is switched off in launchd (Disabled).'))] : []),
  ];
}

function toDraft(fields: Fields, label: string, call: ShellCall): TaskDraft {
  const env = Object.entries(asFields(fields['EnvironmentVariables']) ?? {});
  const nice = Number(fields['Nice'] ?? 0);
  const grace = Number(fields['ExitTimeOut'] ?? 0);
  return {
    name: label,
    action: { kind: 'command', ...call },
    cwd: text(fields['WorkingDirectory']),
    env: Object.fromEntries(env.map(([name, value]) => [name, String(value)])),
    misfirePolicy: 'run_once',
    ...(nice > 0 ? { nice: Math.min(nice, 19) } : {}),
    ...(grace > 0 ? { graceMs: Math.min(grace * 1000, 3_600_000) } : {}),
  };
}

function notesOf(
  fields: Fields,
  foreignUser: string | null,
  { userName }: ImportSurroundings,
): readonly ImportNote[] {
  const output = text(fields['StandardOutPath']) ?? text(fields['StandardErrorPath']);
  const unknown = Object.keys(fields).filter((name) => !KNOWN.has(name));
  return [
    ...(foreignUser === null
      ? []
      : [
          warning(
            t('It runs as {user} there; CronPilot would run it as {ownName}.', {
              user: foreignUser,
              ownName: userName,
            }),
          ),
        ]),
    ...(output === null
      ? []
      : [note(t('Its output went to {output}; CronPilot keeps it as the run log.', { output }))]),
    ...(Number(fields['Nice'] ?? 0) < 0
      ? [
          warning(
            t('It has no higher priority than others here (Nice {nice}).', {
              nice: Number(fields['Nice']),
            }),
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          note(
            t('Left out, since a task has nothing like it: {names}.', {
              names: unknown.join(', '),
            }),
          ),
        ]
      : []),
  ];
}

function asFields(value: unknown): Fields | null {
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFields ? (value as Fields) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
