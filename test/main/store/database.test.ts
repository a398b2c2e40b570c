import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';

import { Database } from '../../../electron/main/store/database.ts';
import { migrations } from '../../../electron/main/store/migrations/all.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const NOW_MS = 1_764_000_000_000;
const newestFormat = migrations.at(-1)?.version;

function open(path: string): Database {
  const database = Database.open(path);
  onTestFinished(() => database.close());
  return database;
}

/** A database with one task, as its last owner left it. */
function existingDatabase(change?: (connection: Sqlite.Database) => void): string {
  const path = join(tempDir(), 'cronpilot.db');
  const database = Database.open(path);
  new TaskStore(database).create(makeTaskInput(), NOW_MS);
  database.close();
  if (change) {
    const connection = new Sqlite(path);
    change(connection);
    connection.close();
  }
  return path;
}

describe('Database.open', () => {
  it('makes a new database that only its user can read', () => {
    const path = join(tempDir(), 'cronpilot.db');
    new TaskStore(open(path)).create(makeTaskInput(), NOW_MS);
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(`${path}${suffix}`).mode & 0o777).toBe(0o600);
    }
  });

  it('takes an empty file as a new database', () => {
    const path = join(tempDir(), 'cronpilot.db');
    writeFileSync(path, '');
    expect(new TaskStore(open(path)).list()).toEqual([]);
  });

  it('finds what an earlier one stored', () => {
    const path = existingDatabase();
    expect(new TaskStore(open(path)).list().map((task) => task.name)).toEqual(['Backup']);
  });

  it('finds what was committed when its owner never closed it', () => {
    const path = join(tempDir(), 'cronpilot.db');
    new TaskStore(open(path)).create(makeTaskInput(), NOW_MS);
    expect(new TaskStore(open(path)).list()).toHaveLength(1);
  });

  it('survives a crash of the computer whole, at each checkpoint', () => {
    const database = open(join(tempDir(), 'cronpilot.db'));
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
  });

  it('refuses a database of a newer CronPilot and leaves every byte of it', () => {
    const path = existingDatabase((connection) => connection.pragma('user_version = 9'));
    const before = readFileSync(path);
    expect(() => Database.open(path)).toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'unavailable',
        message: `The database ${path} was made by a newer CronPilot (format 9, this one reads up to ${newestFormat}). Nothing was changed. Update CronPilot or point CRONPILOT_DATA_DIR elsewhere.`,
      }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a newer database whose version lies in the write-ahead log, and leaves both files', () => {
    const abandoned = existingDatabase();
    const newer = new Sqlite(abandoned);
    onTestFinished(() => void newer.close());
    newer.pragma('user_version = 9');
    // As a killed process leaves it: nobody has it open, the last commit is in the log alone.
    const path = join(tempDir(), 'cronpilot.db');
    for (const suffix of ['', '-wal']) copyFileSync(`${abandoned}${suffix}`, `${path}${suffix}`);
    const before = [path, `${path}-wal`].map((file) => readFileSync(file));
    expect(before[1]?.length).toBeGreaterThan(0);
    expect(() => Database.open(path)).toThrow(`format 9, this one reads up to ${newestFormat}`);
    const after = [path, `${path}-wal`].map((file) => readFileSync(file));
    expect(after).toEqual(before);
  });

  it('refuses the database of another program and leaves every byte of it', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const foreign = new Sqlite(path);
    foreign.exec('CREATE TABLE bookmarks (url TEXT)');
    foreign.close();
    const before = readFileSync(path);
    expect(() => Database.open(path)).toThrow('is not a CronPilot database');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses any file that is not a database and leaves every byte of it', () => {
    const path = join(tempDir(), 'cronpilot.db');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 9000 }), (bytes) => {
        writeFileSync(path, bytes);
        expect(() => Database.open(path)).toThrow(
          expect.objectContaining({ name: 'AppError', code: 'unavailable' }),
        );
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a database header with garbage behind it', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const bytes = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000, 0x5a)]);
    writeFileSync(path, bytes);
    expect(() => Database.open(path)).toThrow('is not a CronPilot database');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('names a folder in the place of the database', () => {
    const path = join(tempDir(), 'cronpilot.db');
    mkdirSync(path);
    expect(() => Database.open(path)).toThrow(`CronPilot's database ${path} is a folder.`);
  });

  it.skipIf(process.getuid?.() === 0)('names a file it may not write', () => {
    const path = existingDatabase();
    for (const mode of [0o400, 0o000]) {
      chmodSync(path, mode);
      expect(() => Database.open(path)).toThrow('may not read and write its database');
    }
  });

  it('names a data folder that does not exist', () => {
    const path = join(tempDir(), 'gone', 'cronpilot.db');
    expect(() => Database.open(path)).toThrow(
      expect.objectContaining({ name: 'AppError', code: 'unavailable' }),
    );
    expect(existsSync(path)).toBe(false);
  });
});

