import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import { copyDatabase } from '../../../electron/main/store/copy-database.ts';
import { openDatabase } from '../../../electron/main/store/open-database.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import { backupName } from '../../../electron/shared/backup.ts';
import { sayEnglish } from '../../../electron/shared/phrase.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

/** Before anything here is written. */
const NOW_MS = Date.UTC(2025, 10, 23, 12);
const PAGE_BYTES = 4096;
const TASK_COUNT = 12;
const RUN_COUNT = 240;
const NAME = 'cronpilot.db';

interface Seed {
  readonly dir: string;
  readonly pageCount: number;
}

/** Tasks with edits and runs; after the backup come as many runs again, and an edit of each task. */
async function makeSeed(): Promise<Seed> {
  const dir = tempDir();
  const path = join(dir, NAME);
  const backupsDir = join(dir, 'backups');
  mkdirSync(backupsDir);
  const { database } = openDatabase({ databasePath: path, backupsDir, nowMs: NOW_MS });
  const taskStore = new TaskStore(database);
  const runStore = new RunStore(database);
  const schedules = [{ kind: 'hourly', minute: 5 } as const];
  for (let at = 1; at <= TASK_COUNT; at += 1) {
    taskStore.create(makeTaskInput({ name: `Task ${at}`, schedules }), NOW_MS);
  }
  const addRuns = () => {
    for (let at = 0; at < RUN_COUNT; at += 1) {
      const state = at % 5 === 0 ? 'failed' : 'succeeded';
      const { id: _id, ...run } = makeRun({
        taskId: (at % TASK_COUNT) + 1,
        state,
        queuedAtMs: NOW_MS,
        startedAtMs: NOW_MS,
        finishedAtMs: NOW_MS,
        reason: 'A reason that takes some room in its row, as most do.',
      });
      runStore.insert(run);
    }
  };
  database.transaction(addRuns);
  await copyDatabase(path, join(backupsDir, backupName(NOW_MS)));
  database.transaction(addRuns);
  for (const task of taskStore.list()) {
    taskStore.update(
      task.id,
      makeTaskInput({ name: task.name, schedules, notes: 'edited' }),
      NOW_MS,
    );
  }
  database.close();
  return { dir, pageCount: readFileSync(path).length / PAGE_BYTES };
}

function cloneSeed({ dir }: Seed, withBackup: boolean) {
  const cloneDir = tempDir();
  const backupsDir = join(cloneDir, 'backups');
  mkdirSync(backupsDir);
  for (const name of readdirSync(dir)) {
    if (name.startsWith(NAME)) copyFileSync(join(dir, name), join(cloneDir, name));
  }
  if (withBackup) {
    const name = backupName(NOW_MS);
    copyFileSync(join(dir, 'backups', name), join(backupsDir, name));
  }
  return { dir: cloneDir, path: join(cloneDir, NAME), backupsDir };
}

/** What is left after the start, with nothing unsound in it. */
function openAndCount(options: { readonly path: string; readonly backupsDir: string }) {
  const { database, notes } = openDatabase({
    ...options,
    databasePath: options.path,
    nowMs: NOW_MS,
  });
  try {
    const check = database.prepare('PRAGMA integrity_check').all();
    expect(check).toEqual([{ integrity_check: 'ok' }]);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const tasks = new TaskStore(database).list();
    const runs = new RunStore(database).list({ limit: 10_000 });
    new RunStore(database).failing();
    // Every row of the past that is there can be read, and new ones stored.
    const created = new TaskStore(database).create(makeTaskInput({ name: 'New' }), NOW_MS);
    expect(created.id).toBeGreaterThan(Math.max(0, ...tasks.map(({ id }) => id)));
    return {
      notes: notes.map(sayEnglish),
      taskCount: tasks.length,
      runCount: runs.length,
      tasks,
      runs,
    };
  } finally {
    database.close();
  }
}

