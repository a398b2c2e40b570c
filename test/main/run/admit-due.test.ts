import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitDue } from '../../../electron/main/run/admit-due.ts';
import type { Due } from '../../../electron/shared/due.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Pause } from '../../../electron/shared/status.ts';
import type { Task, TaskDraft } from '../../../electron/shared/task.ts';
import { OccurrenceStore } from '../../../electron/main/store/occurrence-store.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { RunStage } from '../../helpers/run-stage.ts';

const T0 = 1_764_000_000_000;
const MINUTE_MS = 60_000;

/** A task with two schedules that will not fire by themselves, and a way to say that they did. */
class DueStage {
  readonly stage: RunStage;
  readonly task: Task;
  readonly occurrenceStore: OccurrenceStore;
  advanceCount = 0;

  constructor(stage: RunStage, draft: Partial<TaskDraft> = {}) {
    this.stage = stage;
    this.occurrenceStore = new OccurrenceStore(
      openStores(stage.cronpilot.paths.databasePath).database,
    );
    this.task = stage.createTask('true', {
      enabled: false,
      schedules: ['03:00', '04:00'].map((time) => ({ kind: 'daily', times: [time] })),
      ...draft,
    });
  }

  due(minute: number, change: Partial<Due> = {}, schedule = 0): Due {
    return {
      scheduleId: Number(this.task.storedSchedules[schedule]?.id),
      taskId: this.task.id,
      scheduledForMs: T0 + minute * MINUTE_MS,
      kind: 'on_time',
      dueCount: 1,
      dueFromMs: null,
      clockEpoch: 0,
      notBeforeMs: null,
      reasonCode: null,
      reason: null,
      ...change,
    };
  }

  admit(due: readonly Due[], pause: Pause | null = null): void {
    const { runService, runStore, taskStore } = this.stage.engine;
    admitDue(due, () => (this.advanceCount += 1), {
      runService,
      runStore,
      occurrenceStore: this.occurrenceStore,
      taskOf: (taskId) => taskStore.get(taskId),
      pause,
      nowMs: T0,
    });
  }

  get rows(): readonly Run[] {
    return this.stage.runsOf(this.task);
  }
}

async function dueStage(): Promise<DueStage> {
  return new DueStage(await RunStage.start());
}

const pausedAt = (sinceMs: number): Pause => ({ sinceMs, untilMs: null });

describe('admitDue', () => {
  test('starts what is on time or caught up, and says which', async () => {
    const at = await dueStage();
    at.admit([at.due(0, { kind: 'catch_up' })]);
    const [caughtUp] = at.rows;
    await at.stage.ended(caughtUp as Run);
    at.admit([at.due(1)]);
    expect(at.rows.map(({ trigger }) => trigger)).toEqual(['catch_up', 'schedule']);
    for (const run of at.rows) expect((await at.stage.ended(run)).state).toBe('succeeded');
    expect(at.advanceCount).toBe(2);
  });

  test('leaves a row for what was missed, with its count and reason, whether paused or not', async () => {
    const at = await dueStage();
    const missed = {
      kind: 'missed',
      dueCount: 7,
      dueFromMs: T0 - MINUTE_MS,
      reasonCode: 'asleep',
      reason: 'The computer was asleep.',
    } as const;
    at.admit([at.due(0, missed)]);
    at.admit([at.due(1, missed)], pausedAt(T0));
    const { kind: _kind, ...kept } = missed;
    for (const row of at.rows)
      expect(row).toMatchObject({ state: 'missed', ...kept, finishedAtMs: T0, startedAtMs: null });
  });

  test('passes over a fire time that has a row already, and admits the others', async () => {
    const at = await dueStage();
    at.admit([at.due(0)]);
    await at.stage.ended(at.rows[0] as Run);
    at.admit([at.due(0), at.due(1)]);
    await at.stage.ended(at.rows[1] as Run);
    at.admit([at.due(0), at.due(1)]);
    at.admit([at.due(0), at.due(1)], pausedAt(T0));
    expect(at.rows.map(({ scheduledForMs }) => scheduledForMs)).toEqual([T0, T0 + MINUTE_MS]);
    expect(at.advanceCount).toBe(4);
  });

  test('gives each pause a row of its own', async () => {
    const at = await dueStage();
    at.admit([at.due(0)], pausedAt(T0));
    at.admit([at.due(1)], pausedAt(T0));
    at.admit([at.due(2)], pausedAt(T0 + 1));
    expect(at.rows.map(({ dueCount }) => dueCount)).toEqual([2, 1]);
  });

  test('accounts for each fire time of a pause in one row for each schedule, however they come', async () => {
    const stage = await RunStage.start();
    const schedule = fc.integer({ min: 0, max: 1 });
    const batches = fc.array(fc.array(schedule, { maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(batches, (dueSchedules) => {
        const at = new DueStage(stage);
        let minute = 0;
        const wanted = dueSchedules.map((batch) =>
          batch.map((which) => at.due((minute += 1), {}, which)),
        );
        for (const batch of wanted) at.admit(batch, pausedAt(T0));
        expect(at.rows.map(standsFor).toSorted(bySchedule)).toEqual(expected(wanted.flat()));
        expect(at.rows.every(({ reasonCode }) => reasonCode === 'paused')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

type Stands = Pick<Run, 'scheduleId' | 'dueCount' | 'dueFromMs' | 'scheduledForMs'>;

function standsFor({ scheduleId, dueCount, dueFromMs, scheduledForMs }: Run): Stands {
  return { scheduleId, dueCount, dueFromMs, scheduledForMs };
}

function bySchedule(a: Stands, b: Stands): number {
  return Number(a.scheduleId) - Number(b.scheduleId);
}

/** One for each schedule, with the count, the first and the last of its times. */
function expected(due: readonly Due[]): readonly Stands[] {
  const ids = [...new Set(due.map(({ scheduleId }) => scheduleId))];
  const all = ids.map((scheduleId) => {
    const times = due.filter((time) => time.scheduleId === scheduleId);
    return {
      scheduleId,
      dueCount: times.length,
      dueFromMs: times.length > 1 ? Number(times[0]?.scheduledForMs) : null,
      scheduledForMs: Number(times.at(-1)?.scheduledForMs),
    };
  });
  return all.toSorted(bySchedule);
}
