import { afterEach, describe, expect, test, vi } from 'vitest';

import type { TimelineRow } from '../../../electron/shared/today.ts';
import { cellsOf, levelOf } from '../../../renderer/views/today/heat-map-cells.ts';
import {
  marksOf,
  placeOf,
  rowSummary,
  ticksOf,
  timelineSentence,
} from '../../../renderer/views/today/timeline-scale.ts';

const HOUR_MS = 3_600_000;
const midnight = new Date('2026-11-24T00:00').getTime();
const day = { fromMs: midnight, toMs: midnight + 24 * HOUR_MS };
const at = (hours: number) => midnight + hours * HOUR_MS;
const row = (change: Partial<TimelineRow>): TimelineRow => ({
  taskId: 1,
  taskName: 'Backup',
  blocks: [],
  buckets: [],
  upcomingMs: [],
  ...change,
});

describe('the scale of a day', () => {
  test('goes from midnight to midnight', () => {
    expect([at(-1), at(0), at(6), at(24), at(30)].map((ms) => placeOf(ms, day))).toEqual([
      0, 0, 25, 100, 100,
    ]);
  });

  test('leaves out the ticks that now would cover', () => {
    const words = ticksOf(day, at(14.4)).map(({ word }) => word);
    expect(words).toEqual(['00', '02', '04', '06', '08', '10', '12', '16', '18', '20', '22', '24']);
    expect(ticksOf(day, at(15))).toHaveLength(13);
  });
});

describe('the marks of a row', () => {
  test('are as long as the runs, and a running one lasts until now', () => {
    const blocks = [
      { runId: 1, state: 'failed', startMs: at(6), endMs: at(12) },
      { runId: 2, state: 'running', startMs: at(12), endMs: null },
    ] as const;
    expect(marksOf(row({ blocks }), day, at(18))).toMatchObject([
      { left: 25, width: 25, look: 'failed', label: '06:00, 6 h, Failed', to: '/runs/1' },
      { left: 50, width: 25, look: 'running', to: '/runs/2' },
    ]);
  });

  test('have no length where nothing was started', () => {
    const never = { startMs: at(6), endMs: at(12) };
    const blocks = [
      { ...never, runId: 1, state: 'missed' },
      { ...never, runId: 2, state: 'skipped' },
    ] as const;
    expect(marksOf(row({ blocks }), day, at(18))).toMatchObject([
      { width: 0, label: '06:00, Missed' },
      { width: 0, label: '06:00, Skipped' },
    ]);
  });

  test('have no length below nothing where the clock was set back', () => {
    const blocks = [{ runId: 1, state: 'succeeded', startMs: at(6), endMs: at(5) }] as const;
    expect(marksOf(row({ blocks }), day, at(18))[0]).toMatchObject({
      width: 0,
      label: '06:00, 0 ms, Succeeded',
    });
  });

  test('leave out what is to come too close together', () => {
    const upcomingMs = [at(20), at(20) + 1_199_999, at(20) + 1_200_000, at(21)];
    expect(marksOf(row({ upcomingMs }), day, at(18)).map(({ left }) => left)).toEqual([
      placeOf(at(20), day),
      placeOf(at(20) + 1_200_000, day),
      87.5,
    ]);
  });

  test('show how full a bucket is, and red when something failed in it', () => {
    const buckets = [
      { startMs: at(1), runCount: 10, failedCount: 0 },
      { startMs: at(2), runCount: 5, failedCount: 1 },
    ];
    expect(marksOf(row({ buckets }), day, at(18))).toMatchObject([
      { look: 'bucket', weight: 1 },
      { look: 'failed', weight: 0.5, label: '02:00 to 02:10, 5 runs, 1 failed' },
    ]);
    expect(rowSummary(row({ buckets, upcomingMs: [at(20)] }))).toBe(
      '15 runs today, 1 failed, next at 20:00',
    );
    const blocks = [{ runId: 1, state: 'timed_out', startMs: at(6), endMs: at(7) }] as const;
    expect(rowSummary(row({ blocks, buckets }))).toBe('16 runs today, 2 failed');
    expect(timelineSentence([row({ blocks }), row({ buckets })])).toBe(
      '16 runs of 2 tasks today, 2 failed.',
    );
  });
});

test('each mark leads to the run, runs or task that it stands for', () => {
  const whole = row({
    taskId: 7,
    blocks: [{ runId: 1, state: 'succeeded', startMs: at(6), endMs: at(7) }],
    buckets: [{ startMs: at(8), runCount: 10, failedCount: 0 }],
    upcomingMs: [at(20)],
  });
  expect(marksOf(whole, day, at(18)).map(({ to }) => to)).toEqual([
    '/runs/1',
    '/runs?task=7&period=today',
    '/tasks/7',
  ]);
});

describe('the heat map', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test('begins its columns on Mondays west of Greenwich too', () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(cellsOf([{ date: '2026-11-23', succeeded: 1, failed: 0 }])).toHaveLength(1);
  });

  test('begins its columns on Mondays', () => {
    const days = ['2026-11-22', '2026-11-23'].map((date) => ({ date, succeeded: 1, failed: 0 }));
    const cells = cellsOf(days);
    expect(cells.slice(0, 6)).toEqual([null, null, null, null, null, null]);
    expect(cells[7]).toBe(days[1]);
  });

  test('has a level for nothing and four by the share of the busiest day', () => {
    const level = (succeeded: number) => levelOf({ date: '', succeeded, failed: 0 }, 100);
    expect([0, 1, 25, 26, 75, 100].map(level)).toEqual([0, 1, 1, 2, 3, 4]);
    expect(levelOf({ date: '', succeeded: 0, failed: 0 }, 0)).toBe(0);
  });
});