const overwrite = {
  zeros: (page: Buffer) => page.fill(0),
  noise: (page: Buffer) => page.forEach((_, at) => (page[at] = (at * 73 + 41) % 251)),
  'a header of another kind': (page: Buffer) => page.writeUInt8(0x0d ^ 0x07, 0),
};

describe('a damaged page', () => {
  it.each(Object.entries(overwrite))(
    'of %s, each in turn: CronPilot opens with what there is',
    async (name, damage) => {
      const seed = await makeSeed();
      expect(seed.pageCount).toBeGreaterThan(20);
      let lostTasks = 0;
      /** The page from which all others of a table are found: with it goes what the backup lacks. */
      const rootPages: string[] = [];
      // Every page once; the other kinds of damage on a sample.
      const step = name === 'zeros' ? 1 : 7;
      for (let page = 0; page < seed.pageCount; page += step) {
        for (const withBackup of [true, false]) {
          const clone = cloneSeed(seed, withBackup);
          const bytes = readFileSync(clone.path);
          damage(bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES));
          writeFileSync(clone.path, bytes);
          const found = openAndCount(clone);
          const where = `page ${page + 1}, ${withBackup ? 'with' : 'without'} backup`;
          if (found.notes.length > 0) {
            const [asideName] = readdirSync(clone.dir).filter((name) =>
              name.startsWith(`${NAME}.old-`),
            );
            expect(readFileSync(join(clone.dir, String(asideName))).equals(bytes), where).toBe(
              true,
            );
            expect(found.notes[0], where).toContain('was damaged');
          }
          if (withBackup) {
            expect(found.taskCount, where).toBe(TASK_COUNT);
            expect(found.runCount, where).toBeGreaterThanOrEqual(RUN_COUNT);
          } else lostTasks += TASK_COUNT - found.taskCount;
          if (found.runCount < RUN_COUNT * 1.5) rootPages.push(where);
        }
      }
      expect(lostTasks).toBe(0);
      expect(rootPages.length, rootPages.join()).toBeLessThanOrEqual(2);
    },
    300_000,
  );
});

describe('a database that is cut', () => {
  it.each([1, 10_000, 100_000])(
    'short by %i bytes is repaired from backup and rest',
    async (bytes) => {
      const clone = cloneSeed(await makeSeed(), true);
      truncateSync(clone.path, readFileSync(clone.path).length - bytes);
      const { notes, taskCount, runCount } = openAndCount(clone);
      expect(notes[0]).toContain(`was repaired from the backup ${backupName(NOW_MS)}`);
      expect([taskCount, runCount >= RUN_COUNT]).toEqual([TASK_COUNT, true]);
    },
  );

  it('to nothing is restored from the backup, and is a new one without', async () => {
    const seed = await makeSeed();
    for (const withBackup of [true, false]) {
      const clone = cloneSeed(seed, withBackup);
      writeFileSync(clone.path, '');
      expect(openAndCount(clone).taskCount).toBe(withBackup ? TASK_COUNT : 0);
    }
  });

  it('is not touched when it is missing: a new one is made, and the backup is named', async () => {
    const clone = cloneSeed(await makeSeed(), true);
    renameSync(clone.path, `${clone.path}.elsewhere`);
    const { notes, taskCount } = openAndCount(clone);
    expect(taskCount).toBe(0);
    expect(notes[0]).toContain(`cronpilot backup restore ${backupName(NOW_MS)}`);
  });

  it('in its write-ahead log opens with what was written before the cut', async () => {
    const clone = cloneSeed(await makeSeed(), false);
    const { database } = openDatabase({ ...clone, databasePath: clone.path, nowMs: NOW_MS });
    const taskStore = new TaskStore(database);
    for (let at = 0; at < 50; at += 1) taskStore.create(makeTaskInput({ name: 'Late' }), NOW_MS);
    // What a power loss leaves of it.
    const cut = cloneSeed({ dir: clone.dir, pageCount: 0 }, false);
    const wal = readFileSync(`${cut.path}-wal`);
    writeFileSync(`${cut.path}-wal`, wal.subarray(0, Math.floor(wal.length / 2)));
    database.close();
    const { taskCount, runCount } = openAndCount(cut);
    expect(taskCount).toBeGreaterThan(TASK_COUNT);
    expect(taskCount).toBeLessThan(TASK_COUNT + 50);
    expect(runCount).toBe(2 * RUN_COUNT);
  });
});

