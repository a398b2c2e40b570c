/** One warning about a schedule that is being written, and what mends it. */

import type { Schedule } from './schedule.ts';

/** The most serious first. */
export const warningKinds = [
  'never',
  'either_day',
  'overlap',
  'asleep',
  'uneven',
  'skips_months',
  'clock_change',
  'busy_minute',
  'many_runs',
  'clock_unaffected',
] as const;

export interface ScheduleWarning {
  readonly kind: (typeof warningKinds)[number];
  /** Null where the text says it all. */
  readonly title: string | null;
  readonly text: string;
  readonly fix: WarningFix | null;
}

/** What one click changes: a schedule, or what happens after a sleep. */
export type WarningFix = { readonly label: string } & (
  | { readonly kind: 'schedule'; readonly at: number; readonly schedule: Schedule }
  | { readonly kind: 'run_once_when_back' }
);

export function warning(
  kind: ScheduleWarning['kind'],
  text: string,
  fix: WarningFix | null = null,
  title: string | null = null,
): ScheduleWarning {
  return { kind, title, text, fix };
}
