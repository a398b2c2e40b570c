import { beforeEach, describe, expect, test } from 'vitest';

import { Heartbeat } from '../../../electron/main/notify/heartbeat.ts';
import { TickWatch } from '../../../electron/main/notify/tick-watch.ts';
import { defaultSettings, type Settings } from '../../../electron/shared/settings.ts';
import { say } from '../../../electron/shared/phrase.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { serve } from '../../helpers/http-servers.ts';
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
      onChanged: (problem) => told.push(problem && say(problem)),
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

  test('nothing is told once it is stopped', () => {
    const { told, tickWatch } = watch();
    tickWatch.stop();
    clock.advance(DAY_MS);
    expect(told).toEqual([]);
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
  function beatAt(heartbeatUrl: string) {
    const stage = {
      settings: { ...defaultSettings, heartbeatEveryMs: MINUTE_MS, heartbeatUrl } as Settings,
      changes: 0,
      begun: 0,
    };
    const heartbeat = new Heartbeat({
      settings: () => stage.settings,
      // Asked for at the beginning of each beat.
      secretOf: () => `ping-${(stage.begun += 1)}`,
      monotonicNow: clock.monotonicNow,
      onChanged: () => (stage.changes += 1),
    });
    return { stage, heartbeat };
  }

  test('another address is asked at once, and without one there is no problem', async () => {
    const paths: string[] = [];
    const url = await serve((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(404).end();
    });
    const { stage, heartbeat } = beatAt(`${url}/one`);
    heartbeat.tick();
    await until(() => heartbeat.problem !== null, 'the problem');
    stage.settings = { ...stage.settings, heartbeatUrl: `${url}/two` };
    heartbeat.tick();
    await until(() => paths.length === 2, 'the other address');
    expect(paths).toEqual(['/one', '/two']);
    stage.settings = { ...stage.settings, heartbeatUrl: null };
    expect(heartbeat.problem).toBeNull();
  });

  test('one beat at a time, a little early too, and a problem that lasts is told once', async () => {
    const answers: (() => void)[] = [];
    const url = await serve((_, response) => {
      answers.push(() => response.writeHead(500).end());
    });
    const { stage, heartbeat } = beatAt(`${url}/{{secret.PING}}`);
    heartbeat.tick();
    await until(() => answers.length === 1, 'the first beat');
    clock.advance(2 * MINUTE_MS);
    heartbeat.tick();
    expect(stage.begun).toBe(1);
    answers[0]?.();
    await until(() => stage.changes === 1, 'the problem');
    heartbeat.tick();
    await until(() => answers.length === 2, 'the second beat');
    answers[1]?.();
    const third = () => {
      heartbeat.tick();
      return answers.length === 3;
    };
    clock.advance(MINUTE_MS - 1_000);
    await until(third, 'the third beat');
    expect(stage.changes).toBe(1);
  });

  test('an address that is none, or where nobody listens, is a problem', async () => {
    for (const url of ['http://127.0.0.1:1/', 'http://']) {
      const { heartbeat } = beatAt(url);
      heartbeat.tick();
      await until(() => heartbeat.problem !== null, url);
      expect(heartbeat.problem).toBe('The heartbeat address does not answer.');
    }
  });

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
