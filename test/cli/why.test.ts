import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { parseMoment } from '../../electron/cli/commands/why.ts';

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => void vi.unstubAllEnvs());

const at = (local: string) => new Date(local).getTime();

test.each([
  ['2026-11-23T14:00', '02:30', '2026-11-23T02:30'],
  ['2026-11-23T02:30', '02:30', '2026-11-23T02:30'],
  ['2026-11-23T02:29', '2:30', '2026-11-22T02:30'],
  // The day before had 23 hours, and one of 25.
  ['2026-03-30T00:05', '00:15', '2026-03-29T00:15'],
  ['2026-10-26T00:05', '23:30', '2026-10-25T23:30'],
  ['2026-11-23T14:00', '2026-11-24 02:30', '2026-11-24T02:30'],
  ['2026-11-23T14:00', '2026-11-24T02:30', '2026-11-24T02:30'],
])('at %s, %s is %s', (now, text, moment) => {
  expect(parseMoment(text, at(now))).toBe(at(moment));
});

test.each(['24:00', '02:60', '2:3', 'now', '', '2026-11-24', '2026-13-01 02:30'])(
  'refuses %j',
  (text) => {
    expect(() => parseMoment(text, 0)).toThrow(`got \`${text}\``);
  },
);
