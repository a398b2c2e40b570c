/** Why a run waits, or left the queue without a start. */

import type { Run } from '../../shared/run.ts';
import type { StopCause } from '../../shared/worker-protocol.ts';

type Reason = Pick<Run, 'reasonCode' | 'reason'>;

export const NO_FREE_SLOT: Reason = {
  reasonCode: 'no_free_slot',
  reason: 'Waits for a free slot.',
};

export const TASK_DELETED: Reason = {
  reasonCode: 'task_deleted',
  reason: 'Its task was deleted before it started.',
};

export function takenOut(cause: StopCause): Reason {
  return cause === 'replaced'
    ? { reasonCode: 'replaced', reason: 'Taken out of the queue for a newer run.' }
    : { reasonCode: 'stopped_by_user', reason: 'Taken out of the queue by you.' };
}
