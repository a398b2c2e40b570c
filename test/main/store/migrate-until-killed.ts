/** Migrates a database in a process that a step of the migration can end. */

import Sqlite from 'better-sqlite3';

import { type Migration, migrate } from '../../../electron/main/store/migrate.ts';

const [path = '', migrations = '[]'] = process.argv.slice(2);
const connection = new Sqlite(path);
connection.function('die', () => {
  process.kill(process.pid, 'SIGKILL');
});
migrate(connection, path, JSON.parse(migrations) as Migration[]);
