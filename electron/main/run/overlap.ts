/** Decides what becomes of a run that is asked for while another run of its task is active. */

import { assertNever } from '../../shared/errors.ts';
import type { Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';

export type OverlapDecision =
  | { readonly kind: 'start' }
  /** Waits for `blocker` to end. */
  | { readonly kind: 'wait'; readonly blocker: Run }
  | { readonly kind: 'skip'; readonly blocker: Run; readonly reason: string }
  /** `blockers` are cancelled, the new run starts when they have ended. */
  | { readonly kind: 'replace'; readonly blockers: readonly Run[]; readonly blocker: Run };

/** @param active The task's queued and running runs that are in the way, oldest first. */
export function decideOverlap(
  task: Pick<Task, 'overlapPolicy' | 'maxInstances'>,
  active: readonly Run[],
): OverlapDecision {
  const blocker = active[0];
  if (!blocker) return { kind: 'start' };
  switch (task.overlapPolicy) {
    case 'allow':
      return active.length < task.maxInstances
        ? { kind: 'start' }
        : skip(blocker, `${active.length} runs of this task were active, the most it allows`);
    case 'queue': {
      const waiting = active.find(({ state }) => state === 'queued');
      return waiting
        ? skip(waiting, `Run ${waiting.id} of this task was already waiting`)
        : { kind: 'wait', blocker };
    }
    case 'skip':
      return skip(
        blocker,
        `Run ${blocker.id} of this task was still ${blocker.state === 'queued' ? 'waiting' : 'running'}`,
      );
    case 'replace':
      return { kind: 'replace', blockers: active, blocker };
    default:
      return assertNever(task.overlapPolicy);
  }
}

function skip(blocker: Run, reason: string): OverlapDecision {
  return { kind: 'skip', blocker, reason: `${reason}.` };
}
