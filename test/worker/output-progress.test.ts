import { expect, test } from 'vitest';

import { findProgress, ProgressWatch } from '../../electron/worker/output-progress.ts';

test.each([
  ['downloading 42%', 0.42, null],
  ['   1,234,567  42%  1.2MB/s    0:00:10', 0.42, null],
  ['\u001b[2K\u001b[1m42.5 %\u001b[0m', 0.425, null],
  ['42,5% fertig', 0.425, null],
  ['Progress: [100%]', 1, null],
  [' 0%\r 10%\r 20%', 0.2, null],
  ['50%\ncopying the rest\n', 0.5, null],
  ['[3/10] Compiling', 0.3, '3 of 10'],
  ['(3/10): package.rpm', 0.3, '3 of 10'],
  ['[ 3 / 10 ]', 0.3, '3 of 10'],
  ['{"progress": 0.42, "message": "Copying"}', 0.42, 'Copying'],
  ['{"percent": 42}', 0.42, null],
])('%j says how far it is', (output, fraction, text) => {
  const progress = findProgress(output);
  expect(progress?.fraction).toBeCloseTo(fraction);
  expect(progress?.text).toBe(text);
});

test.each([
  'no number here %',
  '250%',
  'https://x/a%20b100%20c',
  'on (11/23) we begin',
  '[11/3]',
  '[0/0]',
  '{"progress": 42}',
  '{"progress": 0.4, "message": "disk 85%',
  '{"message": "85%"}',
  '',
])('%j says nothing of the kind', (output) => {
  expect(findProgress(output)).toBeNull();
});

test('what is new is told at most four times a second, the last word included', () => {
  const watch = new ProgressWatch();
  expect(watch.take(0)).toBeNull();
  const told: [number, number | null][] = [];
  for (let tick = 0; tick < 30; tick += 1) {
    if (tick < 20) watch.see(`${tick}%`);
    const progress = watch.take(tick * 100);
    if (progress) told.push([tick, progress.fraction]);
  }
  expect(told.map(([tick]) => tick)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  expect(told.at(-1)?.[1]).toBe(0.19);
});

test('a line without progress takes nothing back', () => {
  const watch = new ProgressWatch();
  watch.see('50%');
  watch.see('a warning');
  expect(watch.take(0)).toEqual({ fraction: 0.5, text: null });
});
