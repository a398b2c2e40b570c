/** What Debian's packages ship comes in, or is refused with a reason, and is due when it is there. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import { readCalendar } from '../../../electron/main/transfer/calendar-spec.ts';
import { readImport } from '../../../electron/main/transfer/read-import.ts';
import { parseOrThrow } from '../../../electron/shared/parse.ts';
import { type Schedule, scheduleSchema } from '../../../electron/shared/schedule.ts';
import { filesBelow, importParts } from '../../helpers/import-parts.ts';
import { walkFireTimes } from '../../oracle/minute-oracle.ts';

const DIR = join(import.meta.dirname, '../../fixtures/debian');
const FROM_MS = Date.UTC(2026, 10, 23, 10);
const DAY_MS = 86_400_000;
const CRON_LINE = /^[\d*@]/;

const packages = readdirSync(DIR, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function readPackage(name: string) {
  const files = filesBelow(join(DIR, name));
  return { files, entries: readImport(files, importParts) };
}

/** The first five, of all schedules together; `zone` is the computer's. */
function fireTimes(schedules: readonly Schedule[], zone: string): string[] {
  const times = schedules.flatMap((schedule) => {
    const found: number[] = [];
    const { jitterMs: _, ...exact } = schedule;
    const timeZone = (exact.kind === 'interval' ? null : exact.timeZone) ?? zone;
    const zoned = exact.kind === 'interval' ? exact : { ...exact, timeZone };
    for (const ms of fireTimesAfter(zoned, FROM_MS, FROM_MS)) {
      found.push(ms);
      if (found.length === 5) break;
    }
    return found;
  });
  return times
    .sort((a, b) => a - b)
    .slice(0, 5)
    .map(toSecond);
}

function toSecond(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** What systemd says, recorded; see the README beside it. */
const recorded = JSON.parse(readFileSync(join(DIR, 'calendar-times.json'), 'utf8')) as Record<
  string,
  Record<string, string[]>
>;

test('there are at least twenty packages', () => {
  expect(packages.length).toBeGreaterThanOrEqual(20);
});

describe.each(packages)('%s', (name) => {
  const { files, entries } = readPackage(name);

  test('each job and timer is an entry with a task or a reason', () => {
    const jobs = files
      .filter(({ name: path }) => /\/etc\/(cron|anacron)/.test(path))
      .flatMap(({ text }) => text.split('\n').filter((line) => CRON_LINE.test(line.trim())));
    const timers = files.filter(({ name: path }) => path.endsWith('.timer'));
    expect(entries).toHaveLength(jobs.length + timers.length);
    for (const { input, refusal } of entries) {
      expect(input === null).toBe(refusal !== null);
      expect(refusal ?? 'none').not.toBe('');
      expect(input?.enabled ?? false).toBe(false);
    }
  });

  test('its jobs of cron are due when the oracle says', () => {
    const jobs = entries.filter(({ input, origin }) => input && /\/cron/.test(origin));
    for (const { original, input } of jobs) {
      const pattern = original.trim().split(/\s+/).slice(0, 5).join(' ');
      const walked = walkFireTimes(pattern, 'UTC', FROM_MS, FROM_MS + 800 * DAY_MS, 5);
      expect(fireTimes(input?.schedules ?? [], 'UTC'), original).toEqual(walked.map(toSecond));
    }
  });

  test('its timers are due when systemd says', () => {
    const timers = entries.filter(({ input, origin }) => input && origin.endsWith('.timer'));
    for (const { origin, input } of timers) {
      const text = files.find(({ name: path }) => path === origin)?.text ?? '';
      const calendars = [...text.matchAll(/^OnCalendar=\s*(.*\S)/gm)].map(([, each = '']) => each);
      for (const zone of calendars.length > 0 ? Object.keys(recorded) : []) {
        const expected = calendars.flatMap((each) => recorded[zone]?.[each] ?? []);
        expect(fireTimes(input?.schedules ?? [], zone), `${origin} in ${zone}`).toEqual(expected);
      }
    }
  });
});

describe.each(Object.keys(recorded))('in %s', (zone) => {
  test.each(Object.entries(recorded[zone] ?? {}))(
    '%s is due when systemd says',
    (text, expected) => {
      const reading = readCalendar(text);
      if (!('schedule' in reading)) throw new Error(reading.problem);
      expect(fireTimes([parseOrThrow(scheduleSchema, reading.schedule)], zone)).toEqual(expected);
    },
  );
});
