import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TaskDraft } from '../../../electron/shared/task.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const NOW_MS = 1_764_000_000_000;
const LATER_MS = NOW_MS + 60_000;
const LAST_MS = NOW_MS + 120_000;
const hourly = (minute: number) => ({ kind: 'hourly', minute }) as const;
const everyMinute = { kind: 'interval', everyMs: 60_000 } as const;

function storesWith(draft: Partial<TaskDraft> = {}) {
  const stores = openStores();
  return { ...stores, task: stores.taskStore.create(makeTaskInput(draft), NOW_MS) };
}

describe('create', () => {
  it('stores a definition whole, defaults and all', () => {
    const input = makeTaskInput({
      name: 'Größe "prüfen"; DROP TABLE tasks',
      action: { kind: 'script', path: '~/bin/x.py', args: ['--all', ''] },
      env: { A: 'b\nc' },
      schedules: [hourly(5), everyMinute],
      enabled: false,
      misfirePolicy: 'run_all',
      timeoutMs: 5000,
      successExitCodes: [0, 3],
      tags: ['nightly'],
      notes: 'line\nline',
    });
    const { path, taskStore } = openStores();
    const created = taskStore.create(input, NOW_MS);
    expect(created).toMatchObject({
      ...input,
      revision: 1,
      createdAtMs: NOW_MS,
      updatedAtMs: NOW_MS,
      deletedAtMs: null,
    });
    expect(openStores(path).taskStore.get(created.id)).toEqual(created);
  });

  it('lets a new schedule owe nothing from before, and counts its interval from then', () => {
    const { taskStore, task } = storesWith({ schedules: [everyMinute] });
    expect(taskStore.liveSchedules()).toEqual([
      {
        scheduleId: task.storedSchedules[0]?.id,
        taskId: task.id,
        schedule: { kind: 'interval', everyMs: 60_000, anchorMs: null },
        nextFireAtMs: null,
        cursorMs: NOW_MS,
        createdAtMs: NOW_MS,
      },
    ]);
  });

  it('never gives the id of an earlier task again', () => {
    const { database, taskStore, task } = storesWith();
    database.prepare('DELETE FROM task_revisions').run();
    database.prepare('DELETE FROM task_changes').run();
    database.prepare('DELETE FROM tasks').run();
    expect(taskStore.create(makeTaskInput(), NOW_MS).id).toBeGreaterThan(task.id);
  });

  it('gives what an earlier CronPilot did not store its default', () => {
    const { database, taskStore, task } = storesWith();
    database.prepare("UPDATE tasks SET definition = json_remove(definition, '$.nice')").run();
    expect(taskStore.get(task.id).nice).toBe(0);
  });
});

describe('get', () => {
  it('tells that a task does not exist', () => {
    expect(() => openStores().taskStore.get(7)).toThrow(
      expect.objectContaining({ code: 'not_found', message: 'There is no task 7.' }),
    );
  });
});

describe('list', () => {
  it('sorts by name as people do and leaves deleted tasks out', () => {
    const { taskStore } = openStores();
    for (const name of ['backup 10', 'Zebra', 'Backup 2', 'ärger', 'gone']) {
      taskStore.create(makeTaskInput({ name, schedules: [hourly(1)] }), NOW_MS);
    }
    taskStore.softDelete(5, NOW_MS);
    const tasks = taskStore.list();
    expect(tasks.map((task) => task.name)).toEqual(['ärger', 'Backup 2', 'backup 10', 'Zebra']);
    expect(tasks).toEqual(tasks.map((task) => taskStore.get(task.id)));
  });
});

describe('favourites', () => {
  it('are those alone that are marked and not deleted, by name', () => {
    const { taskStore } = openStores();
    for (const name of ['b', 'A', 'gone']) {
      taskStore.create(makeTaskInput({ name, favourite: true }), NOW_MS);
    }
    taskStore.create(makeTaskInput({ name: 'other' }), NOW_MS);
    taskStore.softDelete(3, NOW_MS);
    expect(taskStore.favourites()).toEqual([
      { taskId: 2, taskName: 'A' },
      { taskId: 1, taskName: 'b' },
    ]);
  });
});

