/** Turns one trigger of the Windows Task Scheduler into schedules and triggers. */

import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { note, warning } from './import-draft.ts';
import { WINDOWS_MONTHS } from './windows-months.ts';
import { child, readIsoDuration, textOf, textsOf, type XmlNode } from './xml-node.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];
type TriggerDraft = NonNullable<TaskDraft['triggers']>[number];

export interface TriggerReading {
  readonly when: string;
  readonly schedules: ScheduleDraft[];
  readonly triggers: TriggerDraft[];
  readonly notes: readonly ImportNote[];
  readonly problem: string | null;
}

const DAY_MS = 86_400_000;
/** From Monday, as CronPilot counts. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MAX_WEEKS = 52;

export function readWindowsTrigger(kind: string, node: XmlNode): TriggerReading {
  const none: TriggerReading = {
    when: kind,
    schedules: [],
    triggers: [],
    notes: [],
    problem: null,
  };
  const refused = (problem: string) => ({ ...none, problem });
  if (textOf(node, 'Enabled') === 'false') {
    return { ...none, notes: [note(`A ${kind} that is switched off is left out.`)] };
  }
  switch (kind) {
    case 'BootTrigger':
      return { ...none, triggers: [{ kind: 'boot' }], notes: delayNotes(node, 'the boot') };
    case 'LogonTrigger':
      return { ...none, triggers: [{ kind: 'app_start' }], notes: delayNotes(node, 'the login') };
    case 'SessionStateChangeTrigger':
      return textOf(node, 'StateChange') === 'SessionUnlock'
        ? { ...none, triggers: [{ kind: 'unlock' }] }
        : refused(`It starts on ${textOf(node, 'StateChange') ?? 'a change of the session'}.`);
    case 'TimeTrigger':
    case 'CalendarTrigger':
      return readTimed(kind, node);
    default:
      return refused(`CronPilot has no trigger like ${kind}.`);
  }
}

function delayNotes(node: XmlNode, what: string): readonly ImportNote[] {
  const delay = textOf(node, 'Delay');
  return [
    note(`It starts with CronPilot after ${what}.`),
    ...(delay === null ? [] : [warning(`Its delay of ${delay} is left out.`)]),
  ];
}

/** Wall-clock time and zone of a boundary: `2026-01-05T09:00:00`, perhaps with Z or an offset. */
function readBoundary(text: string | null) {
  const [, at, zone] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text ?? '') ?? [];
  if (at === undefined) return null;
  if (zone === undefined) return { at, timeZone: null };
  return { at: new Date(`${at}${zone}`).toISOString().slice(0, 19), timeZone: 'UTC' };
}

function readTimed(kind: string, node: XmlNode): TriggerReading {
  const start = readBoundary(textOf(node, 'StartBoundary'));
  const base = { when: kind, schedules: [], triggers: [], notes: [] };
  if (!start) return { ...base, problem: `The ${kind} has no StartBoundary that is a time.` };
  const end = readBoundary(textOf(node, 'EndBoundary'));
  const delayMs = readIsoDuration(textOf(node, 'RandomDelay') ?? '') ?? 0;
  const limits = {
    ...(end ? { endAt: end.at } : {}),
    ...(delayMs > 0 ? { jitterMs: Math.min(delayMs, DAY_MS) } : {}),
  };
  const rule = kind === 'TimeTrigger' ? readOnce(start) : readCalendar(node, start);
  if ('problem' in rule) return { ...base, problem: rule.problem };
  const repeated = readRepetition(node, start, rule, kind === 'TimeTrigger');
  if ('problem' in repeated) return { ...base, problem: repeated.problem };
  const schedules = [repeated.schedule].map((each): ScheduleDraft => ({ ...each, ...limits }));
  return { ...base, when: repeated.when, schedules, notes: repeated.notes, problem: null };
}

type Boundary = NonNullable<ReturnType<typeof readBoundary>>;
type Rule =
  | {
      readonly schedule: ScheduleDraft;
      readonly when: string;
      readonly notes: readonly ImportNote[];
    }
  | { readonly problem: string };

function readOnce({ at, timeZone }: Boundary): Rule {
  return { schedule: { kind: 'once', at, timeZone }, when: `Once ${at}`, notes: [] };
}

