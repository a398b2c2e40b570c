/**
 * 2,331 questions with the answers recorded from croner 10 (MIT), in test/fixtures/cron-corpus.jsonl.
 * Options that CronPilot does not offer leave a question out.
 */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { checkPattern } from '../../../electron/main/schedule/cron.ts';
import { cronTimes } from '../../helpers/cron-times.ts';

interface Question {
  readonly pattern: string;
  readonly opts: Readonly<Record<string, unknown>>;
  readonly from?: string;
  readonly n?: number;
  readonly match?: string;
  readonly error?: string;
  readonly result?: string | readonly string[] | boolean | null;
}

const OFFERED = ['timezone', 'startAt', 'paused'];
const SECOND_MS = 1000;
/** At least so many of each sort are asked. */
const ASKED = { errors: 60, matches: 100, next: 1900 };

/**
 * Where croner 11 with Vixie cron's rule is right and croner 10 was not: it moved a time inside a
 * gap by the gap's length instead of to the first valid minute, left out the second pass of a
 * repeated hour, and went back before the time it was asked from.
 */
const DEVIATIONS: readonly (readonly [
  pattern: string,
  zone: string,
  from: string,
  ours: string,
])[] = [
  ['* * * * *', 'America/Los_Angeles', '2025-11-02T08:59:01.000Z', '2025-11-02T09:00:00.000Z'],
  ['* * * * *', 'America/Los_Angeles', '2025-11-02T09:00:00Z', '2025-11-02T09:01:00.000Z'],
  ['0 30 1 * * *', 'America/New_York', '2025-11-02T06:00:00Z', '2025-11-03T06:30:00.000Z'],
  ['0 30 1 * * *', 'Europe/London', '2025-03-30T00:00:00Z', '2025-03-30T01:00:00.000Z'],
  ['0 30 2 * * *', 'America/New_York', '2025-03-09T06:00:00Z', '2025-03-09T07:00:00.000Z'],
  ['0 30 2 * * *', 'America/New_York', '2023-03-11T07:30:00.000Z', '2023-03-12T07:00:00.000Z'],
  ['0 30 2 * * *', 'Europe/Berlin', '2023-03-25T01:30:00.000Z', '2023-03-26T01:00:00.000Z'],
  ['0 30 2 12 3 *', 'America/New_York', '2023-03-12T00:00:00.000Z', '2023-03-12T07:00:00.000Z'],
];

const questions = readFileSync(new URL('../../fixtures/cron-corpus.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Question)
  .filter(({ opts }) => Object.keys(opts).every((name) => OFFERED.includes(name)))
  .filter(({ pattern }) => typeof pattern === 'string');
/** A year as a seventh part is not offered. */
const answered = questions.filter(({ pattern }) => pattern.trim().split(/\s+/).length < 7);

test('every pattern that must be rejected is', () => {
  const asked = questions.filter(
    ({ error, opts }) => error !== undefined && opts['startAt'] === undefined,
  );
  expect(asked.length).toBeGreaterThan(ASKED.errors);
  expect(asked.filter(({ pattern }) => checkPattern(pattern) === null)).toEqual([]);
});

test('a time that matches is a fire time, and any other is none', () => {
  const asked = answered.filter(({ match }) => match !== undefined);
  expect(asked.length).toBeGreaterThan(ASKED.matches);
  const wrong = asked.filter(({ pattern, opts, match = '', result }) => {
    const ms = Math.floor(toMs(match) / SECOND_MS) * SECOND_MS;
    return (cronTimes(pattern, zoneOf(opts), ms - 1, 1)[0] === ms) !== result;
  });
  expect(wrong).toEqual([]);
});

test('the next fire times are those recorded, but for the listed deviations', () => {
  const asked = answered.filter(({ from }) => from !== undefined);
  expect(asked.length).toBeGreaterThan(ASKED.next);
  const found = asked.flatMap((question) => {
    const { pattern, opts, from = '', n = 1, result } = question;
    const startAt = opts['startAt'];
    // A start is included, the time asked from is not.
    const startMs = typeof startAt === 'string' ? toMs(startAt) - 1 : -Infinity;
    const got = cronTimes(pattern, zoneOf(opts), Math.max(toMs(from), startMs), n).map((ms) =>
      new Date(ms).toISOString(),
    );
    const recorded = result === null ? [] : [result].flat();
    const isSame = JSON.stringify(got) === JSON.stringify(recorded);
    return isSame ? [] : [[pattern, zoneOf(opts), from, ...got]];
  });
  expect(found).toEqual(DEVIATIONS);
});

function zoneOf(opts: Question['opts']): string {
  const zone = opts['timezone'];
  return typeof zone === 'string' ? zone : 'UTC';
}

/** Times without a zone were recorded in UTC. */
function toMs(text: string): number {
  return Date.parse(/Z$|[+-]\d\d:\d\d$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}
