import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { openDatabase } from '../../../electron/main/store/open-database.ts';
import { holdsLockOn } from '../../helpers/file-locks.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const isLinux = process.platform === 'linux';

it.runIf(isLinux)('holds its lock on the file, so that no other program takes its log away', () => {
  const dir = tempDir();
  const options = {
    databasePath: join(dir, 'cronpilot.db'),
    backupsDir: join(dir, 'backups'),
    nowMs: Date.now(),
  };
  for (const _start of ['made anew', 'opened again']) {
    const { database } = openDatabase(options);
    expect(holdsLockOn(process.pid, options.databasePath)).toBe(true);
    database.close();
  }
});

it('keeps the pages of the schema, also when they were lost or are of an older format', () => {
  const dir = tempDir();
  const path = join(dir, 'cronpilot.db');
  const open = () => {
    openDatabase({ databasePath: path, backupsDir: dir, nowMs: Date.now() }).database.close();
    return readFileSync(`${path}.schema`);
  };
  const kept = open();
  rmSync(`${path}.schema`);
  expect(open()).toEqual(kept);
  expect(statSync(`${path}.schema`).mode & 0o777).toBe(0o600);
});
