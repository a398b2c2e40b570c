import { expect, test } from 'vitest';

import { freshNotice, staleNotice } from '../../../electron/main/notify/freshness-notice.ts';

/** On Tuesday 24 November 2026. */
const now = new Date(2026, 10, 24, 14, 0).getTime();
const HOUR_MS = 3_600_000;

const stale = {
  taskId: 1,
  taskName: 'Nightly backup',
  freshnessMs: 24 * HOUR_MS,
  lastSuccessAtMs: now - 36 * HOUR_MS,
  sinceMs: now - 12 * HOUR_MS,
};

test('a stale task is told with its last success and what is expected', () => {
  expect(staleNotice(stale, now)).toMatchObject({
    kind: 'stale',
    title: 'Nightly backup has had no success for 1 d 12 h',
    body: 'The last one was Mon 23 Nov 02:00; one is expected every 1 d.',
    runId: null,
  });
});

test('a task that never succeeded is told as such', () => {
  const never = { ...stale, lastSuccessAtMs: null };
  expect(staleNotice(never, now).body).toBe('There never was one; one is expected every 1 d.');
});

test('a task that succeeds again is told by name', () => {
  expect(freshNotice(7, 'Nightly backup').title).toBe('Nightly backup has succeeded again');
});
