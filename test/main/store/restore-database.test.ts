import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import { compareDatabases } from '../../../electron/main/store/compare-databases.ts';
import { copyDatabase } from '../../../electron/main/store/copy-database.ts';
import { MessageStore } from '../../../electron/main/store/message-store.ts';
import { openDatabase } from '../../../electron/main/store/open-database.ts';
import { requestRestore } from '../../../electron/main/store/restore-database.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { toTaskInput } from '../../../electron/main/store/task-rows.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import { backupName, restoreWording } from '../../../electron/shared/backup.ts';
import { say, sayEnglish } from '../../../electron/shared/phrase.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { makeOldDatabase } from '../../helpers/old-database.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const NOW_MS = Date.UTC(2025, 10, 23, 12);
const NAME = backupName(NOW_MS);
const hourly = (minute: number) => ({ kind: 'hourly', minute }) as const;

function setUp() {
  const dir = tempDir();
  const options = { path: join(dir, 'cronpilot.db'), backupsDir: join(dir, 'backups') };
  mkdirSync(options.backupsDir);
  const open = () => {
    const { database, notes } = openDatabase({
      ...options,
      databasePath: options.path,
      nowMs: NOW_MS,
    });
    const runStore = new RunStore(database);
    const addRun = (run: Partial<Run>) => {
      const { id: _id, ...rest } = makeRun({ queuedAtMs: NOW_MS, ...run });
      return runStore.insert(rest);
    };
    return {
      database,
      notes: notes.map(sayEnglish),
      runStore,
      taskStore: new TaskStore(database),
      addRun,
    };
  };
  return {
    dir,
    ...options,
    open,
    backUp: () => copyDatabase(options.path, join(options.backupsDir, NAME)),
  };
}

