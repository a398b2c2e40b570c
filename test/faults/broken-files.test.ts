import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { migrations } from '../../electron/main/store/migrations/all.ts';
import { type HeadlessApp, launchHeadless, startHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { makeOldDatabase } from '../helpers/old-database.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const PAGE_BYTES = 4096;
const NEWEST_VERSION = migrations.at(-1)?.version ?? 0;

/** A data folder whose CronPilot was killed: a task of a backup and one that came later. */
let seedDir: string;
let app: HeadlessApp | undefined;

beforeAll(async () => {
  seedDir = mkdtempSync(join(tmpdir(), 'cronpilot-seed-'));
  app = await launchHeadless(seedDir);
  await app.call('tasks.create', makeTaskInput({ name: 'Kept' }));
  await app.call('backups.create');
  await app.call('tasks.create', makeTaskInput({ name: 'Late' }));
  await app.end('SIGKILL');
});

afterEach(() => app?.end('SIGKILL'));
afterAll(() => rmSync(seedDir, { recursive: true }));

describe('a broken database', () => {
  test('with a page of zeros: the backup, and what can be read', async () => {
    const { path } = cloneSeed();
    fold(path);
    const file = openSync(path, 'r+');
    const at = Math.floor(statSync(path).size / PAGE_BYTES / 2) * PAGE_BYTES;
    writeSync(file, Buffer.alloc(PAGE_BYTES), 0, PAGE_BYTES, at);
    closeSync(file);
    const before = readFileSync(path);
    const opened = await open(path, /was damaged \(.+\) and was repaired from the backup/);
    expect(opened.names).toEqual(['Kept', 'Late']);
    expect(opened.aside.equals(before)).toBe(true);
  });

  test('of another kind: the backup', async () => {
    const { path } = cloneSeed();
    fold(path);
    writeFileSync(path, 'These are my notes.\n');
    const opened = await open(path, /it was no CronPilot database/);
    expect(opened.names).toEqual(['Kept']);
    expect(String(opened.aside)).toBe('These are my notes.\n');
  });

  test('that is empty: the backup', async () => {
    const { path } = cloneSeed();
    fold(path);
    truncateSync(path);
    expect((await open(path, /it was empty/)).names).toEqual(['Kept']);
  });

  test('whose write-ahead log is cut: what was written before', async () => {
    const { path } = cloneSeed();
    const walBytes = statSync(`${path}-wal`).size;
    expect(walBytes).toBeGreaterThan(0);
    truncateSync(`${path}-wal`, Math.floor(walBytes * 0.9));
    const { names } = await open(path, null);
    expect(names).toContain('Kept');
  });
});

test('settings of garbage are kept aside, and all else is as it was', async () => {
  const { dataDir, path } = cloneSeed();
  writeFileSync(join(dataDir, 'settings.json'), '\0\0{"maxConcurrentRuns": 3');
  expect((await open(path, /^settings\.json .+ was kept as/)).names).toEqual(['Kept', 'Late']);
  const aside = readdirSync(dataDir).find((name) => name.startsWith('settings.broken'));
  expect(readFileSync(join(dataDir, String(aside)), 'utf8')).toBe('\0\0{"maxConcurrentRuns": 3');
});

describe('the database of another version', () => {
  test('of the previous one is brought forward, after a copy of it was made', async () => {
    const path = join(tempDir(), 'cronpilot.db');
    makeOldDatabase(path, NEWEST_VERSION - 1);
    expect((await open(path, null)).names).toEqual(['Old']);
    const copy = new Sqlite(`${path}.before-v${NEWEST_VERSION}`, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(NEWEST_VERSION - 1);
    copy.close();
  });

  test('of a newer one is refused in a sentence, and stays as it is', async () => {
    const { dataDir, path } = cloneSeed();
    const connection = new Sqlite(path);
    connection.pragma(`user_version = ${NEWEST_VERSION + 1}`);
    connection.close();
    const before = readFileSync(path);
    const refusing = (app = startHeadless(dataDir));
    await until(() => refusing.process.exitCode !== null, 'it to give up');
    expect(refusing.process.exitCode).toBe(1);
    expect(refusing.output()).toContain(
      `was made by a newer CronPilot (format ${NEWEST_VERSION + 1}`,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

function cloneSeed() {
  const dataDir = tempDir();
  cpSync(seedDir, dataDir, { recursive: true });
  return { dataDir, path: join(dataDir, 'cronpilot.db') };
}

/** Takes what lies in the write-ahead log into the file itself. */
function fold(path: string): void {
  const connection = new Sqlite(path);
  connection.pragma('journal_mode = DELETE');
  connection.pragma('journal_mode = WAL');
  connection.close();
}

/** @param problem what is told of it; null when nothing is to be told */
async function open(path: string, problem: RegExp | null) {
  const dataDir = join(path, '..');
  app = await launchHeadless(dataDir);
  const { problems } = await app.call('status.get');
  if (problem === null) expect(problems).toEqual([]);
  else expect(problems[0]).toMatch(problem);
  const names = (await app.call('tasks.list')).map(({ task }) => task.name).toSorted();
  // Is verified page by page.
  await app.call('backups.create');
  const asideName = readdirSync(dataDir).find((name) => /\.db\.old-[^.]+$/.test(name));
  const aside = asideName === undefined ? Buffer.of() : readFileSync(join(dataDir, asideName));
  return { names, aside };
}
