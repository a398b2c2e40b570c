/** The next times that schedules fire: date, time and how far away. */

import {
  formatClock,
  formatClockSeconds,
  formatDate,
  formatDuration,
  formatRelative,
} from '../../electron/shared/duration.ts';
import { useNow } from '../hooks/use-now.ts';

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

export interface SchedulePreviewProps {
  readonly fireTimesMs: readonly number[];
  /** What is unusual about a fire time, by the time. */
  readonly marks: ReadonlyMap<number, string>;
  /** Null shows the computer's time. */
  readonly timeZone: string | null;
}

export function SchedulePreview({ fireTimesMs, marks, timeZone }: SchedulePreviewProps) {
  const nowMs = useNow();
  const clock = fireTimesMs.some((ms) => ms % MINUTE_MS !== 0) ? formatClockSeconds : formatClock;
  return (
    <table className="w-full text-sm tabular-nums">
      <tbody>
        {fireTimesMs.map((ms) => (
          <tr key={ms} className="h-7 border-b border-border-subtle">
            <td className="w-px min-w-[86px] pe-2.5 whitespace-nowrap">
              {formatDate(ms, nowMs, timeZone)}
            </td>
            <td className="font-medium">
              {clock(ms, timeZone)}
              {marks.has(ms) && (
                <span className="block pb-1 text-xs font-normal text-text-2">{marks.get(ms)}</span>
              )}
            </td>
            <td className="text-end text-xs whitespace-nowrap text-text-2">
              {distance(ms, nowMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `Europe/Berlin, UTC+1`. */
export function zoneWords(timeZone: string | null, atMs: number): string {
  const formatter = new Intl.DateTimeFormat('en', {
    timeZoneName: 'shortOffset',
    ...(timeZone !== null && { timeZone }),
  });
  const offset = formatter.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value;
  const name = formatter.resolvedOptions().timeZone;
  return name === 'UTC' ? name : `${name}, ${(offset ?? '').replace('GMT', 'UTC')}`;
}

/** The date stands beside it, so it stays a distance beyond a week. */
function distance(ms: number, nowMs: number): string {
  return ms - nowMs < WEEK_MS ? formatRelative(ms, nowMs) : `in ${formatDuration(ms - nowMs)}`;
}
