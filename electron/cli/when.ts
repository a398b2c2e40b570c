/** Words for the times and runs in the tables. */

import type { Run } from '../shared/run.ts';
import { formatDateTime, formatDuration, formatRelative } from '../shared/duration.ts';
import type { Pause } from '../shared/status.ts';
import { runDurationMs, stateWord } from '../shared/words.ts';

/** "in 28 m, Mon 23 Nov 15:00"; far away the date alone. */
export function whenWords(ms: number, nowMs: number): string {
  const relative = formatRelative(ms, nowMs);
  const absolute = formatDateTime(ms, nowMs);
  return absolute.startsWith(relative) ? absolute : `${relative}, ${absolute}`;
}

/** "Running for 42 s", "Failed 2 h ago"; "Not yet" without a run. */
export function lastRunWords(run: Run | null, nowMs: number): string {
  if (run === null) return 'Not yet';
  const word = stateWord(run.state);
  if (run.state === 'running')
    return `${word} for ${formatDuration(runDurationMs(run, nowMs) ?? 0)}`;
  return `${word} ${formatRelative(run.finishedAtMs ?? run.queuedAtMs, nowMs)}`;
}

export function pauseWords({ untilMs }: Pause, nowMs: number): string {
  return untilMs === null
    ? 'All schedules are paused until you resume.'
    : `All schedules are paused until ${formatDateTime(untilMs, nowMs)}, ${formatRelative(untilMs, nowMs)}.`;
}
