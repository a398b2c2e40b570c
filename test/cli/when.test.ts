import { expect, test } from 'vitest';

import { lastRunWords, pauseWords, whenWords } from '../../electron/cli/when.ts';
import { makeRun } from '../helpers/make-task.ts';

const NOW_MS = new Date(2026, 10, 23, 14, 32).getTime();
const HOUR_MS = 3_600_000;

test('a time is told by distance and date, a far one by its date alone', () => {
  expect(whenWords(NOW_MS + HOUR_MS, NOW_MS)).toBe('in 60 m, Mon 23 Nov 15:32');
  expect(whenWords(NOW_MS + 240 * HOUR_MS, NOW_MS)).toBe('Thu 3 Dec 14:32');
});

test('a last run is told by how it stands and since when', () => {
  const startedAtMs = NOW_MS - 42_000;
  const ended = {
    startedAtMs,
    finishedAtMs: NOW_MS - 2 * HOUR_MS,
    queuedAtMs: NOW_MS - 9 * HOUR_MS,
  };
  expect(lastRunWords(null, NOW_MS)).toBe('Not yet');
  expect(lastRunWords(makeRun({ state: 'running', startedAtMs }), NOW_MS)).toBe('Running for 42 s');
  expect(lastRunWords(makeRun({ state: 'failed', ...ended }), NOW_MS)).toBe('Failed 2 h ago');
  expect(lastRunWords(makeRun({ state: 'queued', queuedAtMs: NOW_MS - HOUR_MS }), NOW_MS)).toMatch(
    / 60 m ago$/,
  );
});

test('a pause is told by its end', () => {
  const sinceMs = NOW_MS;
  expect(pauseWords({ sinceMs, untilMs: null }, NOW_MS)).toBe(
    'All schedules are paused until you resume.',
  );
  expect(pauseWords({ sinceMs, untilMs: NOW_MS + HOUR_MS }, NOW_MS)).toBe(
    'All schedules are paused until Mon 23 Nov 15:32, in 60 m.',
  );
});
