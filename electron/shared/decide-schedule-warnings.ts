/** Decides which warnings stand beside schedules that are being written, and what mends each. */

import { decideClockWarnings } from './clock-warnings.ts';
import { formatDuration } from './duration.ts';
import { formatBytes } from './format-bytes.ts';
import { formatCount } from './format-number.ts';
import { t } from './i18n.ts';
import { findBothDays, findSkippedMonths, findUnevenStep } from './pattern-warnings.ts';
import type { PreviewFacts, StartFacts } from './schedule-facts.ts';
import type { Schedule } from './schedule.ts';
import { type ScheduleWarning, warning, warningKinds } from './schedule-warning.ts';
import { laterBy } from './schedule-shift.ts';
import type { MisfirePolicy, OverlapPolicy } from './task.ts';

export interface WarningInput {
  /** Where each schedule is in the form; one that cannot be read is left out. */
  readonly schedules: readonly { readonly at: number; readonly schedule: Schedule }[];
  /** Of the same schedules in the same order. */
  readonly facts: PreviewFacts;
  readonly overlapPolicy: OverlapPolicy;
  /** Null is the default, which runs once but for what is due hourly or more often. */
  readonly misfirePolicy: MisfirePolicy | null;
}

const MAX_SHOWN = 3;
const MANY_PER_DAY = 1_000;
const BUSY_TASKS = 3;
const MANY_NIGHTS = 3;
const SHIFT_MINUTES = 7;
const HOUR_MS = 3_600_000;

/** At most three, the most serious first, and one of a kind. */
export function decideScheduleWarnings(input: WarningInput): readonly ScheduleWarning[] {
  const { schedules, facts } = input;
  const found = [
    ...schedules.flatMap(({ at, schedule }, index) => {
      const { never, clockChanges, start } = facts.schedules[index] ?? NO_FACTS;
      if (never !== null) return [warning('never', never)];
      return [
        findBothDays(schedule, at),
        findUnevenStep(schedule, at),
        findSkippedMonths(schedule, at),
        ...decideClockWarnings(schedule, clockChanges),
        ...(start ? [decideBusyMinute(schedule, at, start), decideAsleep(start, input)] : []),
      ];
    }),
    decideOverlap(input),
    decideManyRuns(facts),
  ].filter((each) => each !== null);
  return warningKinds
    .flatMap((kind) => found.find((each) => each.kind === kind) ?? [])
    .slice(0, MAX_SHOWN);
}

const NO_FACTS: PreviewFacts['schedules'][number] = { never: null, clockChanges: [], start: null };

function decideBusyMinute(
  schedule: Schedule,
  at: number,
  { clock, otherTaskCount }: StartFacts,
): ScheduleWarning | null {
  if (otherTaskCount < BUSY_TASKS) return null;
  const text = t('{count} other tasks start at {clock}.', { count: otherTaskCount, clock });
  const shifted = laterBy(schedule, clock, SHIFT_MINUTES);
  return warning(
    'busy_minute',
    text,
    shifted && {
      kind: 'schedule',
      at,
      schedule: shifted.schedule,
      label: t('Start at {clock}', { clock: shifted.clock }),
    },
  );
}

/** What is due hourly or more often meets every sleep, which is no news. */
function decideAsleep(start: StartFacts, input: WarningInput): ScheduleWarning | null {
  const { clock, nightCount, asleepCount, closedCount } = start;
  const { periodMs } = input.facts;
  const missedCount = asleepCount + closedCount;
  if (missedCount < MANY_NIGHTS || (periodMs !== null && periodMs <= HOUR_MS)) return null;
  const values = { clock, missedCount, nightCount };
  const text =
    closedCount === 0
      ? t(
          'This computer was asleep at {clock} on {missedCount} of the last {nightCount} days.',
          values,
        )
      : t(
          'This computer was asleep or CronPilot closed at {clock} on {missedCount} of the last {nightCount} days.',
          values,
        );
  if (input.misfirePolicy !== 'skip') return null;
  return warning('asleep', text, {
    kind: 'run_once_when_back',
    label: t('Run once when back'),
  });
}

/** Of each so many runs one starts, where the others find it still going. */
function decideOverlap({ facts, overlapPolicy }: WarningInput): ScheduleWarning | null {
  const { usualDurationMs, periodMs } = facts;
  if (usualDurationMs === null || periodMs === null || usualDurationMs <= periodMs) return null;
  const values = {
    duration: formatDuration(usualDurationMs),
    period: formatDuration(periodMs),
    nth: Math.ceil(usualDurationMs / periodMs),
  };
  switch (overlapPolicy) {
    case 'skip':
      return warning(
        'overlap',
        t(
          'Usually takes {duration} but starts every {period}: {nth, plural, =2 {every second run is skipped} other {only one run in # starts}}.',
          values,
        ),
      );
    case 'queue':
      return warning(
        'overlap',
        t('Usually takes {duration} but starts every {period}: runs wait for each other.', values),
      );
    case 'replace':
      return warning(
        'overlap',
        t('Usually takes {duration} but starts every {period}: each run stops the last.', values),
      );
    case 'allow':
      return null;
  }
}

function decideManyRuns(facts: PreviewFacts): ScheduleWarning | null {
  const { runsPerDay, meanLogBytes, keepLogsMs, keepLogsPerTask } = facts;
  if (runsPerDay < MANY_PER_DAY) return null;
  const days = Math.round(keepLogsMs / (24 * HOUR_MS));
  const isByCount = runsPerDay * days > keepLogsPerTask;
  const kept = isByCount
    ? t('Only the newest {count} logs are kept.', { count: formatCount(keepLogsPerTask) })
    : t('Logs are kept for {days, plural, one {# day} other {# days}}.', { days });
  const runs = t('{count} runs a day.', { count: formatCount(runsPerDay) });
  if (meanLogBytes === null) return warning('many_runs', `${runs} ${kept}`);
  const logCount = Math.min(runsPerDay * days, keepLogsPerTask);
  const size = t('They take about {size}.', {
    size: formatBytes(Math.round(meanLogBytes * logCount)),
  });
  return warning('many_runs', `${runs} ${kept} ${size}`);
}
