/**
 * 2,331 questions with the answers recorded from croner 10 (MIT), in test/fixtures/cron-corpus.jsonl.
 * Every one is asked; `toSchedules` puts options that CronPilot does not offer into what it does.
 */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { checkSchedule } from '../../../electron/main/schedule/check-schedule.ts';
import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import {
  askedFromMs,
  type CorpusQuestion,
  dayOffsetMs,
  toMs,
  toSchedules,
} from '../../helpers/corpus-schedules.ts';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

const questions = readFileSync(new URL('../../fixtures/cron-corpus.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as CorpusQuestion);
const mustThrow = questions.filter(({ error }) => error !== undefined);
const matches = questions.filter(({ match }) => match !== undefined);
const nextRuns = questions.filter(({ error, match }) => error === undefined && match === undefined);

/**
 * Where Vixie cron's rule is right and croner 10 was not: it moved a time inside a gap by the gap's
 * length instead of to the first valid minute, left out the second pass of a repeated hour, and
 * went back before the time it was asked from.
 */
const DEVIATIONS: readonly (readonly [
  pattern: string,
  zone: string,
  from: string,
  ...ours: readonly string[],
])[] = [
  ['* * * * *', 'America/Los_Angeles', '2025-11-02T08:59:01.000Z', '2025-11-02T09:00:00.000Z'],
  ['* * * * *', 'America/Los_Angeles', '2025-11-02T09:00:00Z', '2025-11-02T09:01:00.000Z'],
  ['0 30 1 * * *', 'America/New_York', '2025-11-02T06:00:00Z', '2025-11-03T06:30:00.000Z'],
  ['0 30 1 * * *', 'Europe/London', '2025-03-30T00:00:00Z', '2025-03-30T01:00:00.000Z'],
  // Asks for the day before each fire time.
  [
    '0 30 2 * * *',
    'America/New_York',
    '2025-03-08T00:00:00.000Z',
    '2025-03-07T07:30:00.000Z',
    '2025-03-08T07:00:00.000Z',
    '2025-03-09T06:30:00.000Z',
  ],
  ['0 30 2 * * *', 'America/New_York', '2025-03-09T06:00:00Z', '2025-03-09T07:00:00.000Z'],
  ['0 30 2 * * *', 'America/New_York', '2023-03-11T07:30:00.000Z', '2023-03-12T07:00:00.000Z'],
  ['0 30 2 * * *', 'Europe/Berlin', '2023-03-25T01:30:00.000Z', '2023-03-26T01:00:00.000Z'],
  ['0 30 2 12 3 *', 'America/New_York', '2023-03-12T00:00:00.000Z', '2023-03-12T07:00:00.000Z'],
];

test('all 2,331 questions are asked', () => {
  expect(mustThrow).toHaveLength(89);
  expect(matches).toHaveLength(125);
  expect(nextRuns).toHaveLength(2_117);
});

test('what must be rejected is', () => {
  const accepted = mustThrow.filter((question) => {
    try {
      toSchedules(question).forEach((schedule) => checkSchedule(schedule, ''));
      return true;
    } catch {
      return false;
    }
  });
  expect(accepted).toEqual([]);
});

test('a time that matches is a fire time, and any other is none', () => {
  const wrong = matches.filter((question) => {
    const ms = Math.floor(toMs(question.match ?? '') / SECOND_MS) * SECOND_MS;
    return (firstTimes(toSchedules(question), ms - 1, 1)[0] === ms) !== question.result;
  });
  expect(wrong).toEqual([]);
});

test('the next fire times are those recorded, but for the listed deviations', () => {
  const found = nextRuns.flatMap((question) => {
    const { n = 1, result } = question;
    const times = firstTimes(toSchedules(question), askedFromMs(question), n);
    const ours = times.map((ms) => new Date(ms + dayOffsetMs(question)).toISOString());
    const recorded = result === null ? [] : [result].flat();
    return JSON.stringify(ours) === JSON.stringify(recorded) ? [] : [describe(question, ours)];
  });
  expect(found).toEqual(DEVIATIONS);
});

function describe({ pattern, opts, from }: CorpusQuestion, ours: readonly string[]): unknown {
  return [pattern, opts['timezone'], from, ...ours];
}

/** Of all schedules together, which for years are in their order. */
function firstTimes(schedules: readonly Schedule[], afterMs: number, count: number): number[] {
  const times = schedules
    .filter(({ endAt }) => endAt === undefined || toMs(endAt) > afterMs - 2 * DAY_MS)
    .slice(0, count + 2)
    .flatMap((schedule) => {
      const first: number[] = [];
      for (const ms of fireTimesAfter(schedule, afterMs, 0)) {
        if (first.push(ms) === count) break;
      }
      return first;
    });
  return times.sort((a, b) => a - b).slice(0, count);
}
