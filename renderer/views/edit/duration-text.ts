/** Durations in a form field, exact to the ms: `1 h 30 m`. */

import { parseDuration } from '../../../electron/shared/duration.ts';

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1_000, 's'],
  [1, 'ms'],
];

/** The opposite of `readDuration`. */
export function writeDuration(durationMs: number): string {
  let rest = durationMs;
  const parts: string[] = [];
  for (const [unitMs, unit] of UNITS) {
    const count = Math.floor(rest / unitMs);
    if (count > 0) parts.push(`${count} ${unit}`);
    rest -= count * unitMs;
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** Whole ms; NaN for what is no duration. */
export function readDuration(text: string): number {
  return parseDuration(text) ?? Number.NaN;
}
