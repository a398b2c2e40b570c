import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  decideDurationBand,
  decideDurationWarning,
} from '../../../electron/main/run/duration-band.ts';

const durations = fc.array(fc.integer({ min: 0, max: 10 * 86_400_000 }), {
  minLength: 10,
  maxLength: 30,
});
const times = (count: number, durationMs: number): number[] => Array(count).fill(durationMs);
const warning = (durationMs: number, history: readonly number[]) =>
  decideDurationWarning(durationMs, decideDurationBand(history));

describe('the band of usual durations', () => {
  test('is not known before ten successes', () => {
    expect(decideDurationBand(times(9, 60_000))).toBeNull();
    expect(warning(1, times(9, 60_000))).toBeNull();
  });

  test('ends at three times the median', () => {
    expect(warning(180_000, times(30, 60_000))).toBeNull();
    expect(warning(180_001, times(30, 60_000))).toBe('too_long');
  });

  test('begins far below the median', () => {
    expect(warning(1_000, times(30, 48_000))).toBe('too_short');
    expect(warning(12_000, times(30, 48_000))).toBeNull();
  });

  test('leaves quick tasks alone', () => {
    expect(warning(5_000, times(30, 200))).toBeNull();
    expect(warning(0, times(30, 9_000))).toBeNull();
    expect(warning(5_201, times(30, 200))).toBe('too_long');
  });

  test('is wide where one run in eight is a long one', () => {
    const weekly = [...times(26, 60_000), ...times(4, 600_000)];
    expect(warning(600_000, weekly)).toBeNull();
    expect(warning(1_000_000, weekly)).toBe('too_long');
  });

  test('is not widened by a single run that hung', () => {
    expect(warning(200_000, [...times(29, 60_000), 8 * 3_600_000])).toBe('too_long');
  });
});

describe('for any history', () => {
  test('the median is inside, and the order of the runs means nothing', () => {
    fc.assert(
      fc.property(durations, (history) => {
        const band = decideDurationBand(history);
        expect(band).toEqual(decideDurationBand(history.toReversed()));
        expect(band?.longestMs).toBeGreaterThanOrEqual(3 * (band?.usualMs ?? Infinity));
        expect(band?.shortestMs).toBeLessThanOrEqual(band?.usualMs ?? -1);
        expect(decideDurationWarning(band?.usualMs ?? 0, band)).toBeNull();
      }),
    );
  });

  test('at most one run in ten of it is too long, and one in ten too short', () => {
    fc.assert(
      fc.property(durations, (history) => {
        const marks = history.map((durationMs) => warning(durationMs, history));
        for (const mark of ['too_long', 'too_short'] as const) {
          const count = marks.filter((each) => each === mark).length;
          expect(count).toBeLessThanOrEqual(Math.ceil(history.length / 10));
        }
      }),
    );
  });

  test('a longer run is never less of a surprise than a shorter long one', () => {
    fc.assert(
      fc.property(durations, fc.nat(), fc.nat(), (history, some, more) => {
        if (warning(some, history) === 'too_long') {
          expect(warning(some + more, history)).toBe('too_long');
        }
      }),
    );
  });
});
