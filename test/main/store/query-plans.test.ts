import { describe, expect, it } from 'vitest';

import type { Database } from '../../../electron/main/store/database.ts';
import { FreshnessStore } from '../../../electron/main/store/freshness-store.ts';
import type { RunStore } from '../../../electron/main/store/run-store.ts';
import { setLocale } from '../../../electron/shared/i18n.ts';
import { german } from '../../../electron/shared/locales/de.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const failed = ['failed', 'missed'] as const;

/** What each question asks of table `runs`, and the one way in that does not grow with the table. */
const questions: readonly (readonly [
  name: string,
  ask: (runStore: RunStore) => unknown,
  ways: readonly string[],
])[] = [
  ['all', (runs) => runs.list({ limit: 50 }), ['PRIMARY KEY (rowid<?)']],
  [
    'of a task',
    (runs) => runs.list({ taskId: 1, limit: 50 }),
    ['runs_by_task (task_id=? AND id<?)'],
  ],
  [
    'in some states',
    (runs) => runs.list({ states: failed, limit: 50 }),
    ['runs_by_state (state=? AND id<?)', 'PRIMARY KEY (rowid=?)'],
  ],
  [
    'of a task in some states',
    (runs) => runs.list({ taskId: 1, states: failed, limit: 50 }),
    ['runs_by_task_state (task_id=? AND state=? AND id<?)', 'PRIMARY KEY (rowid=?)'],
  ],
  [
    'since a time',
    (runs) => runs.list({ sinceMs: 1, limit: 50 }),
    ['PRIMARY KEY (rowid>? AND rowid<?)', 'runs_by_queued (queued_at_ms>?)'],
  ],
  [
    'of a task since a time',
    (runs) => runs.list({ taskId: 1, sinceMs: 1, limit: 50 }),
    ['runs_by_task (task_id=? AND id>? AND id<?)', 'runs_by_queued (queued_at_ms>?)'],
  ],
  [
    'with a word, of some triggers',
    (runs) => runs.list({ text: 'a', triggers: ['api'], limit: 50 }),
    ['PRIMARY KEY (rowid<?)', 'PRIMARY KEY (rowid=?)'],
  ],
  [
    'with a word of another language',
    (runs) => inGerman(() => runs.list({ text: 'a', limit: 50 })),
    ['PRIMARY KEY (rowid<?)', 'PRIMARY KEY (rowid=?)'],
  ],
  [
    'of a task in some states since a time with a word',
    (runs) => runs.list({ taskId: 1, states: failed, sinceMs: 1, text: 'a', limit: 50 }),
    [
      'runs_by_task_state (task_id=? AND state=? AND id>? AND id<?)',
      'runs_by_queued (queued_at_ms>?)',
      'PRIMARY KEY (rowid=?)',
    ],
  ],
  ['active', (runs) => runs.active(), ['runs_by_state (state=?)']],
  ['active of a task', (runs) => runs.activeOf(1), ['runs_by_task_state (task_id=? AND state=?)']],
  ['recent', (runs) => runs.recentOf(1, 24), ['runs_started (task_id=?)']],
  ['started, with their retries', (runs) => runs.startedOf(1, 1000), ['runs_started (task_id=?)']],
  [
    'usual duration',
    (runs) => runs.usualDurationMs(1),
    ['runs_by_task_state (task_id=? AND state=?)'],
  ],
  [
    'attempts',
    (runs) => runs.attemptsOf(runs.insert(makeRun()).id),
    ['PRIMARY KEY (rowid=?)', 'runs_by_retried (retry_of_run_id=?)'],
  ],
  ['failing', (runs) => runs.failing(), ['PRIMARY KEY (rowid=?)']],
  [
    'fire time',
    (runs) => runs.hasOccurrence(1, 1, 0),
    ['runs_by_occurrence (schedule_id=? AND scheduled_for_ms=? AND clock_epoch=?)'],
  ],
  [
    'health after a success',
    (runs) => runs.insert(makeRun({ state: 'succeeded' })),
    ['runs_by_task_state (task_id=? AND state=? AND id>?)'],
  ],
  [
    'health after a correction',
    (runs) => runs.update(runs.insert(makeRun({ state: 'succeeded' })).id, { state: 'failed' }),
    ['PRIMARY KEY (rowid=?)', 'runs_by_task_state (task_id=? AND state=?'],
  ],
];

describe('a question to a million runs', () => {
  it.each(questions)('is answered by index: %s', (_name, ask, ways) => {
    const { database, taskStore, runStore } = openStores();
    taskStore.create(makeTaskInput(), 0);
    const steps = record(database, () => ask(runStore)).flatMap((sql) => plan(database, sql));
    const onRuns = steps.filter((step) => /\bruns\b/.test(step));
    expect(steps.filter((step) => /^SCAN (runs|tasks)\b/.test(step))).toEqual([]);
    for (const step of onRuns) {
      expect(
        ways.some((way) => step.includes(way)),
        `${step} is one of ${ways.join(', ')}`,
      ).toBe(true);
    }
    for (const way of ways) expect(onRuns.join('\n')).toContain(way);
  });

  it('sorts no more than it answers with', () => {
    const { database, taskStore, runStore } = openStores();
    taskStore.create(makeTaskInput(), 0);
    for (const [name, ask] of questions.filter(([name]) => !name.startsWith('active'))) {
      const steps = record(database, () => ask(runStore)).flatMap((sql) => plan(database, sql));
      expect(
        steps.filter((step) => step.includes('TEMP B-TREE')),
        name,
      ).toEqual([]);
    }
  });
});

describe('a question to ten thousand tasks', () => {
  it.each<[string, (stores: ReturnType<typeof openStores>) => unknown, string]>([
    ['count', ({ taskStore }) => taskStore.count(), 'tasks_by_enabled'],
    ['favourites', ({ taskStore }) => taskStore.favourites(), 'tasks_favourite'],
    ['with triggers', ({ taskStore }) => taskStore.withTriggers(), 'tasks_with_triggers'],
    [
      'with a freshness',
      ({ database }) => new FreshnessStore(database).contracts(),
      'tasks_with_freshness',
    ],
  ])('reads those alone that it is about: %s', (_name, ask, index) => {
    const stores = openStores();
    const steps = record(stores.database, () => ask(stores)).flatMap((sql) =>
      plan(stores.database, sql),
    );
    const onTasks = steps.filter((step) => /\btasks\b/.test(step));
    expect(onTasks).toEqual([expect.stringMatching(new RegExp(`INDEX ${index}\\b`))]);
  });
});

function inGerman<T>(work: () => T): T {
  setLocale('de', german);
  try {
    return work();
  } finally {
    setLocale('en');
  }
}

/** Every query that `work` prepares. */
function record(database: Database, work: () => unknown): readonly string[] {
  const seen = new Set<string>();
  const prepare = database.prepare.bind(database);
  database.prepare = <Row>(sql: string) => {
    seen.add(sql);
    return prepare<Row>(sql);
  };
  work();
  database.prepare = prepare;
  return [...seen];
}

function plan(database: Database, sql: string): readonly string[] {
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => 1);
  return database
    .prepare<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map((row) => row.detail);
}
