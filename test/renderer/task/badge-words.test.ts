import { describe, expect, test } from 'vitest';

import type { Task } from '../../../electron/shared/task.ts';
import { nextWords } from '../../../renderer/views/task/next-words.ts';
import { badgeOf } from '../../../renderer/views/task/badge-words.ts';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-24T14:32');
const task = {
  id: 1,
  enabled: true,
  deletedAtMs: null,
  pause: null,
  schedules: [{ kind: 'hourly', minute: 0, timeZone: null }],
  triggers: [],
} as unknown as Task;
const run = (state: 'failed' | 'succeeded') => ({ id: 1, state, startedAtMs: NOW, durationMs: 1 });

interface Case {
  readonly change?: Partial<Task>;
  readonly state?: 'failed' | 'succeeded';
  readonly status?: Parameters<typeof badgeOf>[1];
  readonly sinceMs?: number;
}

describe('the badge of a task', () => {
  const stale = { taskId: 1, taskName: 'a', freshnessMs: 1, lastSuccessAtMs: null };
  test.each<[Case, string]>([
    [{}, 'Not run yet'],
    [{ state: 'succeeded' }, 'Healthy'],
    [{ state: 'failed' }, 'Failing'],
    [{ state: 'failed', sinceMs: at('2026-11-24T02:00') }, 'Failing since today'],
    [{ state: 'failed', sinceMs: at('2026-11-23T23:59') }, 'Failing since yesterday'],
    [{ state: 'failed', sinceMs: at('2026-11-20T02:00') }, 'Failing since Fri 20 Nov'],
    [{ change: { enabled: false }, state: 'failed' }, 'Switched off'],
    [{ change: { deletedAtMs: 1 } }, 'Deleted'],
    [
      { change: { pause: { sinceMs: 0, untilMs: at('2026-11-25T08:00') } } },
      'Paused until Wed 25 Nov 08:00',
    ],
    [{ change: { pause: { sinceMs: 0, untilMs: NOW } }, state: 'succeeded' }, 'Healthy'],
    [{ status: { pause: { sinceMs: 0, untilMs: null }, stale: [] } }, 'Paused'],
    [
      { status: { pause: { sinceMs: 0, untilMs: at('2026-11-24T15:02') }, stale: [] } },
      'Paused until 15:02',
    ],
    [{ status: { pause: null, stale: [{ ...stale, sinceMs: NOW - 740_000 }] } }, 'Late by 12 m'],
  ])('%o reads "%s"', ({ change, state, status, sinceMs }, words) => {
    const summary = { task: { ...task, ...change }, recentRuns: state ? [run(state)] : [] };
    expect(badgeOf(summary, status, { failingSinceMs: sinceMs ?? null }, NOW).words).toBe(words);
  });
});

describe('the next time of a task', () => {
  const nextFireAtMs = at('2026-11-24T15:32');
  const stored = (timeZone: string | null) =>
    [
      { nextFireAtMs, schedule: { kind: 'daily', times: ['15:32'], timeZone } },
    ] as unknown as Task['storedSchedules'];
  const words = (timeZone: string | null) =>
    nextWords(
      { task: { ...task, storedSchedules: stored(timeZone) }, nextFireAtMs },
      NOW,
      'Europe/Berlin',
    );

  test('has the zone of the computer, and the one of the schedule where that is another', () => {
    expect(words(null)).toBe('next in 60 m, Tue 24 Nov 15:32 Europe/Berlin');
    expect(words('Europe/Berlin')).toBe(words(null));
    expect(words('America/New_York')).toMatch(/^next in 60 m, .* New York, Tue 24 Nov 15:32 here$/);
  });

  test('is not told where there is none', () => {
    expect(nextWords({ task, nextFireAtMs: null }, NOW, 'UTC')).toBeNull();
  });
});
