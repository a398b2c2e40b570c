/** Starts runs that wait, as soon as nothing is in their way, and says of the others why they wait. */

import { AppError } from '../../shared/errors.ts';
import type { Wording } from '../../shared/phrase.ts';
import type { Run, RunId } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import { type Begun, beginRun } from './begin-run.ts';
import { ConditionReader } from './condition-reader.ts';
import { planStarts, type StartPlan, type WaitingTask } from './decide-start.ts';
import { findHoldOfTurn } from './holds.ts';
import { decidePostponed } from './postpone-catch-ups.ts';
import type { RunWriter } from './run-changes.ts';
import type { RunParts } from './run-parts.ts';
import { explainGivenUp, explainWait, type Reason, type WaitContext } from './waiting-reasons.ts';
import { deadlineOf } from './waiting-run.ts';

/**
 * Conditions are looked at so often while a run waits for them, since not every computer tells of
 * a change; and so late is noticed at most that the clock was set.
 */
const LOOK_EVERY_MS = 30_000;

export class RunStarts {
  readonly #parts: RunParts;
  readonly #conditions: ConditionReader;
  /** Why nothing is to be started, as a sentence for those that wait. */
  #held: Wording | null = null;
  /** All waiting runs are to be looked at, also those that waited for a slot. */
  #isReviewDue = true;
  #timer: { cancel(): void } | null = null;
  #isRecovering = false;
  #closed = false;
  readonly #ignoreSurroundings: () => void;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#conditions = new ConditionReader(parts);
    this.#ignoreSurroundings = parts.surroundings.onChange(() => this.review());
  }

  /** After a run was admitted or ended: starts what may start now. */
  drain(): void {
    this.#parts.retrier.attempt('start of waiting runs', () => {
      if (!this.#closed && !this.#isRecovering) this.#drain();
    });
  }

  /** Starts nothing before `work` is done, so that all that runs is known by then. */
  after(work: () => void): void {
    this.#isRecovering = true;
    try {
      work();
    } finally {
      this.#isRecovering = false;
    }
    this.drain();
  }

  /** The same after a change of settings, of the surroundings, or of the time. */
  review(): void {
    this.#isReviewDue = true;
    this.drain();
  }

  /** Nothing is started until null is given; what runs goes on. */
  hold(reason: Wording | null): void {
    this.#held = reason;
    this.review();
  }

  /** After a start or a sleep: those that wait to catch up keep quiet once more. */
  postponeCatchUps(): void {
    const { active, changes, settings, now } = this.#parts;
    const starts = decidePostponed(active.queue.runs, now(), settings());
    if (starts.size === 0) return;
    changes.commit(
      (write) => {
        for (const [runId, notBeforeMs] of starts) write.update(runId, { notBeforeMs });
      },
      () => active.queue.setStarts(starts),
    );
    this.review();
  }

  /** See RunService. */
  startNow(runId: RunId): Run {
    const { active, changes, runStore } = this.#parts;
    const { state, notBeforeMs } = runStore.get(runId);
    if (state !== 'queued' || notBeforeMs === null) {
      throw new AppError('conflict', `Run ${runId} does not wait for its time`);
    }
    changes.move(runId, { notBeforeMs: null }, () =>
      active.queue.setStarts(new Map([[runId, null]])),
    );
    this.review();
    return runStore.get(runId);
  }

  /** Its waiting runs follow the new definition. */
  taskChanged(task: Task): void {
    const { active, changes, runStore } = this.#parts;
    const waiting = active.queue.runs.filter((run) => run.task.id === task.id);
    if (waiting.length === 0) return;
    changes.commit(
      (write) =>
        waiting.map(({ id, deadlineMs: before, heedsConditions }) => {
          const deadlineMs = heedsConditions ? deadlineOf(runStore.get(id), task.conditions) : null;
          if (deadlineMs !== before) write.update(id, { deadlineMs });
          return { id, deadlineMs };
        }),
      (changed) => active.queue.setTask(task, changed),
    );
    this.review();
  }

  /** Nothing is started after this. */
  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#ignoreSurroundings();
  }

  #drain(): void {
    const { active, changes, settings, now, canStart, pause } = this.#parts;
    const facts = {
      nowMs: now(),
      limit: canStart() ? settings().maxConcurrentRuns : 0,
      isHeld: this.#held !== null,
      unmet: this.#conditions.look(),
      holdOf: (task: WaitingTask) => findHoldOfTurn(task, pause(), now()),
    };
    const plan = planStarts(active.queue.runs, active.running, facts, this.#isReviewDue);
    if (Object.values(plan).some((runs) => runs.length > 0)) {
      changes.commit(
        (write) => this.#write(plan, write, facts.nowMs),
        (begun) => {
          this.#remember(plan);
          this.#handOver(begun);
        },
      );
    }
    this.#isReviewDue = false;
    this.#arm();
  }

  #write(plan: StartPlan, write: RunWriter, nowMs: number): readonly Begun[] {
    const context = { ...this.#parts, settings: this.#parts.settings() };
    const begun = plan.starts.map(({ id }) => beginRun(id, write, context));
    for (const { run, obstacle } of plan.waits) {
      const why = explainWait(run, obstacle, this.#waitContext(nowMs));
      if (!this.#isExplained(run.id, why)) write.update(run.id, why);
    }
    const skipped = { state: 'skipped', finishedAtMs: nowMs } as const;
    for (const { run, hold } of plan.held) {
      const { reasonCode, reason, reasonWording } = hold;
      write.update(run.id, { reasonCode, reason, reasonWording, notBeforeMs: null, ...skipped });
    }
    for (const { run, unmet } of plan.givenUp) {
      write.update(run.id, { ...explainGivenUp(run, unmet, nowMs), ...skipped });
    }
    return begun;
  }

  #remember({ starts, waits, held, givenUp }: StartPlan): void {
    const { active } = this.#parts;
    for (const { id, task } of starts)
      active.occupy(id, { taskId: task.id, locks: task.locks }, false);
    for (const { run, obstacle } of waits) run.obstacle = obstacle;
    for (const { run } of [...held, ...givenUp]) active.remove(run.id);
  }

  #handOver(begun: readonly Begun[]): void {
    const { database, workerHost } = this.#parts;
    for (const { run, refusal } of begun) if (refusal) workerHost.refuse(run.id, refusal);
    const specs = begun.flatMap(({ spec }) => spec ?? []);
    if (specs.length > 0) workerHost.run(specs, database.durable());
  }

  #waitContext(nowMs: number): WaitContext {
    const { runStore } = this.#parts;
    return {
      nowMs,
      lowDisk: this.#held ?? '',
      taskNameOf: (runId) => runStore.get(runId).taskName,
    };
  }

  /** After a restart its row says already why it waits. */
  #isExplained(runId: RunId, why: Reason): boolean {
    const { reasonCode, reason, relatedRunId } = this.#parts.runStore.get(runId);
    return (
      reasonCode === why.reasonCode && reason === why.reason && relatedRunId === why.relatedRunId
    );
  }

  /** For the soonest time or deadline that a run waits for. */
  #arm(): void {
    this.#timer?.cancel();
    if (this.#closed) return;
    const nowMs = this.#parts.now();
    const delays = this.#parts.active.queue.runs.flatMap(
      ({ obstacle, notBeforeMs, deadlineMs }) => {
        if (obstacle?.kind === 'time') return (notBeforeMs ?? nowMs) - nowMs;
        return obstacle?.kind === 'condition' ? (deadlineMs ?? Infinity) - nowMs : [];
      },
    );
    if (delays.length === 0) return;
    const soonestMs = delays.reduce((least, delayMs) => Math.min(least, delayMs), LOOK_EVERY_MS);
    this.#timer = this.#parts.setTimer(() => this.review(), Math.max(1, soonestMs));
  }
}
