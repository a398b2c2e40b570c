/** Definitions as files: what is written is read again, and applied as a whole or not at all. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { applyDefinitions } from '../../../electron/main/transfer/apply-definitions.ts';
import {
  DefinitionFile,
  writeDefinitions,
} from '../../../electron/main/transfer/definition-file.ts';
import { readDefinitions } from '../../../electron/main/transfer/read-definitions.ts';
import { toTaskInput } from '../../../electron/main/store/task-rows.ts';
import type { TaskStore } from '../../../electron/main/store/task-store.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { randomTask } from '../../helpers/random-tasks.ts';

const NOW_MS = 1_764_000_000_000;

function stage(...drafts: Partial<TaskDraft>[]) {
  const { taskStore } = openStores();
  const ids = drafts.map((draft) => taskStore.create(makeTaskInput(draft), NOW_MS).id);
  const apply = (text: string, options = {}) =>
    applyDefinitions(
      text,
      { isDryRun: false, prune: false, ...options },
      { taskStore, checkTask: () => undefined, now: () => NOW_MS + 1 },
    );
  const write = () => writeDefinitions(taskStore.list(), taskStore.list());
  return { taskStore, ids, apply, write };
}

/** By id, since names may be shared. */
function inputs(taskStore: TaskStore) {
  return [...taskStore.list()].sort((a, b) => a.id - b.id).map(toTaskInput);
}

test('what is written is the same tasks elsewhere, and changes nothing here', () => {
  fc.assert(
    fc.property(fc.array(randomTask, { minLength: 1, maxLength: 4 }), (tasks) => {
      const [here, there] = [stage(...tasks), stage()];
      const text = here.write();
      there.apply(text);
      expect(there.write()).toBe(text);
      const sorted = (each: readonly object[]) => each.map((one) => JSON.stringify(one)).sort();
      expect(sorted(inputs(there.taskStore))).toEqual(sorted(inputs(here.taskStore)));
      const unchanged = { changes: [], unchangedCount: tasks.length };
      expect(here.apply(text, { prune: true })).toMatchObject(unchanged);
      const all = here.taskStore.list();
      expect(new DefinitionFile(text).update(all, all)).toBe(text);
    }),
    { numRuns: 25 },
  );
});

describe('a chain', () => {
  test('is written with names and applied to the tasks of these names', () => {
    const here = stage({ name: 'First' }, { name: 'Second' });
    const [first = 0, second = 0] = here.ids;
    const after = makeTaskInput({
      name: 'Second',
      triggers: [{ kind: 'after', taskIds: [first] }],
    });
    here.taskStore.update(second, after, NOW_MS);
    const there = stage({ name: 'Other' });
    there.apply(here.write());
    const tasks = there.taskStore.list();
    const firstThere = tasks.find(({ name }) => name === 'First')?.id;
    expect(tasks.find(({ name }) => name === 'Second')?.triggers).toMatchObject([
      { kind: 'after', taskIds: [firstThere] },
    ]);
  });

  test('to a task that nobody knows is an error with its line', () => {
    const text =
      'tasks:\n  - name: A\n    action: { kind: command, command: a }\n    triggers:\n      - kind: after\n        tasks: [Nobody]\n';
    expect(() => stage().apply(text)).toThrow('Line 4: Expected the name of a task, got `Nobody`');
  });

  test('through two tasks of one name keeps them apart', () => {
    const here = stage({ name: 'Twin' }, { name: 'Twin' }, { name: 'Last' });
    const [, second = 0, last = 0] = here.ids;
    here.taskStore.update(
      last,
      makeTaskInput({ name: 'Last', triggers: [{ kind: 'after', taskIds: [second] }] }),
      NOW_MS,
    );
    expect(here.apply(here.write()).changes).toEqual([]);
    expect(here.write()).toContain('nth: 2');
  });
});

