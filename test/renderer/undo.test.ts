import { toast } from 'sonner';
import { beforeEach, expect, test, vi } from 'vitest';

import { offerUndo, undoable, undoLast } from '../../renderer/undo.ts';

// What sonner takes a toast away with.
beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', setImmediate);
  vi.stubGlobal('cancelAnimationFrame', clearImmediate);
});

test('what was asked for last is undone, though its answer is still to come', async () => {
  const undone: string[] = [];
  const change = async (name: string, answer: Promise<void>) => {
    await undoable(answer);
    offerUndo(name, () => undone.push(name));
  };
  await change('first', Promise.resolve());
  let answer = () => undefined as void;
  const changed = change('second', new Promise((resolve) => (answer = resolve)));
  const undoing = undoLast();
  answer();
  await Promise.all([changed, undoing]);
  expect(undone).toEqual(['second']);

  await change('refused', Promise.reject(new Error('No'))).catch(() => undefined);
  await undoLast();
  expect(undone).toEqual(['second', 'first']);
});

test('two keys in a row undo two changes, and nothing is undone twice', async () => {
  const undone: string[] = [];
  for (const name of ['first', 'second', 'third']) offerUndo(name, () => undone.push(name));
  await Promise.all([undoLast(), undoLast()]);
  expect(undone).toEqual(['third', 'second']);

  const left = toast.getToasts().find((each) => 'title' in each && each.title === 'first');
  const action = left && 'action' in left ? left.action : null;
  if (action && typeof action === 'object' && 'onClick' in action) action.onClick(null as never);
  await undoLast();
  expect(undone).toEqual(['third', 'second', 'first']);
});

test('an offer goes with its toast', async () => {
  const undone: string[] = [];
  for (const name of ['dismissed', 'timed out']) {
    offerUndo(name, () => undone.push(name));
    const shown = toast.getToasts().find((each) => 'title' in each && each.title === name);
    if (!shown || !('onDismiss' in shown)) throw new Error(`No toast says ${name}`);
    if (name === 'dismissed') shown.onDismiss?.(shown);
    else shown.onAutoClose?.(shown);
    await undoLast();
  }
  expect(undone).toEqual([]);
});
