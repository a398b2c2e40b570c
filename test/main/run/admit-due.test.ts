import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitDue } from '../../../electron/main/run/admit-due.ts';
import type { Due } from '../../../electron/shared/due.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Pause } from '../../../electron/shared/status.ts';
import type { Task, TaskDraft } from '../../../electron/shared/task.ts';
import { toWallTime } from '../../../electron/shared/wall-time.ts';
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
      reasonWording: null,
      reason: null,
      ...change,
    };
  }

  admit(due: readonly Due[], pause: Pause | null = null, past: Pause | null = pause): void {
    const { runService, runStore, taskStore } = this.stage.engine;
    admitDue(due, () => (this.advanceCount += 1), {
      runService,
      runStore,
      occurrenceStore: this.occurrenceStore,
      taskOf: (taskId) => taskStore.get(taskId),
      pause,
      pauseAt: (ms) =>
        past && past.sinceMs <= ms && ms < (past.untilMs ?? Infinity) ? past : null,
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

  test.each(['skip', 'queue', 'allow', 'replace'] as const)(
    'runs a task once that two schedules ask for at once, policy %s',
    async (overlapPolicy) => {
      const at = new DueStage(await RunStage.start(), { overlapPolicy, maxInstances: 2 });
      at.admit([at.due(0), at.due(0, {}, 1), at.due(1)]);
      const [second, ...runs] = at.rows;
      expect(second).toMatchObject({
        state: 'skipped',
        reasonCode: 'coalesced',
        startedAtMs: null,
      });
      expect(second?.reason).toBe('Another schedule of the task was due at the same time.');
      expect(runs.map(({ scheduledForMs }) => scheduledForMs)).toEqual([T0, T0 + MINUTE_MS]);
      for (const { reasonCode } of runs) expect(reasonCode).not.toBe('coalesced');
    },
  );

  test('gives each pause a row of its own', async () => {
    const at = await dueStage();
    at.admit([at.due(0)], pausedAt(T0));
    at.admit([at.due(1)], pausedAt(T0));
    at.admit([at.due(2)], pausedAt(T0 + 1));
    expect(at.rows.map(({ dueCount }) => dueCount)).toEqual([2, 1]);
  });

  test('heeds the pause of one task until its time has come, and that of all before it', async () => {
    const at = await dueStage();
    const { taskStore } = at.stage.engine;
    taskStore.setPause(at.task.id, T0 + 1, T0 - MINUTE_MS);
    at.admit([at.due(0)]);
    at.admit([at.due(1)], pausedAt(T0 - MINUTE_MS));
    at.admit([at.due(2)]);
    at.admit([at.due(3)]);
    taskStore.setPause(at.task.id, T0, T0 - MINUTE_MS);
    at.admit([at.due(4)]);
    const byTask = expect.stringMatching(/^The task was paused by you on .+ until .+\.$/);
    expect(at.rows).toMatchObject([
      { state: 'skipped', reasonCode: 'paused', dueCount: 1, reason: byTask },
      { dueCount: 1, reason: expect.stringContaining('All schedules') },
      { state: 'skipped', reasonCode: 'paused', dueCount: 2, reason: byTask },
      { trigger: 'schedule', reasonCode: null },
    ]);
    await at.stage.ended(at.rows[3] as Run);
  });

  test('holds back what was due in a pause that is over, and counts it with the rows of then', async () => {
    const at = await dueStage();
    const all = { sinceMs: T0 - 9 * MINUTE_MS, untilMs: T0 };
    at.admit([at.due(-9)], all);
    const passed = { kind: 'paused', dueCount: 3, dueFromMs: T0 - 4 * MINUTE_MS } as const;
    at.admit([at.due(-2, passed), at.due(-1)], null, all);
    at.stage.engine.taskStore.setPause(at.task.id, T0, T0 - 5 * MINUTE_MS);
    at.admit([at.due(-6), at.due(-3)].map((time) => ({ ...time, clockEpoch: 1 })));
    expect(at.rows).toMatchObject([
      { reasonCode: 'paused', dueCount: 5, reason: expect.stringContaining('All schedules') },
      { reasonCode: 'paused', dueCount: 1, reason: expect.stringContaining('The task was paused') },
      { trigger: 'schedule', reasonCode: null },
    ]);
    expect(at.rows[0]).toMatchObject({
      dueFromMs: T0 - 9 * MINUTE_MS,
      scheduledForMs: T0 - MINUTE_MS,
    });
    await at.stage.ended(at.rows[2] as Run);
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

describe('a blackout', () => {
  const HOUR_MS = 60 * MINUTE_MS;
  /** 2025-11-24T16:00Z, a Monday: minute 0 of `due` in Berlin is 17:00. */
  const draft: Partial<TaskDraft> = {
    blackouts: [{ kind: 'daily', from: '18:00', to: '02:00' }],
    schedules: ['03:00', '04:00'].map((time) => ({
      kind: 'daily',
      times: [time],
      timeZone: 'Europe/Berlin',
    })),
  };
  const brief = (rows: readonly Run[]) =>
    rows.map(({ state, reasonCode, dueCount, scheduledForMs }) =>
      [state, reasonCode, dueCount, (Number(scheduledForMs) - T0) / MINUTE_MS].join(' '),
    );

  test('holds back what is due in it by the zone of the schedule, in one row for each stay', async () => {
    const at = new DueStage(await RunStage.start(), draft);
    at.admit([at.due(60), at.due(300), at.due(1500)]);
    at.admit([at.due(1560), at.due(1510, {}, 1)]);
    expect(brief(at.rows)).toEqual([
      'skipped blackout 2 300',
      'skipped blackout 2 1560',
      'skipped blackout 1 1510',
    ]);
    expect(at.rows[0]?.reason).toBe(
      'Nothing is started between 18:00 and 02:00, as this task is set to.',
    );
    expect(at.advanceCount).toBe(2);
  });

  test('lets through what is due before and after it', async () => {
    const at = new DueStage(await RunStage.start(), { ...draft, overlapPolicy: 'allow' });
    at.admit([at.due(59), at.due(60), at.due(539), at.due(540)]);
    expect(at.rows.map(({ reasonCode }) => reasonCode === 'blackout')).toEqual([
      true,
      false,
      false,
    ]);
    expect(at.rows[0]).toMatchObject({ dueCount: 2, scheduledForMs: T0 + 539 * MINUTE_MS });
    for (const run of at.rows.slice(1)) await at.stage.ended(run);
  });

  test('does not touch what was missed', async () => {
    const at = new DueStage(await RunStage.start(), draft);
    const missed = { kind: 'missed', reasonCode: 'asleep', reason: 'Asleep.' } as const;
    at.admit([at.due(60, missed), at.due(61), at.due(62, missed), at.due(63)]);
    expect(brief(at.rows).sort()).toEqual([
      'missed asleep 1 60',
      'missed asleep 1 62',
      'skipped blackout 1 61',
      'skipped blackout 1 63',
    ]);
  });

  test('holds back a run that would catch up in it, by the clock of the computer', async () => {
    const here = toWallTime(T0 + HOUR_MS, null);
    const hour = (plus: number) =>
      `${String((Number(here.time.slice(0, 2)) + plus) % 24).padStart(2, '0')}:00`;
    const at = new DueStage(await RunStage.start(), {
      blackouts: [{ kind: 'daily', from: hour(0), to: hour(1) }],
    });
    const yesterday = -20 * 60;
    at.admit([at.due(yesterday, { kind: 'catch_up', notBeforeMs: T0 + HOUR_MS })]);
    expect(brief(at.rows)).toEqual([`skipped blackout 1 ${yesterday}`]);
    at.admit([at.due(yesterday + 1, { kind: 'catch_up', notBeforeMs: T0 })]);
    await at.stage.ended(at.rows[1] as Run);
    expect(at.rows[1]?.state).toBe('succeeded');
  });

  test('leaves another row after the clock was set back', async () => {
    const at = new DueStage(await RunStage.start(), draft);
    at.admit([at.due(60)]);
    at.admit([at.due(61, { clockEpoch: 1 }), at.due(62, { clockEpoch: 1 })]);
    expect(at.rows.map(({ clockEpoch, dueCount }) => [clockEpoch, dueCount])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('gives way to a pause, which has a row of its own', async () => {
    const at = new DueStage(await RunStage.start(), draft);
    at.admit([at.due(60)]);
    at.admit([at.due(61)], pausedAt(T0));
    at.admit([at.due(62)]);
    expect(brief(at.rows)).toEqual([
      'skipped blackout 1 60',
      'skipped paused 1 61',
      'skipped blackout 1 62',
    ]);
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
