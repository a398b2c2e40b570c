import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isActive, type Run, type Trigger } from '../../../electron/shared/run.ts';
import { overlapPolicies, type TaskDraft } from '../../../electron/shared/task.ts';
import { QueueStage } from '../../helpers/queue-stage.ts';

const TASK_COUNT = 4;
const MINUTE_MS = 60_000;
const triggers = ['schedule', 'manual', 'chain', 'catch_up'] as const satisfies Trigger[];

const taskDraft = fc.record({
  overlapPolicy: fc.constantFrom(...overlapPolicies),
  maxInstances: fc.integer({ min: 2, max: 3 }),
  priority: fc.integer({ min: -1, max: 1 }),
  locks: fc.subarray(['disk', 'net']),
  conditions: fc.constantFrom<TaskDraft['conditions']>(
    {},
    { mainsPower: true },
    { mainsPower: true, deadline: { kind: 'after', ms: 2 * MINUTE_MS } },
    { mainsPower: true, deadline: { kind: 'after', ms: MINUTE_MS }, onDeadline: 'run' },
  ),
  retry: fc.constantFrom<TaskDraft['retry']>({}, { maxAttempts: 3, delayMs: 30_000 }),
});

const which = fc.nat(1_000);
const taskId = fc.integer({ min: 1, max: TASK_COUNT });
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      taskId,
      trigger: fc.constantFrom(...triggers),
      inMs: fc.constantFrom(0, 5_000),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      which,
      count: fc.integer({ min: 1, max: 3 }),
      exitCode: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), taskId, draft: taskDraft }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('enable' as const), taskId, enabled: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1_000, 31_000, 90_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('power' as const), onBattery: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('limit' as const),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), isHeld: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Watches all that a service does, and objects to what must never be. */
class Watch {
  readonly stage = new QueueStage();
  readonly #started: Run[] = [];
  /** Locks of each run, as its task had them at its start. */
  readonly #locks = new Map<number, readonly string[]>();
  readonly #ended = new Set<number>();
  #mostRunning = 0;

  constructor(drafts: readonly Partial<TaskDraft>[]) {
    for (const draft of drafts) this.stage.createTask(draft);
    this.stage.onChanged = (run) => this.#changed(run);
  }

  get rows(): readonly Run[] {
    return this.stage.runStore.list({ limit: 500 }).toReversed();
  }

  do(taken: Step): void {
    const before = this.rows;
    this.#started.length = 0;
    this.#mostRunning = Math.max(this.stage.limit, this.stage.processes.size);
    this.#act(taken);
    if (taken.kind === 'restart') expect(this.rows.map(kept)).toEqual(before.map(kept));
    this.#checkRunning();
    for (const run of this.rows) if (run.state === 'queued') this.#checkWaiting(run);
  }

