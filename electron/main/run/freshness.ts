/** Decides which tasks have gone without a success for longer than their users expect. */

import type { StaleTask } from '../../shared/status.ts';
import type { FreshnessContract } from '../store/freshness-store.ts';

export interface Freshness {
  /** Longest stale first. */
  readonly stale: readonly StaleTask[];
  /** When the next task goes stale; null when none can. */
  readonly nextAtMs: number | null;
}

/** The time that CronPilot was closed or the computer asleep counts like any other. */
export function decideFreshness(contracts: readonly FreshnessContract[], nowMs: number): Freshness {
  const dues = contracts.map((contract) => {
    const { lastSuccessAtMs, liveSinceMs, freshnessMs } = contract;
    return { contract, dueAtMs: Math.max(lastSuccessAtMs ?? 0, liveSinceMs) + freshnessMs };
  });
  const coming = dues.filter(({ dueAtMs }) => dueAtMs >= nowMs).map(({ dueAtMs }) => dueAtMs);
  return {
    stale: dues
      .filter(({ dueAtMs }) => dueAtMs < nowMs)
      .sort((a, b) => a.dueAtMs - b.dueAtMs)
      .map(({ contract: { liveSinceMs: _liveSinceMs, ...task }, dueAtMs }) => ({
        ...task,
        sinceMs: dueAtMs,
      })),
    // A million of them would be too many arguments.
    nextAtMs: coming.reduce<number | null>((min, at) => Math.min(min ?? at, at), null),
  };
}
