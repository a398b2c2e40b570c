/** The query of a list of runs, newest first, served by an index whatever it is filtered by. */

import type { RunState, Trigger } from '../../shared/run.ts';
import { IS_RETRIED } from './retried-sql.ts';
import { SELECT_RUNS } from './run-rows.ts';

export interface RunFilter {
  readonly taskId?: number;
  /** None at all means any state. */
  readonly states?: readonly RunState[];
  /** None at all means any trigger. */
  readonly triggers?: readonly Trigger[];
  /** Set off by the end of a run of that task. */
  readonly afterTaskId?: number;
  /** Asked for then or later. */
  readonly sinceMs?: number;
  /** Within the task's name or the reason, whatever the case of a to z. */
  readonly text?: string;
  /** Continues a list: the id of its last row. */
  readonly beforeRunId?: number;
  readonly limit: number;
  /** With states: leaves out runs that another attempt follows or followed. */
  readonly finalOnly?: boolean;
}

interface Sql {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** @param like a pattern for LIKE */
type TextSql = (like: string) => Sql;

/** No index has triggers or words: so many of the newest runs are looked through for them. */
export const SEARCHED_COUNT = 50_000;

export function listRunsSql(filter: RunFilter): Sql {
  return listSql(SELECT_RUNS, filter, hasWords);
}

/** Of the runs that words are looked for in: those with the words in the name, or with any reason. */
export function reasonsSql(filter: RunFilter): Sql {
  const select = 'SELECT id, task_name, reason, reason_wording FROM runs';
  return listSql(select, { ...filter, limit: SEARCHED_COUNT }, mayHaveWords);
}

function listSql(select: string, filter: RunFilter, textSql: TextSql): Sql {
  const { limit } = filter;
  const states = [...new Set(filter.states)];
  const rest = restOf(filter, textSql);
  if (states.length === 0 && rest === null) {
    return newest(select, withinIndex(filter, null), limit);
  }
  // `state IN (...) ORDER BY id` would sort every row in those states. An index gives the newest
  // few of one state, so each state gives its own and the newest of these are taken.
  const parts = (states.length === 0 ? [null] : states).map((state) =>
    newest(
      'SELECT id FROM runs',
      withinIndex(filter, state),
      rest === null ? limit : SEARCHED_COUNT,
    ),
  );
  const ofAny = parts.map(({ sql }) => `SELECT id FROM (${sql})`).join(' UNION ALL ');
  const among = {
    sql: `id IN (${ofAny})${rest === null ? '' : ` AND ${rest.sql}`}`,
    parameters: [...parts.flatMap(({ parameters }) => parameters), ...(rest?.parameters ?? [])],
  };
  return newest(select, among, limit);
}

function newest(select: string, where: Sql, limit: number): Sql {
  return {
    sql: `${select} WHERE ${where.sql} ORDER BY id DESC LIMIT ?`,
    parameters: [...where.parameters, limit],
  };
}

function withinIndex(filter: RunFilter, state: RunState | null): Sql {
  const { taskId, sinceMs, beforeRunId = Number.MAX_SAFE_INTEGER, finalOnly = false } = filter;
  return both([
    ...(taskId === undefined ? [] : [{ sql: 'task_id = ?', parameters: [taskId] }]),
    ...(state === null ? [] : [{ sql: 'state = ?', parameters: [state] }]),
    { sql: 'id < ?', parameters: [beforeRunId] },
    ...(sinceMs === undefined ? [] : [since(sinceMs)]),
    ...(state !== null && finalOnly ? [{ sql: `NOT ${IS_RETRIED}`, parameters: [] }] : []),
  ]);
}

/** Rows are asked for in the order of their ids, so the first of the time ends the walk back. */
function since(sinceMs: number): Sql {
  return {
    sql: `id >= (SELECT id FROM runs WHERE queued_at_ms >= ? ORDER BY queued_at_ms, id LIMIT 1)
      AND queued_at_ms >= ?`,
    parameters: [sinceMs, sinceMs],
  };
}

/** What no index answers; null when nothing of that kind is asked. */
function restOf(
  { triggers = [], afterTaskId, text = '' }: RunFilter,
  textSql: TextSql,
): Sql | null {
  const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const conditions: readonly Sql[] = [
    ...(triggers.length === 0
      ? []
      : [
          {
            sql: 'trigger IN (SELECT value FROM json_each(?))',
            parameters: [JSON.stringify(triggers)],
          },
        ]),
    ...(afterTaskId === undefined ? [] : [after(afterTaskId)]),
    ...(text === '' ? [] : [textSql(like)]),
  ];
  return conditions.length === 0 ? null : both(conditions);
}

function after(taskId: number): Sql {
  return {
    sql: `trigger = 'chain'
      AND (SELECT task_id FROM runs AS ended WHERE ended.id = runs.cause ->> 'runId') = ?`,
    parameters: [taskId],
  };
}

function hasWords(like: string): Sql {
  return {
    sql: String.raw`(task_name LIKE ? ESCAPE '\' OR reason LIKE ? ESCAPE '\')`,
    parameters: [like, like],
  };
}

/** SQLite knows upper case of a to z alone, so that any sign may stand for other letters. */
function mayHaveWords(like: string): Sql {
  return {
    sql: String.raw`(task_name LIKE ? ESCAPE '\' OR reason IS NOT NULL)`,
    parameters: [like.replaceAll(/\P{ASCII}/gu, '_')],
  };
}

function both(conditions: readonly Sql[]): Sql {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}