describe('an error', () => {
  const task = (line: string) =>
    `version: 1\ntasks:\n  - name: A\n    action:\n      kind: command\n      command: a\n    ${line}\n`;

  test.each([
    ['timeout: 60', 'Line 7: Expected `timeout` to be a duration like `90s`'],
    ['timeout: soon', 'Line 7: Expected `timeout` to be a duration like'],
    [
      'retry: { delay: later }',
      '`retry.delay` to be a duration like `90s`, `5m`, `1h 30m` or `2d`, got `later`',
    ],
    ['overlapPolicy: never', 'Line 7: Expected `overlapPolicy` to be one of skip'],
    ['schedules: [{ kind: daily, times: ["25:00"] }]', 'Line 7: Expected `schedules.0.times.0`'],
    ['colour: red', 'Line 7: Expected the request to be without unknown fields, got `colour`'],
    ['name: B', 'Line 7: This is no YAML'],
    ['timeout: 5m\n    timeoutMs: 60000', 'Line 7: Expected `timeout` or `timeoutMs`, got both'],
    ['retry: { delayMs: 1000, delay: 1s }', 'Line 7: Expected `delay` or `delayMs`, got both'],
    [
      'triggers: [{ kind: after, tasks: [A], taskIds: [1] }]',
      'Line 7: Expected `tasks` or `taskIds`, got both',
    ],
    ['env: { A: *nobody }', 'Line 7: This is no YAML'],
  ])('in %j names the line', (line, message) => {
    const { apply, taskStore } = stage();
    expect(() => apply(task(line))).toThrow(message);
    expect(taskStore.list()).toEqual([]);
  });

  test.each([
    ['', 'Expected `tasks:`'],
    ['just words', 'Expected `tasks:`'],
    ['version: 2\ntasks: []', 'Line 1: Expected `version` to be 1, got `2`'],
    ['tasks:\n  - 5', 'Line 2: Expected a task'],
    ['tasks: []\n---\ntasks: []', 'Line 2: Expected one document'],
    [
      'tasks: &a [{ name: A, env: *a }]',
      'Line 1: Expected &a to stand for something without itself',
    ],
    ['tasks: []\nextra: 1', 'Line 2: Expected `version` and `tasks` alone'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => stage().apply(text)).toThrow(message);
  });

  test('in the second task leaves the first unstored', () => {
    const { apply, taskStore } = stage();
    const text = `${task('timeout: 1h')}  - name: B\n    action: { kind: command, command: "" }\n`;
    expect(() => apply(text)).toThrow('Line 9');
    expect(taskStore.list()).toEqual([]);
  });
});

test('an import refuses the task alone whose duration is none', () => {
  const action = 'action: { kind: command, command: a }';
  const text = `tasks:\n  - { name: A, timeout: soon, ${action} }\n  - { name: B, ${action} }\n`;
  const [first, second] = readDefinitions(text, () => null);
  expect(first).toMatchObject({ line: 2, original: 'A', draft: null });
  expect(first?.refusal).toMatch(/^Expected `timeout` to be a duration .*, got `soon`/);
  expect(second).toMatchObject({ line: 3, refusal: null });
});

describe('applying', () => {
  const text =
    'tasks:\n  - name: Backup\n    action: { kind: command, command: "false" }\n  - name: New\n    action: { kind: command, command: new }\n';

  test('tells each field that changes, and changes it', () => {
    const { apply, taskStore, ids } = stage({ name: 'Backup' }, { name: 'Kept' });
    expect(apply(text).changes).toMatchObject([
      {
        kind: 'update',
        taskId: ids[0],
        fields: [{ field: 'action.command', before: 'true', after: 'false' }],
      },
      { kind: 'create', taskName: 'New' },
    ]);
    expect(taskStore.list().map(({ name }) => name)).toEqual(['Backup', 'Kept', 'New']);
  });

  test('as a dry run tells the same and changes nothing', () => {
    const { apply, write } = stage({ name: 'Backup' });
    const before = write();
    expect(apply(text, { isDryRun: true }).changes).toMatchObject([
      { kind: 'update' },
      { kind: 'create', taskId: null },
    ]);
    expect(write()).toBe(before);
  });

  test('finds a task whose name has blanks around it in the file', () => {
    const { apply, ids } = stage({ name: 'Backup' });
    const { changes } = apply(text.replace('Backup', '" Backup "'), { prune: true });
    expect(changes).toMatchObject([{ kind: 'update', taskId: ids[0] }, { kind: 'create' }]);
  });

  test('with prune lets no task follow one that is deleted by it', () => {
    const { apply, write } = stage({ name: 'Gone' });
    const before = write();
    const chained = `${text}    triggers: [{ kind: after, tasks: [Gone] }]\n`;
    expect(() => apply(chained, { prune: true })).toThrow(
      'Expected the name of a task, got `Gone`',
    );
    expect(write()).toBe(before);
    expect(apply(chained).changes).toHaveLength(2);
  });

  test('with prune deletes what the file does not name', () => {
    const { apply, taskStore, ids } = stage({ name: 'Backup' }, { name: 'Gone' });
    expect(apply(text, { prune: true }).changes.at(-1)).toEqual({
      kind: 'delete',
      taskId: ids[1],
      taskName: 'Gone',
    });
    expect(taskStore.deleted().map(({ taskName }) => taskName)).toEqual(['Gone']);
  });
});

