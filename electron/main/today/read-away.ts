/** Finds what fell due while nothing could run, as long as it waits for an answer. */

import type { ReasonCode, Run } from '../../shared/run.ts';
import type { DayStore } from '../store/day-store.ts';
import type { RunStore } from '../store/run-store.ts';

/** What stays undone is asked about for so long; then it is one of the things that need the user. */
const ASK_FOR_MS = 3_600_000;
/** Of an absence, and not of a clock that was set. */
const ABSENCES: readonly (ReasonCode | null)[] = ['asleep', 'app_closed', 'too_late', 'coalesced'];

export interface AwaySources {
  readonly dayStore: DayStore;
  readonly runStore: RunStore;
}

export function readAway({ dayStore, runStore }: AwaySources, nowMs: number): readonly Run[] {
  const waiting = runStore
    .active()
    .filter(({ state, trigger }) => state === 'queued' && trigger === 'catch_up')
    .filter(({ notBeforeMs }) => notBeforeMs !== null && notBeforeMs > nowMs)
    .sort((a, b) => Number(a.notBeforeMs) - Number(b.notBeforeMs));
  const missed = dayStore
    .unansweredMissesSince(nowMs - ASK_FOR_MS)
    .filter((run) => isAway(run, nowMs));
  const found = [...waiting, ...missed];
  const dismissed = dayStore.dismissedOf(found.map(({ id }) => id));
  return found.filter(({ id }) => !dismissed.has(id));
}

/** A missed one that the user is still asked about. */
export function isAway({ reasonCode, queuedAtMs }: Run, nowMs: number): boolean {
  return ABSENCES.includes(reasonCode) && queuedAtMs > nowMs - ASK_FOR_MS;
}
