import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChainStore } from '../../../electron/main/store/chain-store.ts';
import { Database } from '../../../electron/main/store/database.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import { ChainStarter } from '../../../electron/main/trigger/chain-starter.ts';
import type { Firing } from '../../../electron/main/trigger/fire.ts';
import { TriggerIndex } from '../../../electron/main/trigger/trigger-index.ts';
import type { Run, RunState } from '../../../electron/shared/run.ts';
import type { TaskTriggerOf } from '../../../electron/shared/task-trigger.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

type AfterTrigger = TaskTriggerOf<'after'>;

/** Ends of runs of the first three tasks, and crashes between and inside what follows them up. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ end: fc.integer({ min: 1, max: 3 }), well: fc.boolean() }),
    },
    fc.constantFrom('follow_up', 'crash', 'crash_inside', 'retry_follows'),
  ),
  { maxLength: 40 },
);
const chainOf = fc.record({
  kind: fc.constant('after' as const),
  taskIds: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  join: fc.constantFrom('all' as const, 'any' as const),
  on: fc.constantFrom('success' as const, 'failure' as const, 'always' as const),
});

describe('ChainStarter', () => {
  test('whatever ends and crashes in whatever order, each end is followed up once', () => {
    const dir = tempDir();
    let runCount = 0;
    fc.assert(
      fc.property(chainOf, steps, (trigger, all) => {
        const stage = new Stage(`${dir}/${runCount++}.db`, trigger);
        for (const step of all) {
          if (typeof step === 'object') stage.end(step.end, step.well ? 'succeeded' : 'failed');
          else stage[step]();
        }
        stage.crash();
        stage.follow_up();
        expect(stage.started()).toEqual(stage.expected());
        expect(stage.chainStore.ends()).toEqual([]);
        stage.close();
      }),
      { numRuns: 25 },
    );
  });

  test('a task that was started waits for all anew', () => {
    const stage = new Stage(`${tempDir()}/a.db`, after('all'));
    for (const taskId of [1, 2, 2]) {
      stage.end(taskId, 'succeeded');
      stage.follow_up();
    }
    expect(stage.started()).toEqual([2]);
    stage.close();
  });

  test('a task that was switched off meanwhile waits for all anew', () => {
    const stage = new Stage(`${tempDir()}/a.db`, after('all'));
    stage.end(1, 'succeeded');
    stage.follow_up();
    stage.setEnabled(false);
    stage.setEnabled(true);
    stage.end(2, 'succeeded');
    stage.follow_up();
    expect(stage.started()).toEqual([]);
    stage.end(1, 'succeeded');
    stage.follow_up();
    expect(stage.started()).toEqual([3]);
    stage.close();
  });

  test('ends while the task is switched off are not kept for it', () => {
    const stage = new Stage(`${tempDir()}/a.db`, after('any'));
    stage.setEnabled(false);
    stage.end(1, 'succeeded');
    expect(stage.chainStore.ends()).toEqual([]);
    stage.close();
  });
});

function after(join: AfterTrigger['join']): AfterTrigger {
  return { kind: 'after', taskIds: [1, 2], join, on: 'success' };
}

/** Three tasks and a fourth that comes after them, on a real database. */
class Stage {
  readonly #path: string;
  readonly #trigger: AfterTrigger;
  readonly #ended: Run[] = [];
  #database!: Database;
  chainStore!: ChainStore;
  #taskStore!: TaskStore;
  #runStore!: RunStore;
  #index!: TriggerIndex;
  #starter!: ChainStarter;
  #crashes = false;

  constructor(path: string, trigger: AfterTrigger) {
    this.#path = path;
    this.#trigger = trigger;
    const database = Database.open(path);
    const taskStore = new TaskStore(database);
    for (const name of ['A', 'B', 'C']) taskStore.create(makeTaskInput({ name }), 1);
    taskStore.create(makeTaskInput({ name: 'After', triggers: [trigger] }), 1);
    database.close();
    this.#open();
  }

  end(taskId: number, state: RunState): void {
    const run = this.#runStore.insert({ ...makeRun({ taskId }), state: 'running' });
    const finishedAtMs = 1_000 + run.id;
    this.#ended.push(this.#runStore.update(run.id, { state, finishedAtMs }));
  }

  /** The newest end that is not followed up yet gets another attempt. */
  retry_follows(): void {
    const newest = this.#ended.at(-1);
    if (!newest || !this.chainStore.ends().includes(newest.id)) return;
    this.#runStore.insert({ ...makeRun({ taskId: newest.taskId }), retryOfRunId: newest.id });
    this.#ended.pop();
  }

  follow_up(): void {
    this.#starter.followUp();
  }

  crash(): void {
    this.#database.close();
    this.#open();
  }

  /** After the rows are written, before they are committed. */
  crash_inside(): void {
    this.#crashes = true;
    if (this.chainStore.ends().length > 0) expect(() => this.follow_up()).toThrow('crash');
    this.#crashes = false;
    this.crash();
  }

  setEnabled(enabled: boolean): void {
    this.#taskStore.setEnabled(4, enabled, 1);
    this.#index.refresh(4);
    this.#starter.taskChanged(4);
  }

  /** Runs after which the fourth task was started, in order. */
  started(): readonly number[] {
    return this.#runStore
      .list({ taskId: 4, limit: 500 })
      .toReversed()
      .map(({ cause }) => (cause?.kind === 'chain' ? cause.runId : 0));
  }

  /** The rule in its plainest form, without a store. */
  expected(): readonly number[] {
    const { taskIds, join, on } = this.#trigger;
    const arrived = new Set<number>();
    return this.#ended.flatMap(({ id, taskId, state }) => {
      const counts = on === 'always' || (on === 'success') === (state === 'succeeded');
      if (!counts || !taskIds.includes(taskId)) return [];
      arrived.add(taskId);
      if (join === 'all' && arrived.size < taskIds.length) return [];
      arrived.clear();
      return [id];
    });
  }

  close(): void {
    this.#database.close();
  }

  #open(): void {
    this.#database = Database.open(this.#path);
    this.chainStore = new ChainStore(this.#database);
    this.#taskStore = new TaskStore(this.#database);
    this.#runStore = new RunStore(this.#database, (before, run) =>
      this.chainStore.follow(before, run),
    );
    this.#index = new TriggerIndex(this.#taskStore);
    this.#starter = new ChainStarter({
      index: this.#index,
      chainStore: this.chainStore,
      runStore: this.#runStore,
      fire: (firings, alongside) =>
        this.#database.transaction(() => {
          alongside();
          for (const firing of firings) this.#runStore.insert(toRow(firing));
          if (this.#crashes) throw new Error('crash');
        }),
    });
  }
}

function toRow({ taskId, trigger, cause }: Firing): Omit<Run, 'id'> {
  return { ...makeRun({ taskId, trigger, cause: cause ?? null }) };
}
