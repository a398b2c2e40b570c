/** Decides what becomes of a run that an earlier CronPilot, or a worker that died, left active. */

import type { Run } from '../../shared/run.ts';
import type { AdoptSpec, ProcessIdentity } from '../../shared/worker-protocol.ts';
import type { RunLaunch } from '../store/run-store.ts';

export type RecoveryDecision =
  /** Nothing was started: it waits again. */
  | { readonly kind: 'queue' }
  | {
      readonly kind: 'adopt';
      readonly spec: AdoptSpec;
      readonly process: ProcessIdentity | null;
      readonly locks: readonly string[];
    }
  | { readonly kind: 'vanished' };

/** @param mayHaveBegun Whether what starts the task was there, or is. */
export function decideRecovery(
  run: Pick<Run, 'state'>,
  launch: RunLaunch | null,
  mayHaveBegun: boolean,
): RecoveryDecision {
  if (run.state === 'queued') return { kind: 'queue' };
  if (!launch) return { kind: 'vanished' };
  if (!launch.process && !mayHaveBegun) return { kind: 'queue' };
  const { spec, process, locks } = launch;
  return { kind: 'adopt', spec, process, locks };
}
