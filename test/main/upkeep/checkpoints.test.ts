import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';

import { databaseJobs } from '../../../electron/main/store/database-jobs.ts';
import { Checkpoints } from '../../../electron/main/upkeep/checkpoints.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const { signal } = new AbortController();
const threadPath = fileURLToPath(
  new URL('../../../electron/main/store/database-thread.ts', import.meta.url),
);

it('folds the log into the database once there is enough of it, while it is in use', async () => {
  const { path, database } = openStores();
  const checkpoints = new Checkpoints({
    database,
    databasePath: path,
    runDatabaseJob: databaseJobs(threadPath),
  });
  const write = (count: number) =>
    database.transaction(() => {
      const insert = database.prepare('INSERT INTO facts (name, value) VALUES (?, ?)');
      for (let at = 0; at < count; at++) insert.run(`${count}-${at}`, 'x'.repeat(100));
    });
  write(150);
  await checkpoints.run(signal);
  expect(factsInFile(path)).toBe(0);
  write(100);
  await checkpoints.run(signal);
  expect(factsInFile(path)).toBe(250);
  // What was folded counts no more.
  write(160);
  await checkpoints.run(signal);
  expect(factsInFile(path)).toBe(250);
});

/** In the file alone, without the log beside it. */
function factsInFile(path: string): number {
  const copyPath = join(tempDir(), 'copy.db');
  copyFileSync(path, copyPath);
  const copy = new Sqlite(copyPath);
  const isThere = copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'facts'`).get();
  const row = isThere && copy.prepare('SELECT count(*) AS count FROM facts').get();
  copy.close();
  return (row as { readonly count: number } | undefined)?.count ?? 0;
}
