/** The query of a list of runs, newest first, served by an index whatever it is filtered by. */

import { IS_RETRIED } from './retried-sql.ts';
import { SELECT_RUNS } from './run-rows.ts';

/**
 * Parameters without states: [task id], before run id, limit.
 * With states, for each of them: [task id], state, before run id, limit; then the limit once more.
 */
export function listRunsSql(options: {
  readonly ofTask: boolean;
  readonly stateCount: number;
  /** With states: leaves out runs that another attempt follows. */
  readonly finalOnly?: boolean;
}): string {
  const { ofTask, stateCount, finalOnly = false } = options;
  const final = finalOnly ? `AND NOT ${IS_RETRIED}` : '';
  const task = ofTask ? 'task_id = ? AND ' : '';
  if (stateCount === 0) return `${SELECT_RUNS} WHERE ${task}id < ? ORDER BY id DESC LIMIT ?`;
  // `state IN (...) ORDER BY id` would sort every row in those states. An index gives the newest
  // few of one state, so each state gives its own and the newest of these are taken.
  const ofOneState = `
    SELECT id FROM (
      SELECT id FROM runs WHERE ${task}state = ? AND id < ? ${final} ORDER BY id DESC LIMIT ?
    )`;
  const ofAnyState = Array.from({ length: stateCount }, () => ofOneState).join(' UNION ALL ');
  return `${SELECT_RUNS} WHERE id IN (${ofAnyState}) ORDER BY id DESC LIMIT ?`;
}