describe('update', () => {
  it('keeps every edit whole', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)] });
    const second = makeTaskInput({ name: 'Second', schedules: [hourly(2)], tags: ['x'] });
    const updated = taskStore.update(task.id, second, LATER_MS);
    expect(updated).toMatchObject({ ...second, revision: 2, updatedAtMs: LATER_MS });
    expect(updated.createdAtMs).toBe(NOW_MS);
    expect(taskStore.revisionsOf(task.id)).toEqual([
      { revision: 2, input: second, createdAtMs: LATER_MS },
      { revision: 1, input: makeTaskInput({ schedules: [hourly(1)] }), createdAtMs: NOW_MS },
    ]);
  });

  it('makes no revision of an edit that changes nothing', () => {
    const draft = { schedules: [hourly(1)], env: { A: '1', B: '2' } };
    const { taskStore, task } = storesWith(draft);
    const same = makeTaskInput({ ...draft, env: { B: '2', A: '1' } });
    expect(taskStore.update(task.id, same, LATER_MS)).toEqual(task);
    expect(taskStore.revisionsOf(task.id)).toHaveLength(1);
  });

  it('keeps what an unchanged schedule owes, whatever changes around it', () => {
    const minute = fc.integer({ min: 0, max: 5 });
    const minutes = fc.array(minute, { maxLength: 6 });
    const { taskStore } = openStores();
    fc.assert(
      fc.property(minutes, minutes, (before, after) => {
        const task = taskStore.create(makeTaskInput({ schedules: before.map(hourly) }), NOW_MS);
        for (const { id } of task.storedSchedules) taskStore.setNextFire(id, id * 1000, id);
        const edited = { name: 'Edited', schedules: after.map(hourly) };
        const updated = taskStore.update(task.id, makeTaskInput(edited), LATER_MS);
        expect(updated.schedules).toMatchObject(after.map(hourly));

        const oldIds = new Set(task.storedSchedules.map(({ id }) => id));
        const live = taskStore.liveSchedulesOf(task.id);
        const kept = live.filter(({ scheduleId }) => oldIds.has(scheduleId));
        expect(kept).toHaveLength(sharedCount(before, after));
        for (const { scheduleId, nextFireAtMs, cursorMs, createdAtMs } of kept) {
          expect({ nextFireAtMs, cursorMs, createdAtMs }).toEqual({
            nextFireAtMs: scheduleId * 1000,
            cursorMs: scheduleId,
            createdAtMs: NOW_MS,
          });
        }
        for (const added of live.filter(({ scheduleId }) => !oldIds.has(scheduleId))) {
          expect(added).toMatchObject({ nextFireAtMs: null, cursorMs: LATER_MS });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the row of a removed schedule for the runs that speak of it', () => {
    const { taskStore, runStore, task } = storesWith({ schedules: [hourly(1)] });
    const scheduleId = task.storedSchedules[0]?.id ?? 0;
    const run = runStore.insert(makeRun({ taskId: task.id, scheduleId, scheduledForMs: NOW_MS }));
    taskStore.update(task.id, makeTaskInput(), LATER_MS);
    expect(taskStore.liveSchedules()).toEqual([]);
    expect(runStore.get(run.id).scheduleId).toBe(scheduleId);
    expect(runStore.hasOccurrence(scheduleId, NOW_MS, 0)).toBe(true);
  });

  it('takes a schedule that comes back as a new one', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)] });
    taskStore.update(task.id, makeTaskInput(), LATER_MS);
    const back = taskStore.update(task.id, makeTaskInput({ schedules: [hourly(1)] }), LAST_MS);
    expect(back.storedSchedules[0]?.id).not.toBe(task.storedSchedules[0]?.id);
    expect(taskStore.liveSchedulesOf(task.id)).toMatchObject([{ cursorMs: LAST_MS }]);
  });

  it('keeps nothing when it fails half way', () => {
    const { database, taskStore, task } = storesWith({ schedules: [hourly(1)] });
    database
      .prepare(
        `CREATE TEMP TRIGGER refuse BEFORE INSERT ON schedules
         BEGIN SELECT raise(ABORT, 'refused'); END`,
      )
      .run();
    const edited = makeTaskInput({ name: 'Edited', schedules: [hourly(2)] });
    expect(() => taskStore.update(task.id, edited, LATER_MS)).toThrow('refused');
    expect(taskStore.get(task.id)).toEqual(task);
    expect(taskStore.revisionsOf(task.id)).toHaveLength(1);
  });

  it('refuses a deleted task', () => {
    const { taskStore, task } = storesWith();
    taskStore.softDelete(task.id, LATER_MS);
    expect(() => taskStore.update(task.id, makeTaskInput({ name: 'x' }), LAST_MS)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });

  it('catches nothing up of the time a task was disabled', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)], enabled: false });
    taskStore.update(task.id, makeTaskInput({ schedules: [hourly(1)] }), LAST_MS);
    expect(taskStore.liveSchedulesOf(task.id)).toMatchObject([{ cursorMs: LAST_MS }]);
  });
});