describe('a file that is updated', () => {
  test('keeps its comments, its order and other ways to say the same', () => {
    const { taskStore, ids } = stage({ name: 'Backup', timeoutMs: 3_600_000 }, { name: 'Mail' });
    const text = [
      '# my tasks',
      'tasks:',
      '  # sends mail',
      '  - name: Mail',
      '    enabled: true # always',
      '    action: { kind: command, command: "true" }',
      '  - name: Backup',
      '    timeout: 60m # an hour',
      '    action:',
      '      kind: command',
      '      command: "true" # nothing yet',
      '  - name: Old',
      '    action: { kind: command, command: old }',
      '',
    ].join('\n');
    const changed = makeTaskInput({
      name: 'Backup',
      timeoutMs: 3_600_000,
      action: { kind: 'command', command: 'tar' },
    });
    taskStore.update(ids[0] ?? 0, changed, NOW_MS);
    taskStore.create(makeTaskInput({ name: 'New' }), NOW_MS);
    const all = taskStore.list();
    const updated = new DefinitionFile(text).update(all, all);
    for (const kept of [
      '# my tasks',
      '# sends mail',
      'enabled: true # always',
      'timeout: 60m # an hour',
      'command: "tar" # nothing yet',
    ]) {
      expect(updated).toContain(kept);
    }
    expect(updated).not.toContain('Old');
    expect(updated).toMatch(/Mail[\s\S]*Backup[\s\S]*New/);
  });
});

describe('a file with anchors that is updated', () => {
  const text =
    'tasks:\n  - name: A\n    action: &act { kind: command, command: "true" }\n  - name: B\n    action: *act\n';

  test('stays as it is without a change', () => {
    const all = stage({ name: 'A' }, { name: 'B' }).taskStore.list();
    expect(new DefinitionFile(text).update(all, all)).toBe(text);
  });

  test('changes the one task and not what it shared', () => {
    const { taskStore, ids, apply } = stage({ name: 'A' }, { name: 'B' });
    const action = { kind: 'command', command: 'new' } as const;
    taskStore.update(ids[0] ?? 0, makeTaskInput({ name: 'A', action }), NOW_MS);
    const all = taskStore.list();
    expect(apply(new DefinitionFile(text).update(all, all)).changes).toEqual([]);
    taskStore.softDelete(ids[0] ?? 0, NOW_MS);
    const rest = taskStore.list();
    expect(apply(new DefinitionFile(text).update(rest, rest)).changes).toEqual([]);
  });
});

test('the example of the documentation applies', () => {
  const path = join(import.meta.dirname, '../../../docs/import-export.md');
  const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  const { apply, taskStore } = stage();
  apply(example);
  const [backup, check] = taskStore.list();
  expect(backup).toMatchObject({
    timeoutMs: 7_200_000,
    retry: { maxAttempts: 3, delayMs: 300_000 },
    schedules: [{ jitterMs: 600_000 }],
  });
  expect(check?.triggers).toMatchObject([{ taskIds: [backup?.id] }]);
});

test('a secret is written as its name alone', () => {
  const { write } = stage({ env: { TOKEN: '{{secret.TOKEN}}' } });
  expect(write()).toContain('{{secret.TOKEN}}');
});
