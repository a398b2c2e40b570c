import { expect, it } from 'vitest';

import type { Database } from '../../../electron/main/store/database.ts';
import { runStates } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

/** The returned function tells every query that was prepared in between. */
function record(database: Database): () => readonly string[] {
  const seen = new Set<string>();
  const prepare = database.prepare.bind(database);
  database.prepare = <Row>(sql: string) => {
    seen.add(sql);
    return prepare<Row>(sql);
  };
  return () => [...seen];
}

function plan(database: Database, sql: string): readonly string[] {
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => 1);
  return database
    .prepare<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map((row) => row.detail);
}

it('reads and changes runs by index alone, so their number does not matter', () => {
  const { database, taskStore, runStore } = openStores();
  taskStore.create(makeTaskInput(), 0);
  const queries = record(database);
  const run = runStore.insert(makeRun());
  runStore.update(run.id, { state: 'failed' });
  runStore.update(run.id, { state: 'succeeded' });
  runStore.hasOccurrence(1, 1);
  runStore.active();
  runStore.activeOf(1);
  runStore.failing();
  runStore.outcomesOf(1, 10);
  runStore.lastOf(1);
  runStore.recentOf(1, 24);
  runStore.usualDurationMs(1);
  for (const taskId of [undefined, 1]) {
    const ofTask = taskId === undefined ? {} : { taskId };
    for (let count = 0; count <= runStates.length; count += 1) {
      runStore.list({ ...ofTask, states: runStates.slice(0, count), limit: 50 });
    }
  }
  expect(queries().length).toBeGreaterThan(25);
  for (const sql of queries()) {
    const steps = plan(database, sql);
    const scans = steps.filter((step) => /^SCAN (runs|tasks)/.test(step));
    expect(scans, `${sql}\n${steps.join('\n')}`).toEqual([]);
  }
});

it('sorts no more runs than it returns', () => {
  const { database, taskStore, runStore } = openStores();
  taskStore.create(makeTaskInput(), 0);
  const queries = record(database);
  runStore.list({ limit: 50 });
  runStore.list({ taskId: 1, limit: 50 });
  runStore.list({ states: ['failed', 'missed'], limit: 50 });
  runStore.list({ taskId: 1, states: ['failed', 'missed'], limit: 50 });
  runStore.recentOf(1, 24);
  runStore.usualDurationMs(1);
  runStore.failing();
  for (const sql of queries()) {
    const sorts = plan(database, sql).filter((step) => step.includes('TEMP B-TREE'));
    expect(sorts, sql).toEqual([]);
  }
});
