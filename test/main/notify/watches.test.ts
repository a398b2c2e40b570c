import { beforeEach, describe, expect, test } from 'vitest';

import { DailySummary, summaryNotice } from '../../../electron/main/notify/daily-summary.ts';
import { Heartbeat } from '../../../electron/main/notify/heartbeat.ts';
import { TickWatch } from '../../../electron/main/notify/tick-watch.ts';
import { FactStore } from '../../../electron/main/store/fact-store.ts';
import { defaultSettings, type Settings } from '../../../electron/shared/settings.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { serve } from '../../helpers/http-servers.ts';
import { NotifyStage } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { until } from '../../helpers/until.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** Tuesday 24 November 2026, 07:00. */
const START_MS = new Date(2026, 10, 24, 7, 0).getTime();

let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock(START_MS);
});

describe('TickWatch', () => {
  function watch() {
    const told: (string | null)[] = [];
    let nudges = 0;
    const tickWatch = new TickWatch({
      clock,
      onChanged: (problem) => told.push(problem),
      nudge: () => (nudges += 1),
    });
    tickWatch.start();
    return { told, tickWatch, nudges: () => nudges };
  }

  test('a scheduler that ticks is left alone', () => {
    const { told, tickWatch } = watch();
    for (let look = 0; look < 20; look += 1) {
      clock.advance(30_000);
      tickWatch.tick();
    }
    expect(told).toEqual([]);
  });

  test('one that stands still is told once and nudged until it ticks', () => {
    const { told, tickWatch, nudges } = watch();
    clock.advance(5 * MINUTE_MS);
    expect(told).toEqual([expect.stringMatching(/has not looked for due tasks since 07:00/)]);
    expect(nudges()).toBe(6);
    tickWatch.tick();
    expect(told.at(-1)).toBeNull();
  });

  test('a sleep, and a program that was held up as a whole, is no standstill', () => {
    const { told } = watch();
    clock.sleep(DAY_MS);
    clock.advance(30_000);
    clock.block(10 * MINUTE_MS);
    expect(told).toEqual([]);
  });
});

describe('Heartbeat', () => {
  test('beats with the ticks, no more often than it is set to', async () => {
    let status = 500;
    const paths: string[] = [];
    const url = await serve((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(status).end();
    });
    let settings: Settings = { ...defaultSettings, heartbeatEveryMs: MINUTE_MS };
    let begun = 0;
    const problems: (string | null)[] = [];
    const heartbeat: Heartbeat = new Heartbeat({
      settings: () => settings,
      // Asked for at the beginning of each beat.
      secretOf: () => `ping-${(begun += 1)}`,
      monotonicNow: clock.monotonicNow,
      onChanged: () => problems.push(heartbeat.problem),
    });
    heartbeat.tick();
    expect(begun).toBe(0);
    settings = { ...settings, heartbeatUrl: `${url}/{{secret.PING}}` };
    heartbeat.tick();
    await until(() => problems.length === 1, 'the problem');
    expect(problems).toEqual(['The heartbeat address answers with status 500.']);
    status = 200;
    clock.advance(30_000);
    heartbeat.tick();
    expect(begun).toBe(1);
    clock.advance(30_000);
    heartbeat.tick();
    await until(() => problems.length === 2, 'the end of the problem');
    expect(problems.at(-1)).toBeNull();
    expect(paths).toEqual(['/ping-1', '/ping-2']);
  });
});

describe('DailySummary', () => {
  test('comes at its time once a day, and late after a sleep', () => {
    const { database } = openStores();
    const stage = new NotifyStage(database);
    stage.settings = { ...stage.settings, dailySummaryAt: '08:00' };
    const start = (): DailySummary => {
      const summary = new DailySummary({
        database,
        factStore: new FactStore(database),
        runStore: stage.runStore,
        messageStore: stage.messageStore,
        settings: () => stage.settings,
        clock,
        onMessages: () => undefined,
        log: () => undefined,
      });
      summary.start();
      return summary;
    };
    const first = start();
    expect(stage.kinds).toEqual([]);
    clock.advance(61 * MINUTE_MS);
    expect(stage.kinds).toEqual(['daily_summary']);
    clock.advance(60 * MINUTE_MS);
    first.stop();
    clock.sleep(2 * DAY_MS);
    start();
    expect(stage.kinds).toHaveLength(2);
  });

  test('counts what ran, failed and was missed', () => {
    const notice = summaryNotice({ succeeded: 86, failed: 3, missed: 1, failing: [] }, START_MS);
    expect(notice).toMatchObject({
      title: 'The last 24 hours: 86 succeeded, 3 failed, 1 missed',
      body: 'No task is failing.',
    });
  });
});