describe('setEnabled', () => {
  it('takes a disabled task out of the schedules and its next fire times with it', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)] });
    taskStore.setNextFire(task.storedSchedules[0]?.id ?? 0, LAST_MS, NOW_MS);
    const disabled = taskStore.setEnabled(task.id, false, LATER_MS);
    expect(disabled).toMatchObject({ enabled: false, revision: 2, updatedAtMs: LATER_MS });
    expect(disabled.storedSchedules[0]?.nextFireAtMs).toBeNull();
    expect(taskStore.liveSchedules()).toEqual([]);
    expect(taskStore.liveSchedulesOf(task.id)).toEqual([]);
  });

  it('catches nothing up of the time a task was disabled', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)] });
    taskStore.setEnabled(task.id, false, LATER_MS);
    taskStore.setEnabled(task.id, true, LAST_MS);
    expect(taskStore.liveSchedules()).toMatchObject([{ cursorMs: LAST_MS, nextFireAtMs: null }]);
  });

  it('lets an enabled task that is enabled again owe what it owed', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)] });
    const scheduleId = task.storedSchedules[0]?.id ?? 0;
    taskStore.setNextFire(scheduleId, LATER_MS, NOW_MS);
    taskStore.setEnabled(task.id, true, LAST_MS);
    expect(taskStore.liveSchedules()).toMatchObject([{ nextFireAtMs: LATER_MS, cursorMs: NOW_MS }]);
  });
});

describe('softDelete and restore', () => {
  it('bring a task back as it was, owing nothing of the time between', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)], misfirePolicy: 'run_all' });
    taskStore.softDelete(task.id, LATER_MS);
    taskStore.softDelete(task.id, LAST_MS);
    expect(taskStore.list()).toEqual([]);
    expect(taskStore.liveSchedules()).toEqual([]);
    expect(taskStore.get(task.id).deletedAtMs).toBe(LATER_MS);
    expect(taskStore.restore(task.id, LAST_MS)).toEqual(task);
    expect(taskStore.liveSchedules()).toMatchObject([{ taskId: task.id, cursorMs: LAST_MS }]);
  });

  it('leave a task that was never deleted alone', () => {
    const { taskStore, task } = storesWith({ schedules: [hourly(1)] });
    expect(taskStore.restore(task.id, LAST_MS)).toEqual(task);
    expect(taskStore.liveSchedules()).toMatchObject([{ cursorMs: NOW_MS }]);
  });
});

describe('count', () => {
  it('counts tasks that are not deleted', () => {
    const { taskStore } = openStores();
    expect(taskStore.count()).toEqual({ taskCount: 0, enabledTaskCount: 0 });
    taskStore.create(makeTaskInput(), NOW_MS);
    taskStore.create(makeTaskInput({ enabled: false }), NOW_MS);
    taskStore.softDelete(taskStore.create(makeTaskInput(), NOW_MS).id, NOW_MS);
    expect(taskStore.count()).toEqual({ taskCount: 2, enabledTaskCount: 1 });
  });
});

function sharedCount(before: readonly number[], after: readonly number[]): number {
  const left = [...before];
  return after.filter((minute) => {
    const index = left.indexOf(minute);
    if (index !== -1) left.splice(index, 1);
    return index !== -1;
  }).length;
}

describe('changes of a task', () => {
  it('are noted with their time, in the transaction of the change', () => {
    const { taskStore, database, task } = storesWith({ enabled: false });
    taskStore.update(task.id, makeTaskInput({ enabled: true, notes: 'x' }), NOW_MS + 1);
    taskStore.update(task.id, makeTaskInput({ enabled: true, notes: 'y' }), NOW_MS + 2);
    taskStore.setEnabled(task.id, false, NOW_MS + 3);
    taskStore.setEnabled(task.id, false, NOW_MS + 4);
    taskStore.setEnabled(task.id, true, NOW_MS + 5);
    taskStore.softDelete(task.id, NOW_MS + 6);
    taskStore.restore(task.id, NOW_MS + 7);
    const refused = () =>
      database.transaction(() => {
        taskStore.setEnabled(task.id, false, LATER_MS);
        throw new Error('refused');
      });
    expect(refused).toThrow('refused');
    const noted = database
      .prepare<{ readonly kind: string; readonly changed_at_ms: number }>(
        'SELECT kind, changed_at_ms FROM task_changes WHERE task_id = ? ORDER BY id',
      )
      .all(task.id);
    expect(noted.map(({ kind, changed_at_ms }) => [kind, changed_at_ms - NOW_MS])).toEqual([
      ['created', 0],
      ['disabled', 0],
      ['edited', 1],
      ['enabled', 1],
      ['edited', 2],
      ['disabled', 3],
      ['enabled', 5],
      ['deleted', 6],
      ['restored', 7],
    ]);
  });
});
