/** The daily summary: when it comes, what it counts, by which way. */

import { beforeEach, describe, expect, test } from 'vitest';

import { DailySummary } from '../../../electron/main/notify/daily-summary.ts';
import type { Database } from '../../../electron/main/store/database.ts';
import { FactStore } from '../../../electron/main/store/fact-store.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { NotifyStage, STAGE_START_MS } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Tuesday 24 November 2026, 07:00. */
const START_MS = new Date(2026, 10, 24, 7, 0).getTime();

let clock: FakeClock;
let database: Database;
let stage: NotifyStage;
let heard: number;

beforeEach(() => {
  clock = new FakeClock(START_MS);
  ({ database } = openStores());
  stage = new NotifyStage(database);
  stage.settings = { ...stage.settings, dailySummaryAt: '08:00' };
  heard = 0;
});

function start(): DailySummary {
  const summary = new DailySummary({
    database,
    factStore: new FactStore(database),
    runStore: stage.runStore,
    messageStore: stage.messageStore,
    settings: () => stage.settings,
    clock,
    onMessages: () => (heard += 1),
    log: () => undefined,
  });
  summary.start();
  return summary;
}

describe('it comes', () => {
  test('on the minute it is set to, and whoever sends it is told', () => {
    start();
    clock.advance(HOUR_MS - 1);
    expect([stage.kinds.length, heard]).toEqual([0, 1]);
    clock.advance(1);
    expect([stage.kinds.length, heard]).toEqual([1, 2]);
    clock.advance(DAY_MS - 1);
    expect([stage.kinds.length, heard]).toEqual([1, 2]);
  });

  test('no more once it is stopped', () => {
    start().stop();
    clock.advance(2 * DAY_MS);
    expect([stage.kinds.length, clock.firedTimers]).toEqual([0, 0]);
  });

  test('not while it is switched off', () => {
    stage.settings = { ...stage.settings, dailySummaryAt: null };
    start();
    clock.advance(DAY_MS);
    expect(stage.kinds).toEqual([]);
  });

  test('at its new time when that is changed, though it is before the old one', () => {
    start();
    stage.settings = { ...stage.settings, dailySummaryAt: '07:30' };
    clock.advance(31 * MINUTE_MS);
    expect(stage.kinds).toHaveLength(1);
    // That time of today is over.
    stage.settings = { ...stage.settings, dailySummaryAt: '07:10' };
    clock.advance(HOUR_MS);
    expect(stage.kinds).toHaveLength(1);
  });

  test('again each day once a clock that was years ahead is right', () => {
    clock.set(4 * 365 * DAY_MS);
    const first = start();
    clock.advance(2 * MINUTE_MS);
    first.stop();
    clock.set(-4 * 365 * DAY_MS);
    start();
    clock.advance(2 * HOUR_MS);
    expect(stage.kinds).toHaveLength(1);
  });

  test('once, also when what it remembers cannot be written', () => {
    start();
    const refuse = `BEGIN SELECT RAISE(ABORT, 'refused'); END`;
    database.prepare(`CREATE TRIGGER refuse BEFORE INSERT ON facts ${refuse}`).run();
    expect(() => clock.advance(HOUR_MS)).toThrow('refused');
    expect(stage.kinds).toEqual([]);
  });
});

/** Of 08:00, with runs that ended so long before. */
function sumUp() {
  start();
  clock.advance(HOUR_MS);
  const [notice] = stage.told;
  return notice;
}

const beforeEight = (ms: number) => START_MS + HOUR_MS - ms - STAGE_START_MS;

describe('it tells', () => {
  test('what ended within the 24 hours before, and each time that was missed', () => {
    const task = stage.createTask();
    stage.end(task, 'failed', beforeEight(DAY_MS + HOUR_MS));
    stage.end(task, 'failed', beforeEight(23 * HOUR_MS));
    const queuedAtMs = START_MS;
    stage.end(task, 'missed', beforeEight(2 * HOUR_MS), { dueCount: 5, queuedAtMs });
    stage.end(task, 'succeeded', beforeEight(HOUR_MS));
    stage.end(task, 'succeeded', beforeEight(HOUR_MS));
    expect(sumUp()).toMatchObject({
      title: 'The last 24 hours: 2 succeeded, 1 failed, 5 missed',
      body: 'No task is failing.',
      parts: [],
    });
  });

  test('nothing of missed ones when there were none', () => {
    expect(sumUp()?.title).toBe('The last 24 hours: 0 succeeded, 0 failed');
  });

  test('which tasks are failing, how often and since when, but none that was only missed', () => {
    const once = stage.createTask({ name: 'Once' });
    const often = stage.createTask({ name: 'Often' });
    const missed = stage.createTask({ name: 'Missed' });
    stage.end(often, 'failed', beforeEight(30 * HOUR_MS));
    stage.end(often, 'timed_out', beforeEight(26 * HOUR_MS));
    stage.end(once, 'failed', beforeEight(HOUR_MS), { queuedAtMs: START_MS - 5 * HOUR_MS });
    stage.end(missed, 'missed', beforeEight(HOUR_MS));
    const notice = sumUp();
    expect(notice?.body).toBe('Failing now: Once, Often.');
    expect(notice?.parts).toEqual([
      { title: 'Once is failing', body: 'Once, last at 07:00.', taskName: 'Once' },
      { title: 'Often is failing', body: '2 times, last at Mon 06:00.', taskName: 'Often' },
    ]);
  });

  test('by e-mail where that is set up, else natively', () => {
    const { mail } = stage.settings;
    const to = ['anna@example.org', 'bo@example.org'];
    const server = { host: 'smtp.example.org', from: 'pc@example.org' };
    stage.settings = { ...stage.settings, mail: { ...mail, ...server, to } };
    sumUp();
    expect(stage.messages('mail').map(({ recipient }) => recipient)).toEqual(to);
    expect(stage.told).toEqual([]);
    const [, only] = to;
    stage.settings = { ...stage.settings, mail: { ...mail, ...server, to: [String(only)] } };
    clock.advance(DAY_MS);
    expect(stage.messages('mail')).toHaveLength(3);
    expect(stage.told).toEqual([]);
  });
});
