import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  compareFireTimes,
  FireHeap,
  type FireTime,
} from '../../../electron/main/schedule/fire-heap.ts';

const fireTime = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 }))
  .map(([fireAtMs, scheduleId]): FireTime => ({ fireAtMs, scheduleId }));
const fireTimes = fc.array(fireTime);
/** Enough of them for a removal to move an item up. */
const manyFireTimes = fc.array(fireTime, { minLength: 40, maxLength: 40 });

function heapOf(items: readonly FireTime[]): FireHeap<FireTime> {
  const heap = new FireHeap<FireTime>();
  for (const item of items) heap.push(item);
  return heap;
}

function drain(heap: FireHeap<FireTime>): FireTime[] {
  const drained: FireTime[] = [];
  for (let item = heap.pop(); item; item = heap.pop()) drained.push(item);
  return drained;
}

test('items leave in the order a sort gives', () => {
  fc.assert(
    fc.property(fireTimes, (items) => {
      expect(drain(heapOf(items))).toEqual(items.toSorted(compareFireTimes));
    }),
  );
});

test('the first few are those a sort gives, and stay in the heap', () => {
  fc.assert(
    fc.property(fireTimes, fc.nat(12), (items, limit) => {
      const heap = heapOf(items);
      expect(heap.first(limit)).toEqual(items.toSorted(compareFireTimes).slice(0, limit));
      expect(heap.size).toBe(items.length);
    }),
  );
});

test('removing some leaves the others in order', () => {
  fc.assert(
    fc.property(manyFireTimes, fc.array(fc.nat(39)), (items, removed) => {
      const heap = heapOf(items);
      for (const index of removed) {
        const item = items[index];
        if (item) heap.remove(item);
      }
      const rest = items.filter((_, index) => !removed.includes(index));
      expect(drain(heap)).toEqual(rest.toSorted(compareFireTimes));
    }),
  );
});

test('an empty heap has nothing to give', () => {
  const heap = new FireHeap<FireTime>();
  expect([heap.peek(), heap.pop(), heap.first(3)]).toEqual([undefined, undefined, []]);
});
