import { expect, test } from 'vitest';

import { nextFireAfter } from '../../../electron/main/schedule/next-fire.ts';
import { sharedMinutes } from '../../../electron/main/schedule/shared-minutes.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';

const MINUTE_MS = 60_000;
const NOON_MS = Date.UTC(2026, 10, 23, 12);
const at = (minutes: number) => NOON_MS + minutes * MINUTE_MS;
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });

test.each([
  [cron('0 * * * *'), [at(60), at(120)]],
  [cron('0 13 * * *'), [at(60)]],
  [cron('30 * * * *'), [at(90)]],
  [cron('*/7 * * * * *'), [at(60), at(90), at(120)]],
  [cron('1 * * * *'), []],
  [{ kind: 'once', at: '2026-11-23T13:00', timeZone: 'UTC' } as Schedule, [at(60)]],
  [{ kind: 'interval', everyMs: 60 * MINUTE_MS } as Schedule, [at(60), at(120)]],
])('%j fires in %j', (schedule, shared) => {
  expect(sharedMinutes(schedule, NOON_MS, [at(60), at(90), at(120)])).toEqual(shared);
});

test('a second within the minute and a jitter count as they fall', () => {
  const jittered = { ...cron('0 * * * *'), jitterMs: 30 * MINUTE_MS };
  const fireMs = nextFireAfter(jittered, NOON_MS, NOON_MS) ?? 0;
  const [before, same] = [fireMs - MINUTE_MS, Math.floor(fireMs / MINUTE_MS) * MINUTE_MS + 59_999];
  expect(sharedMinutes(jittered, NOON_MS, [before, same])).toEqual([same]);
});
