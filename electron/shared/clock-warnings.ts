/** Words what the next changes of the clock do to a schedule at fixed times. */

import { currentLocale, t } from './i18n.ts';
import type { ClockEffect } from './schedule-facts.ts';
import type { Schedule } from './schedule.ts';
import { type ScheduleWarning, warning } from './schedule-warning.ts';

/** The first change that has an effect; without one, that the next change to summer has none. */
export function decideClockWarnings(
  schedule: Schedule,
  changes: readonly ClockEffect[],
): readonly ScheduleWarning[] {
  const change = changes.find(({ affected }) => affected !== null);
  if (change) return [affectedBy(change)];
  const [gap] = changes.filter(({ kind }) => kind === 'gap');
  const [time] = 'times' in schedule ? schedule.times : [];
  if (!gap || time === undefined) return [];
  const text = t(
    'Your {time} runs are not affected. Runs between {from} and {to} would move to {to} that day.',
    { time, from: gap.from, to: gap.to },
  );
  return [warning('clock_unaffected', text, null, titleOf(gap))];
}

function affectedBy(change: ClockEffect): ScheduleWarning {
  const values = { date: dateWords(change), time: change.affected ?? '', to: change.to };
  const text =
    change.kind === 'gap'
      ? t('Clocks go forward on {date}: the {time} run starts at {to} that day.', values)
      : t('Clocks go back on {date}: {time} happens twice, CronPilot runs it once.', values);
  return warning('clock_change', text, null, titleOf(change));
}

function titleOf(change: ClockEffect): string {
  return t('Clocks change on {date}', { date: dateWords(change) });
}

/** `28 March`. */
function dateWords({ date }: ClockEffect): string {
  return new Intl.DateTimeFormat(currentLocale() === 'de' ? 'de' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(date));
}
