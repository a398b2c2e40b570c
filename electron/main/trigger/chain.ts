/** Decides which tasks start because others have ended. */

import { assertNever } from '../../shared/errors.ts';
import { isFailure, isOutcome, type Run, type RunState } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import type { TaskTriggerOf } from '../../shared/task-trigger.ts';
import type { LiveTrigger } from './trigger-index.ts';

type AfterTrigger = TaskTriggerOf<'after'>;

/** Of one task's chain: its task, and the text under which its arrivals are kept. */
export interface Chain extends LiveTrigger<'after'> {
  readonly key: string;
}

/** In the order in which they are to be written. */
export type ChainStep =
  | { readonly kind: 'start'; readonly taskId: TaskId; readonly run: Run }
  | { readonly kind: 'arrive'; readonly chain: Chain; readonly run: Run }
  | { readonly kind: 'clear'; readonly chain: Chain };

/**
 * @param ended Runs that have ended for good, in the order of their ends.
 * @param arrivals What has arrived so far for a chain that waits for all.
 */
export function decideChain(
  ended: readonly Run[],
  chains: readonly Chain[],
  arrivals: (chain: Chain) => ReadonlySet<TaskId>,
): readonly ChainStep[] {
  const arrived = new Map(chains.map((chain) => [chain, new Set(arrivals(chain))]));
  return ended.flatMap((run) => {
    const steps = chains
      .filter(
        ({ trigger }) => trigger.taskIds.includes(run.taskId) && matches(trigger.on, run.state),
      )
      .flatMap((chain) => stepsOf(chain, run, arrived.get(chain) ?? new Set()));
    return steps.filter(isFirstStart);
  });
}

/** What a chain is known by: an edited one starts from nothing. */
export function chainKey(trigger: AfterTrigger): string {
  return JSON.stringify(trigger);
}

function stepsOf(chain: Chain, run: Run, arrived: Set<TaskId>): ChainStep[] {
  const start: ChainStep = { kind: 'start', taskId: chain.taskId, run };
  if (chain.trigger.join === 'any') return [start];
  arrived.add(run.taskId);
  if (!chain.trigger.taskIds.every((taskId) => arrived.has(taskId)))
    return [{ kind: 'arrive', chain, run }];
  arrived.clear();
  return [{ kind: 'clear', chain }, start];
}

/** Several triggers of one task start it once for the same end. */
function isFirstStart(step: ChainStep, at: number, steps: readonly ChainStep[]): boolean {
  if (step.kind !== 'start') return true;
  const first = steps.findIndex((other) => other.kind === 'start' && other.taskId === step.taskId);
  return first === at;
}

/** What never ran or was stopped is no end, also for `always`. */
function matches(on: AfterTrigger['on'], state: RunState): boolean {
  switch (on) {
    case 'success':
      return state === 'succeeded';
    case 'failure':
      return isFailure(state);
    case 'always':
      return isOutcome(state);
    default:
      return assertNever(on);
  }
}