  #act(taken: Step): void {
    const { stage } = this;
    switch (taken.kind) {
      case 'ask': {
        // Nothing but its user starts a disabled task.
        if (!stage.task(taken.taskId).enabled && taken.trigger !== 'manual') return;
        const notBeforeMs = taken.inMs === 0 ? null : stage.clock.wallMs + taken.inMs;
        const what = taken.trigger === 'catch_up' ? { notBeforeMs } : {};
        const { id } = stage.ask(taken.taskId, taken.trigger, what);
        expect(this.rows.map((run) => run.id)).toContain(id);
        return;
      }
      case 'end': {
        const runIds = [...stage.processes.keys()];
        const from = taken.which % Math.max(1, runIds.length);
        return stage.end(runIds.slice(from, from + taken.count), taken.exitCode);
      }
      case 'edit':
        return stage.edit(taken.taskId, taken.draft);
      case 'enable':
        return stage.edit(taken.taskId, { enabled: taken.enabled });
      case 'wait':
        return stage.advance(taken.ms);
      case 'power':
        stage.surroundings.set({ onBattery: taken.onBattery });
        return stage.settle();
      case 'limit':
        stage.limit = taken.limit;
        this.#mostRunning = Math.max(this.#mostRunning, taken.limit);
        stage.service.reviewStarts();
        return stage.settle();
      case 'hold':
        stage.held = taken.isHeld ? 'Waits for free space.' : null;
        stage.service.holdStarts(stage.held);
        return stage.settle();
      case 'stop': {
        const active = this.rows.filter(({ state }) => isActive(state));
        const run = active[taken.which % Math.max(1, active.length)];
        if (run) stage.service.stop(run.id);
        return stage.settle();
      }
      case 'restart':
        return stage.restart();
    }
  }

  /** At the moment of each start; what has ended stays so. */
  #changed(run: Run): void {
    expect(this.#ended).not.toContain(run.id);
    if (!isActive(run.state)) this.#ended.add(run.id);
    if (run.state !== 'running' || this.#locks.has(run.id)) return;
    const { overlapPolicy, maxInstances, locks } = this.stage.task(run.taskId);
    this.#locks.set(run.id, locks);
    this.#started.push(run);
    const ofTask = this.stage.runStore
      .activeOf(run.taskId)
      .filter(({ state }) => state === 'running');
    expect(ofTask.length).toBeLessThanOrEqual(overlapPolicy === 'allow' ? maxInstances : 1);
    expect(this.stage.held).toBeNull();
  }

  #checkRunning(): void {
    const { service, processes } = this.stage;
    const running = this.rows.filter(({ state }) => state === 'running').map(({ id }) => id);
    expect(new Set(service.active.running)).toEqual(new Set(running));
    const queued = this.rows.filter(({ state }) => state === 'queued').map(({ id }) => id);
    expect(new Set(service.active.queued)).toEqual(new Set(queued));
    expect(new Set(processes.keys())).toEqual(new Set(running));
    expect(running.length).toBeLessThanOrEqual(this.#mostRunning);
    const held = running.flatMap((id) => this.#locks.get(id) ?? []);
    expect(new Set(held).size).toBe(held.length);
  }

  /** What its row says is so, and nobody behind it in line was started. */
  #checkWaiting(run: Run): void {
    const { stage } = this;
    const related = run.relatedRunId === null ? null : stage.runStore.get(run.relatedRunId);
    switch (run.reasonCode) {
      case 'no_free_slot':
        expect(stage.processes.size).toBeGreaterThanOrEqual(stage.limit);
        for (const started of this.#started) this.#checkOrder(run, started);
        return;
      case 'earlier_run_active':
        return expect(related).toMatchObject({ state: 'running', taskId: run.taskId });
      case 'lock_held':
        expect(related?.state).toBe('running');
        return expect(this.#locks.get(related?.id ?? 0)).toSatisfy((locks: readonly string[]) =>
          stage.task(run.taskId).locks.some((lock) => locks.includes(lock)),
        );
      case 'quiet_period':
      case 'retry_delay':
        return expect(run.notBeforeMs).toBeGreaterThan(stage.clock.wallMs);
      case 'condition':
        expect(stage.task(run.taskId).conditions.mainsPower).toBe(true);
        expect(run.deadlineMs ?? Infinity).toBeGreaterThan(stage.clock.wallMs);
        return expect(stage.surroundings.onBattery()).toBe(true);
      case 'low_disk':
        return expect(stage.held).not.toBeNull();
      default:
        throw new Error(`Run ${run.id} waits for ${run.reasonCode}`);
    }
  }

  #checkOrder(waiting: Run, started: Run): void {
    if ((waiting.notBeforeMs ?? 0) > (started.startedAtMs ?? 0)) return;
    const [a, b] = [waiting, started].map(({ taskId: id }) => this.stage.task(id).priority) as [
      number,
      number,
    ];
    const isAhead = a > b || (a === b && waiting.id < started.id);
    expect(isAhead, `run ${waiting.id} waits, and ${started.id} was started`).toBe(false);
  }

  /** Lets everything come to its end. */
  finish(): void {
    this.do({ kind: 'power', onBattery: false });
    this.do({ kind: 'hold', isHeld: false });
    for (let left = 200; left > 0 && this.rows.some(({ state }) => isActive(state)); left -= 1) {
      this.do({ kind: 'end', which: 0, count: 1, exitCode: 0 });
      this.do({ kind: 'wait', ms: 90_000 });
    }
    expect(this.rows.filter(({ state }) => isActive(state))).toEqual([]);
    const retried = this.rows.flatMap(({ retryOfRunId }) => retryOfRunId ?? []);
    expect(new Set(retried).size).toBe(retried.length);
  }
}

/**
 * All of a row that outlives a restart. What catches up keeps quiet anew, and of several things that
 * a run waits for another one may be found first.
 */
function kept(run: Run): Partial<Run> {
  if (run.state !== 'queued') return run;
  const { reasonCode: _code, reason: _reason, relatedRunId: _related, ...others } = run;
  return run.trigger === 'catch_up' ? { ...others, notBeforeMs: null } : others;
}

test('whatever is asked, edited, ended and interrupted: no policy, limit, lock or order is broken, and nobody waits for nothing', () => {
  const drafts = fc.array(taskDraft, { minLength: TASK_COUNT, maxLength: TASK_COUNT });
  const steps = fc.array(step, { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(drafts, steps, (tasks, taken) => {
      const watch = new Watch(tasks);
      for (const each of taken) watch.do(each);
      watch.finish();
    }),
    { numRuns: 150 },
  );
});
