/** Parts a list of runs into days. Pure. */

import type { Run } from '../../electron/shared/run.ts';

export interface RunDay {
  /** The same however many runs come before or after. */
  readonly key: string;
  /** Some time on that day. */
  readonly atMs: number;
  /** At least one. */
  readonly runs: readonly Run[];
}

/** When it began, or when a run that never started was due. */
export function whenOf({ startedAtMs, scheduledForMs, queuedAtMs }: Run): number {
  return startedAtMs ?? scheduledForMs ?? queuedAtMs;
}

/** In the given order: a day that comes again later begins anew. */
export function runDaysOf(runs: readonly Run[]): readonly RunDay[] {
  const days: { readonly key: string; readonly atMs: number; readonly runs: Run[] }[] = [];
  const countsByMidnight = new Map<number, number>();
  let lastMidnightMs: number | null = null;
  for (const run of runs) {
    const atMs = whenOf(run);
    const midnightMs = new Date(atMs).setHours(0, 0, 0, 0);
    if (midnightMs === lastMidnightMs) {
      days.at(-1)?.runs.push(run);
      continue;
    }
    const count = (countsByMidnight.get(midnightMs) ?? 0) + 1;
    countsByMidnight.set(midnightMs, count);
    days.push({ key: `${midnightMs}/${count}`, atMs, runs: [run] });
    lastMidnightMs = midnightMs;
  }
  return days;
}
