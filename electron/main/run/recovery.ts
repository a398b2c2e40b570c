/** Decides what becomes of a run that an earlier CronPilot, or a worker that died, left active. */

import type { Run } from '../../shared/run.ts';
import type { AdoptSpec, ProcessIdentity } from '../../shared/worker-protocol.ts';

/** What adoption needs; kept with the run's row from the moment it is handed to a worker. */
export interface Launch {
  readonly spec: AdoptSpec;
  readonly process: ProcessIdentity | null;
}

export type RecoveryDecision =
  /** Nothing was started: it waits again. */
  | { readonly kind: 'queue' }
  | { readonly kind: 'adopt'; readonly spec: AdoptSpec; readonly process: ProcessIdentity | null }
  | { readonly kind: 'vanished' };

/** @param launchFileExists Whether the worker had written the file that starts the task. */
export function decideRecovery(
  run: Pick<Run, 'state'>,
  launch: Launch | null,
  launchFileExists: boolean,
): RecoveryDecision {
  if (run.state === 'queued') return { kind: 'queue' };
  if (!launch) return { kind: 'vanished' };
  if (!launch.process && !launchFileExists) return { kind: 'queue' };
  return { kind: 'adopt', ...launch };
}
