import { spawn } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';

import { type Migration, migrate } from '../../../electron/main/store/migrate.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const one: Migration = {
  version: 1,
  sql: "CREATE TABLE a (b TEXT); INSERT INTO a VALUES ('kept')",
};
const two: Migration = { version: 2, sql: 'ALTER TABLE a ADD COLUMN c TEXT' };
const three: Migration = { version: 3, sql: 'CREATE TABLE d (e TEXT)' };

function connect(path: string): Sqlite.Database {
  const connection = new Sqlite(path);
  onTestFinished(() => void connection.close());
  return connection;
}

function state(connection: Sqlite.Database) {
  return {
    version: connection.pragma('user_version', { simple: true }),
    columns: connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all('a'),
    rows: connection.prepare('SELECT b FROM a').pluck().all(),
  };
}

/** In a process of its own, which a step that calls `die()` ends as `kill -9` does. */
async function migrateUntilKilled(path: string, migrations: readonly Migration[]): Promise<void> {
  const script = join(import.meta.dirname, 'migrate-until-killed.ts');
  const child = spawn(process.execPath, [script, path, JSON.stringify(migrations)], {
    stdio: 'inherit',
  });
  const signal = await new Promise((resolve) => child.on('exit', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}

describe('migrate', () => {
  it('runs every step on a new database and keeps no copy of it', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = connect(path);
    migrate(connection, path, [one, two]);
    expect(state(connection)).toEqual({ version: 2, columns: ['b', 'c'], rows: ['kept'] });
    expect(existsSync(`${path}.before-v2`)).toBe(false);
  });

  it('keeps a readable copy of an existing database as it was before', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = connect(path);
    migrate(connection, path, [one]);
    migrate(connection, path, [one, two, three]);
    expect(state(connection).version).toBe(3);
    const copy = connect(`${path}.before-v3`);
    expect(state(copy)).toEqual({ version: 1, columns: ['b'], rows: ['kept'] });
    expect(statSync(`${path}.before-v3`).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.before-v3.partial`)).toBe(false);
  });

  it('does nothing to the newest format', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = connect(path);
    migrate(connection, path, [one]);
    migrate(connection, path, [one]);
    expect(state(connection).rows).toEqual(['kept']);
    expect(existsSync(`${path}.before-v1`)).toBe(false);
  });

  it('changes nothing when a step fails, and succeeds when run again', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = connect(path);
    migrate(connection, path, [one]);
    const broken: Migration = { version: 3, sql: 'CREATE TABLE d (e TEXT); nonsense' };
    expect(() => migrate(connection, path, [one, two, broken])).toThrow('syntax error');
    const before = { version: 1, columns: ['b'], rows: ['kept'] };
    expect(state(connection)).toEqual(before);
    migrate(connection, path, [one, two, three]);
    expect(state(connection).version).toBe(3);
    expect(state(connect(`${path}.before-v3`))).toEqual(before);
  });

  it('that is killed half-way is done anew from the format of before, with a copy of that', async () => {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = connect(path);
    migrate(connection, path, [one]);
    connection.close();
    await migrateUntilKilled(path, [one, two, { version: 3, sql: 'SELECT die()' }]);
    const next = connect(path);
    migrate(next, path, [one, two, three]);
    expect(state(next)).toEqual({ version: 3, columns: ['b', 'c'], rows: ['kept'] });
    expect(state(connect(`${path}.before-v3`))).toMatchObject({ version: 1, columns: ['b'] });
  });

  it('changes nothing when the copy cannot be made', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = connect(path);
    migrate(connection, path, [one]);
    const elsewhere = join(path, 'not-a-folder');
    expect(() => migrate(connection, elsewhere, [one, two])).toThrow('ENOTDIR');
    expect(state(connection)).toEqual({ version: 1, columns: ['b'], rows: ['kept'] });
  });

  it('replaces what an interrupted copy left', () => {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = connect(path);
    migrate(connection, path, [one]);
    writeFileSync(`${path}.before-v2.partial`, 'half a copy');
    migrate(connection, path, [one, two]);
    expect(state(connect(`${path}.before-v2`)).version).toBe(1);
  });
});
