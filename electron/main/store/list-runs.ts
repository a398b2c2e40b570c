/** Lists runs; words are looked for in what the reader sees, in whichever language that is. */

import { currentLocale } from '../../shared/i18n.ts';
import type { Database } from './database.ts';
import { listRunsSql, reasonsSql, type RunFilter } from './list-runs-sql.ts';
import { type ReasonRow, ReasonSearch } from './reason-search.ts';
import { type RunRow, SELECT_RUNS } from './run-rows.ts';

/** Newest first. */
export function listRuns(database: Database, filter: RunFilter): readonly RunRow[] {
  const { text = '' } = filter;
  // A row has its reason in English, so that SQLite finds the words itself.
  if (text === '' || currentLocale() === 'en') {
    const { sql, parameters } = listRunsSql(filter);
    return database.prepare<RunRow>(sql).all(...parameters);
  }
  const ids = idsOf(database, filter, text);
  return database
    .prepare<RunRow>(`${SELECT_RUNS} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`)
    .all(JSON.stringify(ids));
}

function idsOf(database: Database, filter: RunFilter, text: string): readonly number[] {
  const { sql, parameters } = reasonsSql(filter);
  const search = new ReasonSearch(text);
  const ids: number[] = [];
  for (const row of database.prepare<ReasonRow>(sql).all(...parameters)) {
    if (ids.length >= filter.limit) break;
    if (search.finds(row)) ids.push(row.id);
  }
  return ids;
}
