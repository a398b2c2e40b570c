/** Reads the tasks of another program's SQLite file, which is never written to. */

import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';

const MAX_ROWS = 10_000;

/** @throws AppError `invalid_input` for what is no database, or one without the table */
export function readForeignRows(
  path: string,
  tableName: string,
): readonly Readonly<Record<string, unknown>>[] {
  try {
    const connection = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      const table = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) = ?")
        .get(tableName) as { readonly name: string } | undefined;
      if (!table)
        throw new AppError(
          'invalid_input',
          phrase('{path} has no table of {tableName}.', { path, tableName }),
        );
      const quoted = `"${table.name.replaceAll('"', '""')}"`;
      return connection.prepare(`SELECT * FROM ${quoted} LIMIT ${MAX_ROWS}`).all() as Record<
        string,
        unknown
      >[];
    } finally {
      connection.close();
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'invalid_input',
      phrase('{path} cannot be read as a database: {why}', { path, why }),
      { cause },
    );
  }
}