describe('the restore of a backup', () => {
  it('brings tasks back as they were, and loses no run, no edit and no newer task', async () => {
    const { path, backupsDir, dir, open, backUp } = setUp();
    const first = open();
    const { taskStore, addRun } = first;
    const edited = taskStore.create(
      makeTaskInput({ name: 'Edited', notes: 'then', schedules: [hourly(1)] }),
      NOW_MS,
    );
    const deleted = taskStore.create(makeTaskInput({ name: 'Deleted' }), NOW_MS);
    const same = taskStore.create(makeTaskInput({ name: 'Same' }), NOW_MS);
    const ended = addRun({ taskId: same.id, state: 'queued' });
    const purged = addRun({ taskId: same.id, state: 'queued' });
    await backUp();

    first.database.prepare('DELETE FROM runs WHERE id = ?').run(purged.id);
    first.database.prepare("UPDATE sqlite_sequence SET seq = 50000 WHERE name = 'tasks'").run();
    first.runStore.update(ended.id, { state: 'succeeded', finishedAtMs: NOW_MS });
    taskStore.update(
      edited.id,
      makeTaskInput({ name: 'Edited', notes: 'now', schedules: [hourly(2)] }),
      NOW_MS + 1,
    );
    taskStore.softDelete(deleted.id, NOW_MS + 2);
    const made = taskStore.create(
      makeTaskInput({ name: 'Made', schedules: [hourly(3)] }),
      NOW_MS + 3,
    );
    const scheduleId = taskStore.get(edited.id).storedSchedules[0]?.id ?? 0;
    const run = addRun({ taskId: edited.id, scheduleId, scheduledForMs: NOW_MS, state: 'failed' });
    const queued = addRun({ taskId: made.id, state: 'queued' });
    const difference = compareDatabases(path, join(backupsDir, NAME));
    expect(difference).toEqual({
      changedBack: ['Edited'],
      broughtBack: ['Deleted'],
      setAside: ['Made'],
    });
    first.database.close();
    requestRestore(path, NAME);

    const second = open();
    expect(second.notes).toEqual([
      expect.stringContaining(
        `The backup ${NAME} was restored. ${say(restoreWording(difference))}`,
      ),
    ]);
    const names = second.taskStore.list().map(({ name }) => name);
    expect(names).toEqual(['Deleted', 'Edited', 'Same']);
    expect(second.taskStore.get(edited.id)).toMatchObject({
      notes: 'then',
      schedules: [{ minute: 1 }],
      revision: 3,
    });
    expect(second.taskStore.revisionsOf(edited.id).map(({ input }) => input.notes)).toEqual([
      'then',
      'now',
      'then',
    ]);
    expect(second.runStore.get(run.id)).toEqual(run);
    expect(second.runStore.get(ended.id).state).toBe('succeeded');
    expect(second.runStore.active()).toEqual([queued]);
    expect(second.runStore.failing().map(({ taskName }) => taskName)).toEqual(['Edited']);
    expect(second.taskStore.deleted().map(({ taskName }) => taskName)).toEqual(['Made']);
    const back = second.taskStore.restore(made.id, NOW_MS + 9);
    expect(back.schedules).toMatchObject([{ minute: 3 }]);
    const other = second.taskStore.update(edited.id, makeTaskInput({ name: 'Edited' }), NOW_MS + 9);
    expect(other.revision).toBe(4);
    expect(second.runStore.get(purged.id).state).toBe('cancelled');
    expect(second.taskStore.create(makeTaskInput(), NOW_MS).id).toBeGreaterThan(50_000);
    const check = second.database.prepare('PRAGMA integrity_check').all();
    expect(check).toEqual([{ integrity_check: 'ok' }]);
    expect(second.database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(readdirSync(dir).filter((name) => name.includes('.old-'))).toHaveLength(1);
    second.database.close();

    const third = open();
    expect(third.notes).toEqual([]);
    third.database.close();
  });

  it('sends nothing again that has arrived since, and keeps what is on its way', async () => {
    const { path, open, backUp } = setUp();
    const first = open();
    const { id: taskId } = first.taskStore.create(makeTaskInput(), NOW_MS);
    const message = {
      channel: 'mail',
      recipient: 'anna@example.org',
      taskId,
      state: 'waiting',
      createdAtMs: 1,
      dueAtMs: 1,
    } as const;
    const before = new MessageStore<string>(first.database);
    before.add({ ...message, notice: 'arrived since' });
    await backUp();
    before.remove([1]);
    before.add({ ...message, notice: 'on its way' });
    first.database.close();
    requestRestore(path, NAME);
    const { database } = open();
    const after = new MessageStore<string>(database);
    expect(after.due('mail', 1).map(({ notice }) => notice)).toEqual(['on its way']);
    database.close();
  });

  it('of another history takes its place whole; what was there is kept aside', async () => {
    const theirs = setUp();
    const other = theirs.open();
    other.taskStore.create(makeTaskInput({ name: 'Theirs' }), NOW_MS - 5);
    other.database.close();
    const ours = setUp();
    const first = ours.open();
    first.taskStore.create(makeTaskInput({ name: 'Ours' }), NOW_MS);
    first.database.close();
    await copyDatabase(theirs.path, join(ours.backupsDir, NAME));
    requestRestore(ours.path, NAME);
    const second = ours.open();
    expect(second.taskStore.list().map(({ name }) => name)).toEqual(['Theirs']);
    expect(second.notes[0]).toContain('It is of another history');
    second.database.close();
  });

  it.each(['cronpilot-2020-01-01T000000.db', '../cronpilot.db'])(
    'of %s, which is none, changes nothing and says so',
    (name) => {
      const { path, open } = setUp();
      const first = open();
      first.taskStore.create(makeTaskInput(), NOW_MS);
      first.database.close();
      requestRestore(path, name);
      const second = open();
      expect(second.taskStore.list()).toHaveLength(1);
      expect(second.notes[0]).toMatch(/could not be restored: .+ The database is as it was\./);
      second.database.close();
      const third = open();
      expect(third.notes).toEqual([]);
      third.database.close();
    },
  );

  it('of the oldest format is brought to the newest, and joined with what has happened since', () => {
    const { path, backupsDir, open } = setUp();
    makeOldDatabase(path);
    makeOldDatabase(join(backupsDir, NAME));
    const first = open();
    const task = first.taskStore.get(1);
    first.taskStore.update(1, { ...toTaskInput(task), notes: 'since' }, NOW_MS);
    const run = first.addRun({ taskId: 1, state: 'succeeded', finishedAtMs: NOW_MS });
    first.database.close();
    expect(compareDatabases(path, join(backupsDir, NAME)).changedBack).toEqual(['Old']);
    requestRestore(path, NAME);
    const second = open();
    expect(second.notes[0]).toContain('was restored');
    expect(toTaskInput(second.taskStore.get(1))).toEqual(toTaskInput(task));
    expect(second.taskStore.revisionsOf(1)[1]?.input.notes).toBe('since');
    expect(second.runStore.get(run.id).state).toBe('succeeded');
    expect(second.runStore.get(1).taskName).toBe('Old');
    second.database.close();
  });

  it('of a newer format than this CronPilot knows changes nothing and says so', async () => {
    const { path, backupsDir, open, backUp } = setUp();
    const first = open();
    first.taskStore.create(makeTaskInput({ name: 'Kept' }), NOW_MS);
    await backUp();
    first.database.close();
    const backup = new Sqlite(join(backupsDir, NAME));
    backup.pragma('user_version = 9999');
    backup.close();
    // Whoever asks for it in the window hears of it before.
    expect(() => compareDatabases(path, join(backupsDir, NAME))).toThrow('newer CronPilot');
    requestRestore(path, NAME);
    const second = open();
    expect(second.notes[0]).toMatch(/could not be restored: .*newer CronPilot/);
    expect(second.taskStore.list().map(({ name }) => name)).toEqual(['Kept']);
    second.database.close();
  });
});
