/** The next times that schedules fire: date, time and how far away. */

import clsx from 'clsx';
import { Fragment } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import {
  formatClock,
  formatClockSeconds,
  formatDate,
  formatDateTime,
  formatDuration,
  formatRelative,
} from '../../electron/shared/duration.ts';
import type { MinuteSharing } from '../../electron/shared/schedule-preview.ts';
import { useNow } from '../hooks/use-now.ts';
import { Moment } from './moment.tsx';
import { SharedMinuteNote } from './shared-minute-note.tsx';

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

export interface SchedulePreviewProps {
  readonly fireTimesMs: readonly number[];
  /** What is unusual about a fire time, by the time. */
  readonly marks: ReadonlyMap<number, string>;
  /** Null as long as it is not known. */
  readonly sharing: MinuteSharing | null;
  /** Null shows the computer's time. */
  readonly timeZone: string | null;
}

export function SchedulePreview(props: SchedulePreviewProps) {
  const { fireTimesMs, marks, sharing, timeZone } = props;
  const nowMs = useNow();
  const clock = fireTimesMs.some((ms) => ms % MINUTE_MS !== 0) ? formatClockSeconds : formatClock;
  const isElsewhere = timeZone !== null && timeZone !== hereZone();
  return (
    <>
      <table className="w-full text-sm tabular-nums">
        <tbody>
          {fireTimesMs.map((ms) => {
            const shared = sharing?.single.find(({ fireAtMs }) => fireAtMs === ms);
            const hasNote = isElsewhere || marks.has(ms) || shared !== undefined;
            return (
              <Fragment key={ms}>
                <tr className={clsx('h-7', !hasNote && 'border-b border-border-subtle')}>
                  <td className="w-px min-w-[86px] pe-2.5 whitespace-nowrap">
                    {formatDate(ms, nowMs, timeZone)}
                  </td>
                  <td className="font-medium">
                    <Moment ms={ms} timeZone={timeZone}>
                      {clock(ms, timeZone)}
                    </Moment>
                  </td>
                  <td className="text-end text-xs whitespace-nowrap text-text-2">
                    {distance(ms, nowMs)}
                  </td>
                </tr>
                {hasNote && (
                  <tr className="border-b border-border-subtle">
                    <td colSpan={3} className="pb-1.5 text-xs text-text-2">
                      {isElsewhere && (
                        <span className="block">{hereWords(ms, nowMs, timeZone)}</span>
                      )}
                      {marks.get(ms)}
                      {shared !== undefined && <SharedMinuteNote tasks={shared} />}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {sharing?.always && (
        <div className="mt-3">
          <SharedMinuteNote tasks={sharing.always} isOfAll />
        </div>
      )}
    </>
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

function hereZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** By the computer's clock, with the date where that is another one. */
function hereWords(ms: number, nowMs: number, timeZone: string | null): string {
  const isSameDay = formatDate(ms, nowMs) === formatDate(ms, nowMs, timeZone);
  const time = isSameDay ? formatClock(ms) : formatDateTime(ms, nowMs);
  return t('{time} here', { time });
}

/** The date stands beside it, so it stays a distance beyond a week. */
function distance(ms: number, nowMs: number): string {
  return ms - nowMs < WEEK_MS
    ? formatRelative(ms, nowMs)
    : t('in {duration}', { duration: formatDuration(ms - nowMs) });
}
