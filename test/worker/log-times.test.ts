/** The times beside a log, written by a worker and read by main. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { readLogTimes } from '../../electron/main/run/log-times.ts';
import { LogTimes } from '../../electron/worker/log-times.ts';
import { tempDir } from '../helpers/temp-dir.ts';

test('what was noted is read again, with a gap while nobody looked', () => {
  const path = join(tempDir(), 'run.log');
  const times = new LogTimes(path);
  times.note(10, 1000);
  times.note(20, 1100);
  new LogTimes(path).resume();
  times.note(30, 9000);
  times.note(40, 9100);
  expect(readLogTimes(path)).toEqual([
    { endBytes: 10, atMs: 1000 },
    { endBytes: 20, atMs: 1100 },
    { endBytes: 30, atMs: null },
    { endBytes: 40, atMs: 9100 },
  ]);
});

test('behind a cut nothing is known, whatever is noted later', () => {
  const path = join(tempDir(), 'run.log');
  const times = new LogTimes(path);
  times.note(10, 1000);
  times.note(90, 1100);
  times.end(50);
  times.note(200, 1200);
  expect(readLogTimes(path)).toEqual([{ endBytes: 10, atMs: 1000 }]);
});

test('a run that writes for days is noted ever less often', () => {
  const path = join(tempDir(), 'run.log');
  const times = new LogTimes(path);
  for (let at = 1; at <= 50_000; at += 1) times.note(at, at * 100);
  expect(readLogTimes(path).length).toBe(35_000);
});

test('a log without times, or with half a line of them, has what is whole', () => {
  const path = join(tempDir(), 'run.log');
  expect(readLogTimes(path)).toEqual([]);
  writeFileSync(`${path}.times`, '10 1000\n20 11');
  expect(readLogTimes(path)).toEqual([{ endBytes: 10, atMs: 1000 }]);
});
