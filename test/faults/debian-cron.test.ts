/** The real cron of Debian, at both clock changes of a year, starts the runs that CronPilot computes. */

import { expect, test } from 'vitest';

import { cronTimes } from '../helpers/cron-times.ts';
import { type DebianCron, DebianCronRun, findDebianCron } from '../helpers/debian-cron.ts';
import { until } from '../helpers/until.ts';

const MINUTE_MS = 60_000;
/**
 * How fast its clock is at the first attempt and at the last: cron takes a late wake-up for a change of
 * the clock, and a slower clock forgives a computer that stalls.
 */
const FASTEST = 100;
const SLOWEST = 25;

/** The last two are due on odd days that are also a Sunday, or a Monday. */
const PATTERNS = {
  gap: '30 2 * * *',
  gapAndDay: '30 2,14 * * *',
  hourly: '0 * * * *',
  wildcard: '*/15 2 * * *',
  quarters: '*/15 * * * *',
  secondHours: '15 */2 * * *',
  before: '50 1 * * *',
  after: '0 3 * * *',
  range: '20 1-3 * * *',
  oddSunday: '40 2 */2 * 7',
  oddMonday: '45 2 */2 * 1',
};
/** cron starts each of several times in a gap; CronPilot starts one run for all of them. */
const SEVERAL = '0,30 2 * * *';
/** Due every minute, and so a witness of cron having looked at each. */
const WATCH = '* * * * *';

const CHANGES = [
  { from: '2026-03-29T01:45+01:00', to: '2026-03-29T03:25+02:00', several: ['03:00', '03:00'] },
  { from: '2026-10-25T01:45+02:00', to: '2026-10-25T03:25+01:00', several: ['02:00', '02:30'] },
];

test('in spring and autumn in Berlin cron starts the same runs, at the same minutes', {
  timeout: 1_800_000,
}, async ({ skip }) => {
  const cron = await findDebianCron();
  if (typeof cron === 'string') return skip(cron);
  await Promise.all(CHANGES.map((change) => compare(cron, change)));
});

async function compare(cron: DebianCron, { from, to, several }: (typeof CHANGES)[number]) {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const starts = await startsWithin(cron, fromMs, toMs);
  for (const [name, pattern] of Object.entries(PATTERNS)) {
    const ours = minutesOf(pattern, fromMs, toMs);
    expect(starts(name, ours), `${name}: ${pattern}`).toEqual(toIso(ours));
  }
  const ours = minutesOf(SEVERAL, fromMs, toMs);
  const theirs = starts('several', ours);
  expect([...new Set(theirs)]).toEqual(toIso(ours));
  expect(theirs.map((text) => clockInBerlin(Date.parse(text)))).toEqual(several);
}

/** What cron started, each with the newest of the given minutes, in one run without a stall. */
async function startsWithin(cron: DebianCron, fromMs: number, toMs: number) {
  const jobs = { ...PATTERNS, several: SEVERAL, watch: WATCH };
  for (let rate = FASTEST; ; rate /= 2) {
    const run = new DebianCronRun(cron, jobs, fromMs, rate);
    const realMs = (toMs - fromMs) / rate;
    await until(() => last(run) > toMs + MINUTE_MS, `cron to reach ${toMs}`, 60_000 + 3 * realMs);
    run.stop();
    const starts = run.starts().filter(({ atMs }) => atMs < toMs);
    const watched = starts.filter(({ name }) => name === 'watch').length;
    const minutes = (toMs - fromMs) / MINUTE_MS - 1;
    if (watched >= minutes - 1 || rate === SLOWEST) {
      return (name: string, minutesMs: readonly number[]) =>
        starts
          .filter((start) => start.name === name)
          .flatMap(({ atMs }) => toIso([minutesMs.findLast((ms) => ms <= atMs) ?? atMs]));
    }
  }
}

function last(run: DebianCronRun): number {
  return run.starts().at(-1)?.atMs ?? 0;
}

/** cron first looks for jobs in the minute after that in which it was started. */
function minutesOf(pattern: string, fromMs: number, toMs: number): number[] {
  return cronTimes(pattern, 'Europe/Berlin', fromMs, 100).filter((ms) => ms < toMs);
}

function clockInBerlin(ms: number): string {
  return new Date(ms).toLocaleTimeString('en-GB', {
    timeZone: 'Europe/Berlin',
    timeStyle: 'short',
  });
}

function toIso(times: readonly number[]): string[] {
  return times.map((ms) => new Date(ms).toISOString());
}
