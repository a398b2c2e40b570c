import { describe, expect, test } from 'vitest';

import type { Run } from '../../../electron/shared/run.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import type { Pause } from '../../../electron/shared/status.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { explainerOf, openStores } from '../../helpers/open-stores.ts';

const DAY_MS = 86_400_000;
const at = (text: string) => Date.parse(`${text}Z`);
const CREATED = at('2026-01-05T12:00');
const NOW = at('2026-06-30T12:00:40');
const daily: Schedule = { kind: 'daily', times: ['02:30'], timeZone: 'UTC' };

function stage(schedules: readonly Schedule[] = [daily]) {
  const stores = openStores();
  const task = stores.taskStore.create(makeTaskInput({ schedules: [...schedules] }), CREATED);
  const change = (kind: string, atMs: number) =>
    stores.database
      .prepare('INSERT INTO task_changes (task_id, kind, changed_at_ms) VALUES (?, ?, ?)')
      .run(task.id, kind, atMs);
  const settings: { pause: Pause | null } = { pause: null };
  const explainer = explainerOf(stores, () => NOW, settings);
  const why = (atMs: number | null) => explainer.explainTask(task.id, atMs);
  return { ...stores, settings, task, change, why };
}

describe('a moment without a row', () => {
  test('is explained by the times around it when the task was not due', () => {
    const { why } = stage();
    const found = why(at('2026-02-03T09:00'));
    expect(found).toMatchObject({ code: 'not_due', runId: null });
    expect(found.sentence).toBe(
      `It was not due at ${words('2026-02-03T09:00')}. The times around it are ${words('2026-02-03T02:30')} and ${words('2026-02-04T02:30')}.`,
    );
    expect(found.evidence.map(({ text }) => text)).toEqual(['Every day at 02:30 (UTC).']);
  });

  test('is explained by the task being younger', () => {
    expect(stage().why(CREATED - DAY_MS)).toMatchObject({
      code: 'not_created',
      sentence: `The task was only made at ${words('2026-01-05T12:00')}, after that.`,
    });
  });

  test('is explained by the task being switched off then, from when to when', () => {
    const { why, change } = stage();
    change('disabled', at('2026-02-01T08:00'));
    change('enabled', at('2026-02-10T09:00'));
    expect(why(at('2026-02-03T02:30'))).toMatchObject({ code: 'disabled' });
    expect(why(at('2026-02-03T02:30')).sentence).toContain('was switched off from');
    expect(why(at('2026-02-11T02:30')).code).toBe('unknown');
    change('disabled', at('2026-03-01T08:00'));
    expect(why(at('2026-04-03T02:30')).sentence).toContain('has been switched off since');
  });

  test('is explained by the task lying among the deleted', () => {
    const { why, change } = stage();
    change('deleted', at('2026-02-01T08:00'));
    expect(why(at('2026-02-03T02:30')).code).toBe('deleted');
    change('restored', at('2026-02-10T09:00'));
    expect(why(at('2026-02-03T02:30')).sentence).toContain('The task was deleted from');
  });

  test('is explained by there being no schedule', () => {
    expect(stage([]).why(at('2026-02-03T02:30'))).toMatchObject({
      code: 'by_hand_only',
      sentence: 'The task had no schedule: it runs only by hand.',
    });
  });

  test('is explained by a schedule that came later', () => {
    const { why, taskStore, task } = stage([{ kind: 'daily', times: ['05:00'], timeZone: 'UTC' }]);
    const schedules: Schedule[] = [{ kind: 'daily', times: ['05:00'], timeZone: 'UTC' }, daily];
    taskStore.update(task.id, makeTaskInput({ schedules }), at('2026-03-01T10:00'));
    expect(why(at('2026-02-03T02:30'))).toMatchObject({
      code: 'schedule_added_later',
      sentence: `That schedule was only added at ${words('2026-03-01T10:00')}: Every day at 02:30 (UTC).`,
    });
  });

  test('is explained by a schedule that was over', () => {
    const { why } = stage([{ kind: 'once', at: '2026-01-20T10:00', timeZone: 'UTC' }]);
    expect(why(at('2026-02-03T02:30'))).toMatchObject({
      code: 'schedule_ended',
      sentence: `Its schedule had ended: the last time was ${words('2026-01-20T10:00')}.`,
    });
  });

  test('is explained by a schedule that had not begun', () => {
    const { why } = stage([{ kind: 'once', at: '2026-04-20T10:00', timeZone: 'UTC' }]);
    expect(why(at('2026-02-03T02:30'))).toMatchObject({
      code: 'schedule_not_begun',
      sentence: `Its schedule had not begun: the first time is ${words('2026-04-20T10:00')}.`,
    });
  });

  test('is explained by the clock change that left a wildcard out', () => {
    const pattern = '*/15 2 * * *';
    const { why } = stage([{ kind: 'cron', pattern, timeZone: 'Europe/Berlin' }]);
    expect(why(at('2026-03-29T01:15'))).toMatchObject({
      code: 'clock_change',
      sentence: expect.stringMatching(/^The clock went forward from 02:00 to 03:00 that day/),
    });
    expect(why(at('2026-03-28T00:15')).code).toBe('not_due');
    const fixed = stage([{ kind: 'daily', times: ['02:15'], timeZone: 'Europe/Berlin' }]);
    expect(fixed.why(at('2026-03-29T01:15')).code).toBe('not_due');
  });

  test('is still to come', () => {
    const { why } = stage();
    expect(why(at('2026-07-01T02:30')).sentence).toBe(
      `${words('2026-07-01T02:30')} is still to come; it is due then.`,
    );
    expect(why(at('2026-07-01T02:31')).sentence).toContain('it is not due then. The times around');
  });

  test('is still to come, but will find the task off, paused or in a blackout', () => {
    const comes = at('2026-07-01T02:30');
    const still = `${words('2026-07-01T02:30')} is still to come; it is due then.`;
    const { why, change, taskStore, task } = stage();
    const blackouts = [{ kind: 'daily' as const, from: '02:00', to: '03:00' }];
    taskStore.update(task.id, makeTaskInput({ schedules: [daily], blackouts }), CREATED);
    expect(why(comes).sentence).toBe(
      `${still} Nothing is started between 02:00 and 03:00, as this task is set to.`,
    );
    taskStore.setPause(task.id, at('2026-07-03T08:00'), NOW - 60_000);
    expect(why(comes).sentence).toBe(
      `${still} But the task is paused until ${words('2026-07-03T08:00')}.`,
    );
    expect(why(comes + 3 * DAY_MS).sentence).toContain('Nothing is started between');
    change('disabled', NOW - 60_000);
    expect(why(comes)).toMatchObject({
      code: 'disabled',
      sentence: `The task has been switched off since ${words('2026-06-30T11:59')}.`,
    });
  });

  test('is found by any second of its minute', () => {
    const { why, runStore, task } = stage();
    const { id: _id, ...row } = makeRun({
      taskId: task.id,
      scheduleId: task.storedSchedules[0]?.id ?? 0,
      scheduledForMs: at('2026-02-03T02:30'),
      state: 'missed',
      reasonCode: 'asleep',
      reason: 'The computer was asleep from 01:12 to 07:40.',
    });
    const run = runStore.insert(row);
    expect(why(at('2026-02-03T02:30') + 59_999)).toMatchObject({ code: 'asleep', runId: run.id });
    expect(why(at('2026-02-03T02:31')).code).toBe('not_due');
  });

  test('at which several schedules were due is explained by the one that ran', () => {
    const { why, runStore, task } = stage([daily, { kind: 'hourly', minute: 30, timeZone: 'UTC' }]);
    const scheduledForMs = at('2026-02-03T02:30');
    const [replaced, ran] = task.storedSchedules.map(({ id: scheduleId }) => {
      const { id: _id, ...run } = makeRun({ taskId: task.id, scheduleId, scheduledForMs });
      return run;
    }) as [Omit<Run, 'id'>, Omit<Run, 'id'>];
    runStore.insert({ ...replaced, state: 'cancelled', reasonCode: 'replaced' });
    const { id } = runStore.insert({ ...ran, state: 'succeeded', startedAtMs: scheduledForMs });
    expect(why(scheduledForMs)).toMatchObject({ code: 'ran', runId: id });
  });

  test('at which no schedule asked for a run is explained by what did', () => {
    const { why, runStore, task } = stage();
    const row = (change: Partial<Run>) => {
      const { id: _id, ...run } = makeRun({ taskId: task.id, ...change });
      return runStore.insert(run).id;
    };
    const [asked, slept, caughtUp] = ['09:00:20', '07:40:00', '07:41:05'].map((time) =>
      at(`2026-02-03T${time}`),
    ) as [number, number, number];
    const due = { scheduledForMs: at('2026-02-03T02:30'), queuedAtMs: slept };
    row({ ...due, state: 'missed', reasonCode: 'asleep' });
    const late = row({ ...due, state: 'succeeded', trigger: 'catch_up', startedAtMs: caughtUp });
    const skipped = row({ state: 'skipped', reasonCode: 'overlap', queuedAtMs: asked });
    expect(why(asked)).toMatchObject({ code: 'overlap', runId: skipped });
    expect(why(caughtUp)).toMatchObject({ code: 'ran', runId: late });
    expect(why(slept).code).toBe('not_due');
  });

  test('inside a row that stands for several is explained by that row', () => {
    const { why, runStore, task } = stage();
    const { id: _id, ...row } = makeRun({
      taskId: task.id,
      scheduleId: task.storedSchedules[0]?.id ?? 0,
      dueFromMs: at('2026-02-01T02:30'),
      scheduledForMs: at('2026-02-05T02:30'),
      dueCount: 5,
      state: 'skipped',
      reasonCode: 'paused',
      reason: 'All schedules were paused by you at 09:10.',
    });
    runStore.insert(row);
    expect(why(at('2026-02-03T02:30'))).toMatchObject({ code: 'paused' });
    expect(why(at('2026-02-03T02:30')).sentence).toContain('It was due 5 times from');
  });
});

