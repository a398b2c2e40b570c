/** Moves a schedule by a few minutes, away from others that start at the same time. */

import type { Schedule } from './schedule.ts';

export interface Shifted {
  readonly schedule: Schedule;
  /** The new time in place of the old one. */
  readonly clock: string;
}

/** Null where that is more than a change of one time of day: past midnight, or a wildcard. */
export function laterBy(schedule: Schedule, clock: string, minutes: number): Shifted | null {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  if (total >= 24 * 60) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  const shifted = `${two(Math.floor(total / 60))}:${two(total % 60)}`;
  switch (schedule.kind) {
    case 'daily':
    case 'weekly':
    case 'monthly': {
      const { times } = schedule;
      if (!times.includes(clock) || times.includes(shifted)) return null;
      const changed = times.map((time) => (time === clock ? shifted : time)).sort();
      return { schedule: { ...schedule, times: changed }, clock: shifted };
    }
    case 'hourly':
      return minute + minutes < 60 && schedule.minute === minute
        ? { schedule: { ...schedule, minute: minute + minutes }, clock: shifted }
        : null;
    case 'cron': {
      const pattern = schedule.pattern.replace(
        /^(0 (?=(?:\S+ ){4}\S+$))?(\d+) /,
        (_all, seconds: string | undefined, of: string) =>
          `${seconds ?? ''}${Number(of) + minutes} `,
      );
      const isShifted = pattern !== schedule.pattern && minute + minutes < 60;
      return isShifted ? { schedule: { ...schedule, pattern }, clock: shifted } : null;
    }
    case 'interval':
    case 'once':
      return null;
  }
}
