import { expect, onTestFinished, test } from 'vitest';

import type { Run } from '../../../electron/shared/run.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { walkFireTimes } from '../../oracle/minute-oracle.ts';
import { Laptop } from './laptop.ts';
import { type LaptopTask, laptopTasks } from './laptop-tasks.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 0, 1, 6);
const END = Date.UTC(2027, 0, 1, 6);

/** Where the computer is, from an instant on. */
interface Stay {
  readonly fromMs: number;
  readonly timeZone: string;
}

test('a year of a laptop that sleeps, crashes and travels leaves each due time in one row', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.info(`The seed of the year is ${seed}`);
  const random = seededBy(seed);
  const laptop = new Laptop(START);
  const before = process.env['TZ'];
  onTestFinished(() => {
    laptop.close();
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  const tasks = laptopTasks(random);
  for (const { schedule, draft } of tasks) {
    laptop.stores.taskStore.create(makeTaskInput({ ...draft, schedules: [schedule] }), START);
  }
  const stays = live(laptop, random);
  const rows = rowsBySchedule(laptop);
  const counts = { due: 0, rows: 0, ran: 0 };
  tasks.forEach((task, index) => {
    const own = rows.get(index + 1) ?? [];
    const due = dueTimes(task, stays);
    const what = JSON.stringify(task);
    const stoodFor = own.map(dueOf(due));
    expect(stoodFor.flat(), what).toEqual(due);
    expect(
      own.map(({ dueCount }) => dueCount),
      what,
    ).toEqual(stoodFor.map(({ length }) => length));
    counts.due += due.length;
    counts.rows += own.length;
    counts.ran += own.filter(({ state }) => state === 'succeeded').length;
  });
  const sum = [...rows.values()].flat().reduce((count, { dueCount }) => count + dueCount, 0);
  expect(sum).toBe(counts.due);
  console.info(`Due ${counts.due} times, ${counts.rows} rows, ran ${counts.ran} times`);
}, 1_800_000);

/** Lives through the year and tells where the computer was. */
function live(laptop: Laptop, random: () => number): readonly Stay[] {
  const { clock } = laptop;
  const between = (fromMs: number, toMs: number) => Math.floor(fromMs + random() * (toMs - fromMs));
  const stays: Stay[] = [];
  const goTo = (timeZone: string) => {
    process.env['TZ'] = timeZone;
    stays.push({ fromMs: clock.wallMs, timeZone });
  };
  goTo('Europe/Berlin');
  laptop.startApp(null);
  for (let day = 0; clock.wallMs < END - DAY_MS; day += 1) {
    clock.advance(between(HOUR_MS, 5 * HOUR_MS));
    if (day % 9 === 4) laptop.pause = { sinceMs: clock.wallMs, untilMs: null };
    clock.advance(between(HOUR_MS, 5 * HOUR_MS));
    laptop.pause = null;
    laptop.look();
    if (day === 125) goTo('America/New_York');
    laptop.look();
    if (day % 30 === 17) {
      // The disk is in trouble first, so that the end comes within a hand-over.
      laptop.refuseAfterRows = Math.floor(random() * 3);
      clock.advance(between(MINUTE_MS, HOUR_MS));
      laptop.refuseAfterRows = -1;
      laptop.crash(between(MINUTE_MS, 10 * HOUR_MS));
    }
    clock.advance(between(HOUR_MS, 6 * HOUR_MS));
    laptop.look();
    if (day === 250) {
      laptop.quit();
      goTo('Europe/Berlin');
      clock.sleep(between(HOUR_MS, 10 * HOUR_MS));
      laptop.startApp(stays.at(-1)?.fromMs ?? null);
    }
    if (day % 4 === 1) {
      const untilMs = clock.wallMs + between(HOUR_MS, 12 * HOUR_MS);
      laptop.pause = { sinceMs: clock.wallMs, untilMs };
    }
    clock.sleep(between(6 * HOUR_MS, 9 * HOUR_MS));
    if (random() < 0.5) laptop.look(true);
  }
  clock.advance(HOUR_MS);
  laptop.look();
  return [...stays, { fromMs: clock.wallMs, timeZone: 'the end' }];
}

/** What was due, by an oracle that shares no code with CronPilot. */
function dueTimes({ rule }: LaptopTask, stays: readonly Stay[]): readonly number[] {
  const endMs = stays.at(-1)?.fromMs ?? START;
  if ('everyMs' in rule) {
    const times: number[] = [];
    for (let ms = rule.anchorMs; ms <= endMs; ms += rule.everyMs) if (ms > START) times.push(ms);
    return times;
  }
  const { pattern, timeZone } = rule;
  if (timeZone !== null) return walkFireTimes(pattern, timeZone, START, endMs, Infinity);
  return stays.slice(0, -1).flatMap((stay, index) => {
    const untilMs = stays[index + 1]?.fromMs ?? endMs;
    return walkFireTimes(pattern, stay.timeZone, stay.fromMs, untilMs, Infinity);
  });
}

function rowsBySchedule(laptop: Laptop): ReadonlyMap<number, readonly Run[]> {
  const rows = new Map<number, Run[]>();
  let beforeRunId = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = laptop.stores.runStore.list({ limit: 5_000, beforeRunId });
    for (const row of page) {
      const own = rows.get(Number(row.scheduleId));
      if (own) own.push(row);
      else rows.set(Number(row.scheduleId), [row]);
    }
    const last = page.at(-1);
    if (!last) break;
    beforeRunId = last.id;
  }
  for (const own of rows.values())
    own.sort((a, b) => Number(a.scheduledForMs) - Number(b.scheduledForMs));
  return rows;
}

/** Gives the due times that each row stands for; none is given twice. Rows come in order. */
function dueOf(due: readonly number[]): (row: Run) => readonly number[] {
  let at = 0;
  return ({ dueFromMs, scheduledForMs }) => {
    const start = at;
    if ((due[at] ?? Infinity) < (dueFromMs ?? scheduledForMs ?? 0)) return [];
    while ((due[at] ?? Infinity) <= Number(scheduledForMs)) at += 1;
    return due.slice(start, at);
  };
}

/** mulberry32 */
function seededBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