describe('a task as it stands', () => {
  test('has missed nothing, when that is so', () => {
    const { why, taskStore, task } = stage();
    taskStore.setNextFire(task.storedSchedules[0]?.id ?? 0, NOW + DAY_MS, NOW);
    expect(why(null)).toMatchObject({ code: 'nothing_missed' });
    expect(why(null).sentence).toMatch(/^Nothing was missed\. It has not run yet and is due next/);
  });

  test('is due next, but told of the pause that will hold it', () => {
    const { why, taskStore, task, settings } = stage();
    taskStore.setNextFire(task.storedSchedules[0]?.id ?? 0, at('2026-07-01T02:30'), NOW);
    const due = `Nothing was missed. It has not run yet and is due next at ${words('2026-07-01T02:30')}.`;
    settings.pause = { sinceMs: NOW, untilMs: at('2026-06-30T20:00') };
    expect(why(null).sentence).toBe(due);
    settings.pause = { sinceMs: NOW, untilMs: at('2026-07-01T08:00') };
    const until = words('2026-07-01T08:00');
    expect(why(null).sentence).toBe(`${due} But all schedules are paused until ${until}.`);
    settings.pause = { sinceMs: NOW, untilMs: null };
    expect(why(null).sentence).toBe(`${due} But all schedules are paused.`);
  });

  test('is explained by the newest row that did not run, but not by one before the last run', () => {
    const { why, runStore, task } = stage();
    const row = (change: Parameters<typeof makeRun>[0]) => {
      const { id: _id, ...run } = makeRun({ taskId: task.id, ...change });
      return runStore.insert(run);
    };
    const skipped = row({ state: 'skipped', reasonCode: 'overlap', reason: 'Run 1 was running.' });
    expect(why(null)).toMatchObject({ code: 'overlap', runId: skipped.id });
    row({ state: 'succeeded', startedAtMs: NOW - 5, finishedAtMs: NOW });
    expect(why(null).code).toBe('nothing_missed');
  });

  test('is explained by what keeps it from being due', () => {
    const { why, change } = stage();
    change('disabled', NOW);
    expect(why(null).code).toBe('disabled');
    expect(stage([]).why(null).code).toBe('by_hand_only');
  });
});

/** As the sentences word it, in the zone of the machine that runs the test. */
function words(text: string): string {
  const date = new Date(at(text));
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getDay()];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug'];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${weekday} ${date.getDate()} ${months[date.getMonth()]} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