describe('a repair', () => {
  it('owes no fire time and starts no run again that the damaged one had seen to', async () => {
    const seed = await makeSeed();
    const clone = cloneSeed(seed, false);
    const backup = join(clone.backupsDir, backupName(NOW_MS));
    copyFileSync(join(seed.dir, 'backups', backupName(NOW_MS)), backup);
    const old = new Sqlite(backup);
    old.exec("UPDATE runs SET state = 'queued', finished_at_ms = NULL WHERE id = 1");
    old.exec("UPDATE runs SET state = 'running', finished_at_ms = NULL WHERE id = 2");
    old.close();
    const bytes = readFileSync(clone.path);
    writeFileSync(clone.path, bytes.fill(0, PAGE_BYTES * 3));
    const { database } = openDatabase({ ...clone, databasePath: clone.path, nowMs: Date.now() });
    expect(new RunStore(database).active()).toEqual([]);
    const states = [1, 2].map((id) => new RunStore(database).get(id).state);
    expect(states).toEqual(['cancelled', 'abandoned']);
    for (const { cursorMs, nextFireAtMs } of new TaskStore(database).liveSchedules()) {
      expect(cursorMs).toBeGreaterThan(NOW_MS);
      expect(nextFireAtMs).toBeNull();
    }
    database.close();
  });

  it('that was cut short by a kill is finished by the next start', async () => {
    const clone = cloneSeed(await makeSeed(), true);
    copyFileSync(join(clone.backupsDir, backupName(NOW_MS)), `${clone.path}.next`);
    renameSync(clone.path, `${clone.path}.old-by-the-killed-one`);
    expect(openAndCount(clone).runCount).toBe(RUN_COUNT);
    expect(existsSync(`${clone.path}.next`)).toBe(false);
  });

  it('uses the newest backup that is sound', async () => {
    const clone = cloneSeed(await makeSeed(), true);
    writeFileSync(join(clone.backupsDir, backupName(NOW_MS + 86_400_000)), 'no database');
    truncateSync(clone.path, PAGE_BYTES * 10);
    expect(openAndCount(clone).notes[0]).toContain(`from the backup ${backupName(NOW_MS)}`);
  });

  it('keeps aside a file of another kind, or of another program, as it was', async () => {
    const seed = await makeSeed();
    const others: readonly ((path: string) => void)[] = [
      (path) => writeFileSync(path, 'my notes, which are no database\n'.repeat(100)),
      (path) => {
        writeFileSync(path, '');
        const other = new Sqlite(path);
        other.exec('CREATE TABLE tasks (text); INSERT INTO tasks VALUES (1)');
        other.close();
      },
    ];
    for (const put of others) {
      for (const withBackup of [true, false]) {
        const clone = cloneSeed(seed, withBackup);
        put(clone.path);
        const before = readFileSync(clone.path);
        const { notes, taskCount } = openAndCount(clone);
        expect(taskCount).toBe(withBackup ? TASK_COUNT : 0);
        const asideName = /kept as (\S+)\.$/.exec(String(notes[0]))?.[1];
        expect(readFileSync(join(clone.dir, String(asideName))).equals(before)).toBe(true);
      }
    }
  });

  it('never touches a file of a newer CronPilot', async () => {
    const clone = cloneSeed(await makeSeed(), true);
    const newer = new Sqlite(clone.path);
    newer.pragma('user_version = 99');
    newer.close();
    const before = readFileSync(clone.path);
    expect(() => openDatabase({ ...clone, databasePath: clone.path, nowMs: NOW_MS })).toThrow(
      'Nothing was changed',
    );
    expect(readFileSync(clone.path).equals(before)).toBe(true);
  });
});
