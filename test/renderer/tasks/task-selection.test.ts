import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chosenIds,
  clearSelection,
  decideSelect,
  selectAll,
  selectOnly,
  type Selection,
} from '../../../renderer/views/tasks/task-selection.ts';

const order = [10, 20, 30, 40, 50];
const at = (currentId: number): Selection => selectOnly(currentId);
const chosen = (selection: Selection) => chosenIds(selection, order);

test('moving acts on one row, and keeps what was chosen beside it', () => {
  expect(chosen(selectOnly(null))).toEqual([]);
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

test('a row that gets the focus back keeps where the range began', () => {
  const down = decideSelect(at(20), order, 40, 'extend');
  const back = decideSelect(down, order, 40, 'move');
  expect(chosen(decideSelect(back, order, 30, 'extend'))).toEqual([20, 30]);
  const along = decideSelect(down, order, 50, 'move');
  expect(chosen(decideSelect(along, order, 40, 'extend'))).toEqual([40, 50]);
});

test('a range begins at the row that was taken last, else at the top', () => {
  const two = decideSelect(at(10), order, 30, 'toggle');
  expect(chosen(decideSelect(two, order, 50, 'extend'))).toEqual([30, 40, 50]);
  expect(chosen(decideSelect(selectOnly(null), order, 20, 'extend'))).toEqual([10, 20]);
  const cleared = clearSelection(decideSelect(at(20), order, 40, 'extend'));
  expect(chosen(decideSelect(cleared, order, 50, 'extend'))).toEqual([40, 50]);
});

test('a range whose beginning is no longer shown begins at the top', () => {
  expect(chosenIds(decideSelect(at(60), order, 20, 'extend'), order)).toEqual([10, 20]);
});

test('rows are counted, not spelled', () => {
  const many = Array.from({ length: 12 }, (_, index) => index);
  const range = decideSelect(at(2), many, 10, 'extend');
  expect(chosenIds(range, many)).toEqual(many.slice(2, 11));
});

test('the row of the keys that is taken by itself stays chosen when the keys go on', () => {
  const one = decideSelect(at(40), order, 40, 'toggle');
  expect(chosen(decideSelect(one, order, 50, 'move'))).toEqual([40]);
});

test('with nothing touched yet, choosing all gives the keys to the first row', () => {
  expect(clearSelection(selectAll(selectOnly(null), order)).currentId).toBe(10);
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
        selectOnly(null),
      );
      const ids = chosenIds(end, shown);
      expect(ids).toEqual(shown.filter((id) => ids.includes(id)));
    }),
  );
});
