/** Parts a list of runs into days. Pure. */

import type { Run } from '../../electron/shared/run.ts';

export interface RunDay {
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
  const days: { readonly atMs: number; readonly runs: Run[] }[] = [];
  for (const run of runs) {
    const atMs = whenOf(run);
    const day = days.at(-1);
    if (day && isSameDay(day.atMs, atMs)) day.runs.push(run);
    else days.push({ atMs, runs: [run] });
  }
  return days;
}

function isSameDay(aMs: number, bMs: number): boolean {
  return new Date(aMs).setHours(0, 0, 0, 0) === new Date(bMs).setHours(0, 0, 0, 0);
}