function readCalendar(node: XmlNode, { at, timeZone }: Boundary): Rule {
  const time = at.slice(11, 16);
  const [hour, minute] = time.split(':').map(Number);
  const common = { times: [time], timeZone, startAt: at };
  const byDay = child(node, 'ScheduleByDay');
  const byWeek = child(node, 'ScheduleByWeek');
  const byMonth = child(node, 'ScheduleByMonth');
  const byWeekday = child(node, 'ScheduleByMonthDayOfWeek');
  const clock = `${minute} ${hour}`;
  if (byDay) {
    const every = Number(textOf(byDay, 'DaysInterval') ?? 1);
    if (every === 1)
      return { schedule: { kind: 'daily', ...common }, when: `Daily ${time}`, notes: [] };
    const text = `Every ${every} days is counted in spans of 24 hours, which a clock change moves by an hour.`;
    const schedule = { kind: 'interval', everyMs: every * DAY_MS, startAt: at } as const;
    return { schedule, when: `Every ${every} days ${time}`, notes: [warning(text)] };
  }
  if (byWeek) return readWeeks(byWeek, common, at);
  if (byMonth) {
    const days = textsOf(child(byMonth, 'DaysOfMonth'), 'Day').map((day) =>
      day === 'Last' ? 'L' : day,
    );
    const pattern = `${clock} ${days.join(',')} ${monthsOf(byMonth)} *`;
    return { schedule: { kind: 'cron', pattern, timeZone, startAt: at }, when: pattern, notes: [] };
  }
  if (byWeekday) {
    const weeks = textsOf(child(byWeekday, 'Weeks'), 'Week');
    const days = daysOf(byWeekday).map((day) => day % 7);
    const nths = weeks.flatMap((week) =>
      days.map((day) => `${day}#${week === 'Last' ? 'L' : week}`),
    );
    const pattern = `${clock} * ${monthsOf(byWeekday)} ${nths.join(',')}`;
    return { schedule: { kind: 'cron', pattern, timeZone, startAt: at }, when: pattern, notes: [] };
  }
  return { problem: 'A CalendarTrigger without days, weeks or months is not understood.' };
}

function readWeeks(
  byWeek: XmlNode,
  common: { readonly times: string[]; readonly timeZone: string | null; readonly startAt: string },
  at: string,
): Rule {
  const everyWeeks = Number(textOf(byWeek, 'WeeksInterval') ?? 1);
  if (everyWeeks > MAX_WEEKS)
    return { problem: `Every ${everyWeeks} weeks is more than ${MAX_WEEKS}.` };
  const fromDate = at.slice(0, 10);
  const days = daysOf(byWeek);
  return {
    schedule: {
      kind: 'weekly',
      days,
      ...common,
      ...(everyWeeks > 1 ? { everyWeeks, fromDate } : {}),
    },
    when: `Every ${everyWeeks} weeks`,
    // Its weeks begin on Sunday, CronPilot's on Monday.
    notes:
      everyWeeks > 1 && days.includes(7)
        ? [warning('Windows counts Sunday to the week after it, CronPilot to the week before.')]
        : [],
  };
}

function daysOf(node: XmlNode): number[] {
  const names = Object.keys(child(node, 'DaysOfWeek') ?? {});
  return names
    .map((name) => WEEKDAYS.indexOf(name) + 1)
    .filter((day) => day > 0)
    .sort((a, b) => a - b);
}

function monthsOf(node: XmlNode): string {
  const names = Object.keys(child(node, 'Months') ?? {});
  const months = names.map((name) => WINDOWS_MONTHS.indexOf(name) + 1).filter((month) => month > 0);
  return months.length === 0 || months.length === 12 ? '*' : months.sort((a, b) => a - b).join(',');
}

/** "Every 15 minutes for the whole day" is an interval; one that ends each day has no equal here. */
function readRepetition(
  node: XmlNode,
  start: Boundary,
  rule: Exclude<Rule, { problem: string }>,
  isOnce: boolean,
): Rule {
  const repetition = child(node, 'Repetition');
  const interval = textOf(repetition, 'Interval');
  if (interval === null) return rule;
  const everyMs = readIsoDuration(interval);
  const durationMs = readIsoDuration(textOf(repetition, 'Duration') ?? '');
  if (everyMs === null || everyMs < 1_000)
    return { problem: `It repeats every ${interval}, which is no time span.` };
  const isDaily = rule.schedule.kind === 'daily';
  const isEndless = isOnce
    ? durationMs === null
    : isDaily && (durationMs === null || durationMs >= DAY_MS);
  if (isEndless && (isOnce || DAY_MS % everyMs === 0)) {
    const startAt =
      start.timeZone === null ? { startAt: start.at } : { anchorMs: Date.parse(`${start.at}Z`) };
    return {
      schedule: { kind: 'interval', everyMs, ...startAt },
      when: `Every ${interval}`,
      notes: rule.notes,
    };
  }
  return {
    problem: `It repeats every ${interval} for ${textOf(repetition, 'Duration') ?? 'ever'}, which CronPilot can only say of whole days.`,
  };
}
