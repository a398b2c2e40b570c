/** Decides which waiting runs may start now, and names the first thing that each other one waits for. */

import type { Run, RunId } from '../../shared/run.ts';
import type { Conditions } from '../../shared/task-policy.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import { type ConditionName, conditionsOf } from './conditions.ts';
import type { Hold } from './holds.ts';

export type WaitingTask = Pick<
  Task,
  | 'id'
  | 'overlapPolicy'
  | 'maxInstances'
  | 'priority'
  | 'locks'
  | 'conditions'
  | 'retry'
  | 'pause'
  | 'blackouts'
>;

export interface WaitingRun
  extends Pick<Run, 'id' | 'trigger' | 'attempt' | 'notBeforeMs' | 'deadlineMs'> {
  /** As it is defined now. */
  readonly task: WaitingTask;
  /** False for a run by hand and its retries. */
  readonly heedsConditions: boolean;
  /** What it was last found to wait for; null before it was looked at. */
  obstacle: Obstacle | null;
}

/** What a run waits for, in the order of the question. */
export type Obstacle =
  /** Its `notBeforeMs`. */
  | { readonly kind: 'time' }
  | { readonly kind: 'condition'; readonly unmet: readonly ConditionName[] }
  | { readonly kind: 'low_disk' }
  | { readonly kind: 'earlier_run'; readonly runId: RunId }
  | { readonly kind: 'lock'; readonly lock: string; readonly runId: RunId }
  | { readonly kind: 'slot' };

export type StartDecision =
  | { readonly kind: 'start' }
  | { readonly kind: 'wait'; readonly obstacle: Obstacle }
  /** Its turn to catch up came in a pause or a blackout. */
  | { readonly kind: 'hold'; readonly hold: Hold }
  /** Its deadline came before its conditions were met. */
  | { readonly kind: 'give_up'; readonly unmet: readonly ConditionName[] };

/** What a run keeps from others while it runs. */
export interface Occupant {
  readonly taskId: TaskId;
  readonly locks: readonly string[];
}

export interface StartFacts {
  readonly nowMs: number;
  /** Most runs at the same time. */
  readonly limit: number;
  /** Nothing is to be started while the disk is nearly full. */
  readonly isHeld: boolean;
  readonly unmet: (conditions: Conditions) => readonly ConditionName[];
  /** What holds back a run of the task whose turn to catch up has come. */
  readonly holdOf: (task: WaitingTask) => Hold | null;
}

/** Who runs, and which locks are held by whom. */
export class Occupancy {
  readonly #runsOfTask = new Map<TaskId, RunId[]>();
  readonly #holders = new Map<string, RunId>();
  #count = 0;

  constructor(running: Iterable<readonly [RunId, Occupant]>) {
    for (const [runId, occupant] of running) this.add(runId, occupant);
  }

  get count(): number {
    return this.#count;
  }

  /** The oldest first. */
  runsOf(taskId: TaskId): readonly RunId[] {
    return this.#runsOfTask.get(taskId) ?? [];
  }

  holderOf(lock: string): RunId | undefined {
    return this.#holders.get(lock);
  }

  add(runId: RunId, { taskId, locks }: Occupant): void {
    this.#count += 1;
    const runs = this.#runsOfTask.get(taskId);
    if (runs) runs.push(runId);
    else this.#runsOfTask.set(taskId, [runId]);
    for (const lock of locks) this.#holders.set(lock, runId);
  }
}

export function decideStart(
  run: WaitingRun,
  occupancy: Occupancy,
  facts: StartFacts,
): StartDecision {
  if (run.notBeforeMs !== null && run.notBeforeMs > facts.nowMs) return wait({ kind: 'time' });
  const hold = isTurnToCatchUp(run) ? facts.holdOf(run.task) : null;
  if (hold) return { kind: 'hold', hold };
  const unmet = unmetBy(run, facts);
  if (unmet.length > 0) {
    if (run.deadlineMs === null || facts.nowMs < run.deadlineMs)
      return wait({ kind: 'condition', unmet });
    if (run.task.conditions.onDeadline === 'skip') return { kind: 'give_up', unmet };
  }
  if (facts.isHeld) return wait({ kind: 'low_disk' });
  const { id, overlapPolicy, maxInstances, locks } = run.task;
  const earlier = occupancy.runsOf(id);
  if (earlier[0] !== undefined && earlier.length >= (overlapPolicy === 'allow' ? maxInstances : 1))
    return wait({ kind: 'earlier_run', runId: earlier[0] });
  for (const lock of locks) {
    const runId = occupancy.holderOf(lock);
    if (runId !== undefined) return wait({ kind: 'lock', lock, runId });
  }
  return occupancy.count < facts.limit ? { kind: 'start' } : wait({ kind: 'slot' });
}

/** Runs in each group in the order in which they wait. */
export interface StartPlan {
  readonly starts: readonly WaitingRun[];
  /** Those whose obstacle is another one than before. */
  readonly waits: readonly { readonly run: WaitingRun; readonly obstacle: Obstacle }[];
  readonly held: readonly { readonly run: WaitingRun; readonly hold: Hold }[];
  readonly givenUp: readonly {
    readonly run: WaitingRun;
    readonly unmet: readonly ConditionName[];
  }[];
}

/**
 * Goes through the runs in their order; one that has to wait for anything holds up none behind it.
 *
 * @param review Also looks again at runs that wait for a slot while none is free; left out
 *   otherwise, since a long queue is gone through at each end of a run.
 */
export function planStarts(
  waiting: readonly WaitingRun[],
  running: Iterable<readonly [RunId, Occupant]>,
  facts: StartFacts,
  review: boolean,
): StartPlan {
  const occupancy = new Occupancy(running);
  const starts: WaitingRun[] = [];
  const waits: StartPlan['waits'][number][] = [];
  const held: StartPlan['held'][number][] = [];
  const givenUp: StartPlan['givenUp'][number][] = [];
  for (const run of waiting) {
    const isFull = occupancy.count >= facts.limit;
    if (isFull && !review && run.obstacle?.kind === 'slot') continue;
    const decision = decideStart(run, occupancy, facts);
    if (decision.kind === 'start') {
      occupancy.add(run.id, { taskId: run.task.id, locks: run.task.locks });
      starts.push(run);
    } else if (decision.kind === 'hold') held.push({ run, hold: decision.hold });
    else if (decision.kind === 'give_up') givenUp.push({ run, unmet: decision.unmet });
    else if (!isSame(run.obstacle, decision.obstacle))
      waits.push({ run, obstacle: decision.obstacle });
  }
  return { starts, waits, held, givenUp };
}

/** One whose turn came earlier waits for something else, as any run does; by hand it has no time. */
function isTurnToCatchUp({ trigger, notBeforeMs, obstacle }: WaitingRun): boolean {
  const waitedForTime = obstacle === null || obstacle.kind === 'time';
  return trigger === 'catch_up' && notBeforeMs !== null && waitedForTime;
}

function unmetBy(run: WaitingRun, facts: StartFacts): readonly ConditionName[] {
  const { conditions } = run.task;
  if (!run.heedsConditions || conditionsOf(conditions).length === 0) return [];
  return facts.unmet(conditions);
}

function wait(obstacle: Obstacle): StartDecision {
  return { kind: 'wait', obstacle };
}

function isSame(before: Obstacle | null, after: Obstacle): boolean {
  if (before?.kind !== after.kind) return false;
  if (after.kind === 'slot' || after.kind === 'time' || after.kind === 'low_disk') return true;
  return JSON.stringify(before) === JSON.stringify(after);
}