describe('what is committed', () => {
  it('is told to be on the disk to whoever waits, soon or at the close', async () => {
    const database = Database.open(join(tempDir(), 'cronpilot.db'));
    const tasks = new TaskStore(database);
    const before = database.changeCount;
    tasks.create(makeTaskInput(), NOW_MS);
    expect(database.changeCount).toBeGreaterThan(before);
    await database.durable();
    const soon = database.durableSoon();
    expect(database.durableSoon()).toBe(soon);
    await soon;
    expect(database.durableSoon()).not.toBe(soon);
    tasks.create(makeTaskInput({ name: 'other' }), NOW_MS);
    const atTheClose = database.durableSoon();
    database.close();
    await atTheClose;
  });
});

describe('transaction', () => {
  function stores() {
    const database = open(join(tempDir(), 'cronpilot.db'));
    return { database, tasks: new TaskStore(database), runs: new RunStore(database) };
  }

  it('keeps nothing of work that throws', () => {
    const { database, tasks } = stores();
    expect(() =>
      database.transaction(() => {
        tasks.create(makeTaskInput(), NOW_MS);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(tasks.list()).toEqual([]);
  });

  it('takes back all with a failed inner one, also where its failure is caught', () => {
    const { database, tasks } = stores();
    const work = () => {
      tasks.create(makeTaskInput({ name: 'outer' }), NOW_MS);
      expect(() =>
        database.transaction(() => {
          tasks.create(makeTaskInput({ name: 'inner' }), NOW_MS);
          throw new Error('no');
        }),
      ).toThrow('no');
    };
    expect(() => database.transaction(work)).toThrow('no');
    expect(tasks.list()).toEqual([]);
    database.transaction(() => tasks.create(makeTaskInput({ name: 'next' }), NOW_MS));
    expect(tasks.list().map((task) => task.name)).toEqual(['next']);
  });

  it('holds the write lock from its start', () => {
    const { database, tasks } = stores();
    const path = String(database.prepare<{ file: string }>('PRAGMA database_list').get()?.file);
    const other = new Sqlite(path, { timeout: 0 });
    onTestFinished(() => void other.close());
    database.transaction(() => {
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('database is locked');
    });
    expect(tasks.list()).toEqual([]);
  });

  it('words a full disk for the user', () => {
    const { database, tasks, runs } = stores();
    const task = tasks.create(makeTaskInput(), NOW_MS);
    const pages = Number(
      database.prepare<{ page_count: number }>('PRAGMA page_count').get()?.page_count,
    );
    database.prepare(`PRAGMA max_page_count = ${pages}`).get();
    const run = makeRun({ taskId: task.id, reason: 'x'.repeat(100_000) });
    expect(() => runs.insert(run)).toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'unavailable',
        message: expect.stringContaining('is full. Nothing was saved.'),
      }),
    );
    expect(runs.list({ limit: 10 })).toEqual([]);
  });
});

describe('a full disk', () => {
  it('is told, by an error and to who listens, and nothing is stored', () => {
    const database = open(join(tempDir(), 'cronpilot.db'));
    const taskStore = new TaskStore(database);
    let refusals = 0;
    database.onRefused = () => void (refusals += 1);
    database.prepare('PRAGMA max_page_count = 1').get();
    const notes = 'x'.repeat(20_000);
    expect(() => taskStore.create(makeTaskInput({ notes }), NOW_MS)).toThrow('is full');
    expect(refusals).toBeGreaterThan(0);
    expect(taskStore.list()).toEqual([]);
  });
});
