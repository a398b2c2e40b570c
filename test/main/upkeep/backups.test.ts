import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { databaseJobs, type RunDatabaseJob } from '../../../electron/main/store/database-jobs.ts';
import { verifyDatabase } from '../../../electron/main/store/verify-database.ts';
import { Backups } from '../../../electron/main/upkeep/backups.ts';
import { defaultSettings } from '../../../electron/shared/settings.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { DAY_MS, NOW_MS } from '../../helpers/upkeep-stage.ts';

const threadPath = fileURLToPath(
  new URL('../../../electron/main/store/database-thread.ts', import.meta.url),
);

function setUp({ minFreeBytes = 0, job = databaseJobs(threadPath) } = {}) {
  const stores = openStores();
  const backupsDir = join(tempDir(), 'backups');
  const settingsPath = join(tempDir(), 'settings.json');
  const clock = { nowMs: NOW_MS };
  const ending = new AbortController();
  let changes = 0;
  const make = (runDatabaseJob: RunDatabaseJob = job) =>
    new Backups({
      databasePath: stores.path,
      backupsDir,
      settingsPath,
      runDatabaseJob,
      settings: () => ({ ...defaultSettings, backupCount: 2, minFreeBytes }),
      signal: ending.signal,
      now: () => clock.nowMs,
      onChanged: () => void (changes += 1),
      log: () => undefined,
    });
  const { signal } = ending;
  return {
    ...stores,
    backupsDir,
    settingsPath,
    clock,
    ending,
    signal,
    make,
    changes: () => changes,
  };
}

const failing: RunDatabaseJob = () => Promise.reject(new Error('no luck'));

describe('Backups', () => {
  it('makes a copy of the live database, whole, verified and private, with the settings', async () => {
    const { make, backupsDir, settingsPath, taskStore, path, changes } = setUp();
    for (let at = 0; at < 50; at += 1) taskStore.create(makeTaskInput({ name: `T${at}` }), NOW_MS);
    writeFileSync(settingsPath, '{"theme":"dark"}');
    const backups = make();
    expect([backups.lastAtMs, backups.list()]).toEqual([null, []]);
    const backup = await backups.create();
    expect(backup).toMatchObject({ name: 'cronpilot-2026-11-23T120000.db', createdAtMs: NOW_MS });
    const backupPath = backups.pathOf(backup.name);
    expect(readdirSync(backupsDir).sort()).toEqual([
      backup.name,
      'cronpilot-2026-11-23T120000.settings.json',
    ]);
    for (const name of readdirSync(backupsDir)) {
      expect(statSync(join(backupsDir, name)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(backupsDir).mode & 0o777).toBe(0o700);
    expect(openStores(backupPath).taskStore.list()).toEqual(openStores(path).taskStore.list());
    expect([backups.lastAtMs, backups.list()]).toEqual([NOW_MS, [backup]]);
    expect(changes()).toBe(1);
  });

  it('makes one a day, counted from the newest that is there', async () => {
    const { make, clock, signal, backupsDir } = setUp();
    const count = () => readdirSync(backupsDir).length;
    await make().run(signal);
    clock.nowMs += DAY_MS - 1;
    await make().run(signal);
    expect(count()).toBe(1);
    clock.nowMs += 1;
    await make().run(signal);
    expect(count()).toBe(2);
    clock.nowMs -= 30 * DAY_MS;
    await make().run(signal);
    expect(count()).toBe(3);
  });

  it('rotates old ones with their settings, and leaves other files alone', async () => {
    const { make, clock, backupsDir, settingsPath } = setUp();
    writeFileSync(settingsPath, '{}');
    mkdirSync(backupsDir);
    writeFileSync(join(backupsDir, 'mine.txt'), '');
    const backups = make();
    for (let day = 0; day < 12; day += 1) {
      await backups.create();
      clock.nowMs += DAY_MS;
    }
    const days = backups.list().map(({ name }) => name.slice(10, 20));
    expect(days).toEqual(['2026-12-04', '2026-12-03', '2026-11-29']);
    expect(readdirSync(backupsDir)).toHaveLength(7);
  });

  it('keeps the last good ones when a copy fails, says so, and forgets it after a success', async () => {
    const { make, signal, clock, backupsDir } = setUp();
    const first = await make().create();
    clock.nowMs += DAY_MS;
    const backups = make((job, end) =>
      clock.nowMs < NOW_MS + 2 * DAY_MS ? failing(job, end) : databaseJobs(threadPath)(job, end),
    );
    await backups.run(signal);
    expect(backups.problem).toBe('CronPilot could not back up its database: no luck');
    expect(backups.list()).toEqual([first]);
    expect(readdirSync(backupsDir)).toEqual([first.name]);
    clock.nowMs += DAY_MS;
    await backups.run(signal);
    expect(backups.problem).toBeNull();
    expect(backups.list()).toHaveLength(2);
  });

  it('is refused for a damaged database', async () => {
    const { make, path, taskStore, database } = setUp();
    for (let at = 0; at < 200; at += 1) taskStore.create(makeTaskInput({ name: `T${at}` }), NOW_MS);
    database.checkpoint();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 5 * 4096, 6 * 4096);
    writeFileSync(path, bytes);
    await expect(make().create()).rejects.toThrow(/^The backup failed: .*(damaged|malformed)/);
    expect(make().list()).toEqual([]);
  });

  it('is refused where it would fill the disk', async () => {
    const { make } = setUp({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(make().create()).rejects.toThrow('There is not enough free space on its disk.');
  });

  it('removes what a kill in the middle left, and takes no half copy for a backup', async () => {
    const { make, backupsDir } = setUp();
    mkdirSync(backupsDir);
    const left = 'cronpilot-2026-11-20T120000.db.partial';
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      writeFileSync(join(backupsDir, `${left}${suffix}`), 'half');
    }
    expect(make().list()).toEqual([]);
    await make().create();
    expect(readdirSync(backupsDir)).toEqual(['cronpilot-2026-11-23T120000.db']);
  });

  it('ends with CronPilot, leaving nothing behind', async () => {
    const { make, ending, backupsDir } = setUp();
    const backups = make((job, signal) => {
      ending.abort();
      return databaseJobs(threadPath)(job, signal);
    });
    await expect(backups.create()).rejects.toThrow();
    expect(readdirSync(backupsDir)).toEqual([]);
    expect(backups.problem).toBeNull();
  });

  it('gives two who ask at once the same backup, and two in a second two', async () => {
    const { make } = setUp();
    const backups = make();
    const [one, same] = await Promise.all([backups.create(), backups.create()]);
    expect(one).toBe(same);
    expect((await backups.create()).createdAtMs).toBe(NOW_MS + 1_000);
  });
});

describe('a backup taken while runs are written', () => {
  it('is the state of one moment', async () => {
    const { make, taskStore } = setUp();
    let isWriting = true;
    const write = () => {
      if (!isWriting) return;
      taskStore.create(makeTaskInput(), NOW_MS);
      setImmediate(write);
    };
    write();
    const backups = make();
    for (let round = 0; round < 3; round += 1) {
      const { name } = await backups.create();
      const { rowCounts } = verifyDatabase(backups.pathOf(name));
      expect(rowCounts['tasks']).toBe(rowCounts['task_revisions']);
      expect(rowCounts['tasks']).toBe(rowCounts['task_changes']);
      expect(existsSync(`${backups.pathOf(name)}-wal`)).toBe(false);
    }
    isWriting = false;
  });
});
