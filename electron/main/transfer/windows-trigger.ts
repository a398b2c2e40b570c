/** Turns one trigger of the Windows Task Scheduler into schedules and triggers. */

import { t } from '../../shared/i18n.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { note, warning } from './import-draft.ts';
import {
  type Boundary,
  countedFrom,
  readBoundary,
  readCalendar,
  readOnce,
  type Rule,
  type RuleReading,
} from './windows-calendar.ts';
import { child, readIsoDuration, textOf, type XmlNode } from './xml-node.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];
type TriggerDraft = NonNullable<TaskDraft['triggers']>[number];

export interface TriggerReading {
  readonly when: string;
  readonly schedules: ScheduleDraft[];
  readonly triggers: TriggerDraft[];
  readonly notes: readonly ImportNote[];
  readonly problem: string | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

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
    return { ...none, notes: [note(t('A {kind} that is switched off is left out.', { kind }))] };
  }
  switch (kind) {
    case 'BootTrigger':
      return readEvent(kind, node, { kind: 'boot' }, t('It starts with CronPilot after the boot.'));
    case 'LogonTrigger': {
      const text = t('It starts with CronPilot after the login.');
      return readEvent(kind, node, { kind: 'app_start' }, text);
    }
    case 'SessionStateChangeTrigger':
      return textOf(node, 'StateChange') === 'SessionUnlock'
        ? readEvent(kind, node, { kind: 'unlock' }, null)
        : refused(
            t('It starts on {session}.', {
              session: textOf(node, 'StateChange') ?? t('a change of the session'),
            }),
          );
    case 'TimeTrigger':
    case 'CalendarTrigger':
      return readTimed(kind, node);
    default:
      return refused(t('CronPilot has no trigger like {kind}.', { kind }));
  }
}

/** One that repeats without an end becomes an interval besides. */
function readEvent(
  kind: string,
  node: XmlNode,
  trigger: TriggerDraft,
  text: string | null,
): TriggerReading {
  const repetition = child(node, 'Repetition');
  const interval = textOf(repetition, 'Interval');
  const everyMs = readIsoDuration(interval ?? '');
  const isEndless = textOf(repetition, 'Duration') === null && everyMs !== null;
  const delay = textOf(node, 'Delay');
  const bounds = ['StartBoundary', 'EndBoundary'].filter((name) => textOf(node, name) !== null);
  return {
    when: kind,
    schedules: isEndless ? [{ kind: 'interval', everyMs }] : [],
    triggers: [trigger],
    notes: [
      ...(text === null ? [] : [note(text)]),
      ...(delay === null ? [] : [warning(t('Its delay of {delay} is left out.', { delay }))]),
      ...(bounds.length === 0
        ? []
        : [
            warning(
              t('The {kind} holds at any time here ({bounds}).', {
                kind,
                bounds: bounds.join(', '),
              }),
            ),
          ]),
      ...(interval === null
        ? []
        : [
            isEndless
              ? note(t('Every {interval} is counted from when it is brought in.', { interval }))
              : warning(
                  t('It does not repeat every {interval} for a while after the {kind}.', {
                    interval,
                    kind,
                  }),
                ),
          ]),
    ],
    problem: null,
  };
}

function readTimed(kind: string, node: XmlNode): TriggerReading {
  const start = readBoundary(textOf(node, 'StartBoundary'));
  const base = { when: kind, schedules: [], triggers: [], notes: [] };
  if (!start)
    return { ...base, problem: t('The {kind} has no StartBoundary that is a time.', { kind }) };
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
  const schedules = repeated.schedules.map((each): ScheduleDraft => ({ ...each, ...limits }));
  const isOtherZone = end !== null && end.timeZone !== start.timeZone;
  const zoneNote = warning(
    t('Its last time is told by another clock than its first (EndBoundary).'),
  );
  const notes = [...repeated.notes, ...(isOtherZone ? [zoneNote] : [])];
  return { ...base, when: repeated.when, schedules, notes, problem: null };
}

/** "Every 15 minutes for the whole day" is an interval; one that ends each day has no equal here. */
function readRepetition(node: XmlNode, start: Boundary, rule: Rule, isOnce: boolean): RuleReading {
  const repetition = child(node, 'Repetition');
  const interval = textOf(repetition, 'Interval');
  if (interval === null) return rule;
  const everyMs = readIsoDuration(interval);
  const durationMs = readIsoDuration(textOf(repetition, 'Duration') ?? '');
  if (everyMs === null || everyMs < 1_000)
    return { problem: t('It repeats every {interval}, which is no time span.', { interval }) };
  const byDay = child(node, 'ScheduleByDay');
  const isDaily = byDay !== null && Number(textOf(byDay, 'DaysInterval') ?? 1) === 1;
  const isEndless = isOnce
    ? durationMs === null
    : isDaily && (durationMs === null || durationMs >= DAY_MS);
  if (isEndless && (isOnce || DAY_MS % everyMs === 0)) {
    const schedule =
      (isOnce ? null : hoursOfDay(everyMs, start)) ??
      ({ kind: 'interval', everyMs, ...countedFrom(start) } as const);
    return { schedules: [schedule], when: `Every ${interval}`, notes: rule.notes };
  }
  return {
    problem: t(
      'It repeats every {interval} for {duration, select, ever {ever} other {{duration}}}, which CronPilot can only say of whole days.',
      { interval, duration: textOf(repetition, 'Duration') ?? 'ever' },
    ),
  };
}

/** Hours that a change of the clock does not move; null for spans that are no hours of the day. */
function hoursOfDay(everyMs: number, { at, timeZone }: Boundary): ScheduleDraft | null {
  const [hour = 0, minute = 0, second = 0] = at.slice(11).split(':').map(Number);
  const step = everyMs / HOUR_MS;
  if (!Number.isInteger(step) || step < 2 || second > 0) return null;
  const hours = Array.from({ length: 24 / step }, (_, nth) => (hour + nth * step) % 24);
  const pattern = `${minute} ${hours.sort((a, b) => a - b).join(',')} * * *`;
  return { kind: 'cron', pattern, timeZone, startAt: at };
}
