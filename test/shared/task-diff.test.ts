/** What an edit changed, and its words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { changeSentence, diffTask } from '../../electron/shared/task-diff.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { makeTaskInput } from '../helpers/make-task.ts';

const changes = (before: Partial<TaskDraft>, after: Partial<TaskDraft>) =>
  diffTask(makeTaskInput(before), makeTaskInput(after));
const sentences = (before: Partial<TaskDraft>, after: Partial<TaskDraft>) =>
  changes(before, after).map((change) =>
    changeSentence(change, (schedules) => (schedules.length === 0 ? 'by hand' : 'on time')),
  );
const command = (text: string) => ({ kind: 'command', command: text }) as const;

describe('diffTask', () => {
  test('finds nothing in the same definition', () => {
    const draft = { env: { A: '1' }, schedules: [{ kind: 'hourly', minute: 5 } as const] };
    expect(changes(draft, structuredClone(draft))).toEqual([]);
  });

  test('names fields inside groups by their path', () => {
    expect(
      changes(
        { action: command('one'), env: { A: '1', B: '2' }, retry: { maxAttempts: 2 } },
        { action: command('two'), env: { B: '3', C: '4' }, retry: { maxAttempts: 3 } },
      ),
    ).toEqual([
      { field: 'action.command', before: 'one', after: 'two' },
      { field: 'env.B', before: '2', after: '3' },
      { field: 'env.C', before: undefined, after: '4' },
      { field: 'env.A', before: '1', after: undefined },
      { field: 'retry.maxAttempts', before: 2, after: 3 },
    ]);
  });

  test('takes an action of another kind, and a list, as one change', () => {
    const found = changes(
      { tags: ['a'] },
      { action: { kind: 'script', path: '/x.sh' }, tags: ['a', 'b'] },
    );
    expect(found.map(({ field }) => field)).toEqual(['action', 'tags']);
  });

  test('finds every change of a field of its own, and that alone', () => {
    const field = fc.record({
      name: fc.stringMatching(/^[a-z]{1,20}$/),
      priority: fc.integer({ min: -10, max: 10 }),
      timeoutMs: fc.option(fc.integer({ min: 1, max: 1e6 })),
      stopWithApp: fc.boolean(),
    });
    fc.assert(
      fc.property(field, field, (before, after) => {
        const names = Object.keys(before) as (keyof typeof before)[];
        const differing = names.filter((name) => before[name] !== after[name]);
        const found = changes(before, after).map((change) => change.field);
        expect([...found].sort()).toEqual([...differing].sort());
      }),
    );
  });
});

describe('changeSentence', () => {
  test('says what was before and what is now', () => {
    expect(
      sentences(
        { action: command('one'), timeoutMs: 60_000, cwd: '/a', env: { A: '1' } },
        { action: command('two'), timeoutMs: 120_000, favourite: true, env: { B: '2' } },
      ),
    ).toEqual([
      'Command changed from `one` to `two`',
      'Folder removed',
      'Variable B set to `2`',
      'Variable A removed',
      'Time limit changed from 1 m to 2 m',
      'Favourite switched on',
    ]);
    expect(sentences({}, { schedules: [{ kind: 'hourly', minute: 5 }] })).toEqual([
      'Schedule changed from by hand to on time',
    ]);
    expect(sentences({}, { conditions: { mainsPower: true }, tags: ['a'] })).toEqual([
      'Mains power switched on',
      'Tags changed from none to `["a"]`',
    ]);
  });

  test('cuts a long text', () => {
    const [sentence = ''] = sentences({}, { notes: 'x'.repeat(10_000) });
    expect(sentence.length).toBeLessThan(150);
  });
});
