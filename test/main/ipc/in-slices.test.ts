import { expect, test } from 'vitest';
import { mapInSlices } from '../../../electron/main/ipc/in-slices.ts';

test('a long list is mapped in its order, and others have their turn meanwhile', async () => {
  const list = Array.from({ length: 40 }, (_, at) => at);
  let done = 0;
  const turns: number[] = [];
  const timer = setInterval(() => turns.push(done), 0);
  const mapped = await mapInSlices(list, (element) => {
    const endMs = performance.now() + 2;
    while (performance.now() < endMs);
    done += 1;
    return element * 2;
  });
  clearInterval(timer);
  expect(mapped).toEqual(list.map((element) => element * 2));
  expect(turns.some((seen) => seen > 0 && seen < list.length)).toBe(true);
});

test('what throws ends it', async () => {
  const fail = () => {
    throw new Error('no');
  };
  await expect(mapInSlices([1], fail)).rejects.toThrow('no');
  expect(await mapInSlices([], fail)).toEqual([]);
});
