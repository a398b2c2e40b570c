/** Decides what becomes of a run that is asked for while another run of its task is active. */

import { assertNever } from '../../shared/errors.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';
import type { Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';

export type OverlapDecision =
  | { readonly kind: 'start' }
  /** Waits for `blocker` to end. */
  | { readonly kind: 'wait'; readonly blocker: Run }
  | { readonly kind: 'skip'; readonly blocker: Run; readonly wording: Phrase }
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
        : skip(
            blocker,
            phrase(
              '{count, plural, one {# run of this task was active, the most it allows.} other {# runs of this task were active, the most it allows.}}',
              { count: active.length },
            ),
          );
    case 'queue': {
      const waiting = active.find(({ state }) => state === 'queued');
      return waiting
        ? skip(
            waiting,
            phrase('Run {runId} of this task was already waiting.', { runId: waiting.id }),
          )
        : { kind: 'wait', blocker };
    }
    case 'skip':
      return skip(
        blocker,
        blocker.state === 'queued'
          ? phrase('Run {runId} of this task was still waiting.', { runId: blocker.id })
          : phrase('Run {runId} of this task was still running.', { runId: blocker.id }),
      );
    case 'replace':
      return { kind: 'replace', blockers: active, blocker };
    default:
      return assertNever(task.overlapPolicy);
  }
}

function skip(blocker: Run, wording: Phrase): OverlapDecision {
  return { kind: 'skip', blocker, wording };
}
