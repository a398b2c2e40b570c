/** When each line of a log was written, as far as that is known. */

import { useQuery } from '@tanstack/react-query';

import { formatClockSeconds } from '../../electron/shared/duration.ts';
import type { LogTime } from '../../electron/shared/log-query.ts';
import { call } from '../ipc.ts';
import type { LogTimeMode } from './log-choices.ts';

/** While output comes: the more there is to read again, the less often. */
const REFRESH_MS = 100;
const LONGEST_REFRESH_MS = 1_000;
const REFRESH_MS_PER_TIME = 0.1;
const NO_TIMES: readonly LogTime[] = [];
const SECOND_MS = 1000;

/**
 * By time; empty when nothing is known, or wanted.
 *
 * @param endBytes So far the log is shown.
 */
export function useLogTimes(
  runId: number,
  isLive: boolean,
  isWanted: boolean,
  endBytes: number,
): readonly LogTime[] {
  const { data } = useQuery({
    queryKey: ['log times', runId, isLive],
    queryFn: () => call('logs.times', { runId }),
    enabled: isWanted,
    refetchInterval: ({ state }) => isLive && refreshMs(state.data ?? NO_TIMES, endBytes),
    // What was read when the log was shown before is too little.
    refetchOnMount: 'always',
    placeholderData: (before) => before,
  });
  return isWanted ? (data ?? NO_TIMES) : NO_TIMES;
}

/** False when they reach as far as the log. */
function refreshMs(times: readonly LogTime[], endBytes: number): number | false {
  if ((times.at(-1)?.endBytes ?? 0) >= endBytes) return false;
  const wantedMs = times.length * REFRESH_MS_PER_TIME;
  return Math.min(LONGEST_REFRESH_MS, Math.max(REFRESH_MS, wantedMs));
}

/** When a byte was written; null when that is not known. */
export function timeOfByte(times: readonly LogTime[], offsetBytes: number): number | null {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle]?.endBytes ?? 0) <= offsetBytes) low = middle + 1;
    else high = middle;
  }
  return times[low]?.atMs ?? null;
}

/** `02:03:14.1`, or from the start `+1:12.4`; to 0.1 s, which is how often a log is looked at. */
export function lineTimeWords(atMs: number, mode: LogTimeMode, startMs: number): string {
  const tenth = (ms: number) => Math.floor((ms % SECOND_MS) / 100);
  if (mode === 'absolute') return `${formatClockSeconds(atMs)}.${tenth(atMs)}`;
  const sinceMs = Math.max(0, atMs - startMs);
  const seconds = Math.floor(sinceMs / SECOND_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const head = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `+${head}:${two(seconds % 60)}.${tenth(sinceMs)}`;
}
