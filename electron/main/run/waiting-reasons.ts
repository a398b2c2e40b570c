/** Why a run waits, left the queue without a start, or is not over yet. */

import type { Run } from '../../shared/run.ts';
import type { StopCause } from '../../shared/worker-protocol.ts';

type Reason = Pick<Run, 'reasonCode' | 'reason'>;

export const NO_FREE_SLOT: Reason = {
  reasonCode: 'no_free_slot',
  reason: 'Waits for a free slot.',
};

export const STOPPING: Pick<Run, 'reason'> = {
  reason: 'Stopping; it is killed if it does not end by itself.',
};

export const TASK_DELETED: Reason & Pick<Run, 'relatedRunId'> = {
  relatedRunId: null,
  reasonCode: 'task_deleted',
  reason: 'Its task was deleted before it started.',
};

/** `relatedRunId` of a replaced run is set by whoever replaces it. */
export function takenOut(cause: StopCause): Reason & Partial<Pick<Run, 'relatedRunId'>> {
  return cause === 'replaced'
    ? { reasonCode: 'replaced', reason: 'Taken out of the queue for a newer run.' }
    : {
        reasonCode: 'stopped_by_user',
        reason: 'Taken out of the queue by you.',
        relatedRunId: null,
      };
}
