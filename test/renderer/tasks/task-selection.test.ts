import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chosenIds,
  clearSelection,
  decideSelect,
  NO_SELECTION,
  selectAll,
  type Selection,
} from '../../../renderer/views/tasks/task-selection.ts';

const order = [10, 20, 30, 40, 50];
const at = (currentId: number): Selection => ({ ...NO_SELECTION, currentId, anchorId: currentId });
const chosen = (selection: Selection) => chosenIds(selection, order);

test('moving acts on one row, and keeps what was chosen beside it', () => {
  expect(chosen(NO_SELECTION)).toEqual([]);
  expect(chosen(decideSelect(at(10), order, 20, 'move'))).toEqual([20]);
  const two = decideSelect(at(10), order, 30, 'toggle');
  expect(chosen(decideSelect(two, order, 50, 'move'))).toEqual([10, 30]);
});

test('Ctrl adds to the row that was there, and takes away again', () => {
  const two = decideSelect(at(40), order, 20, 'toggle');
  expect(chosen(two)).toEqual([20, 40]);
  expect(chosen(decideSelect(two, order, 40, 'toggle'))).toEqual([20]);
  expect(chosen(decideSelect(at(40), order, 40, 'toggle'))).toEqual([40]);
});

test('Shift chooses from where it began, also when it turns round', () => {
  const down = decideSelect(decideSelect(at(30), order, 40, 'extend'), order, 50, 'extend');
  expect(chosen(down)).toEqual([30, 40, 50]);
  expect(chosen(decideSelect(down, order, 10, 'extend'))).toEqual([10, 20, 30]);
});

test('all are chosen, and clearing leaves the row of the keys', () => {
  const all = selectAll(at(20), order);
  expect(chosen(all)).toEqual(order);
  expect(chosen(clearSelection(all))).toEqual([20]);
});

test('whatever is done, what is chosen is shown, in the order of the list', () => {
  const kinds = fc.constantFrom('move', 'extend', 'toggle');
  const steps = fc.array(fc.tuple(fc.constantFrom(...order), kinds));
  fc.assert(
    fc.property(steps, fc.subarray(order), (all, shown) => {
      const end = all.reduce<Selection>(
        (selection, [id, kind]) => decideSelect(selection, order, id, kind as 'move'),
        NO_SELECTION,
      );
      const ids = chosenIds(end, shown);
      expect(ids).toEqual(shown.filter((id) => ids.includes(id)));
    }),
  );
});
