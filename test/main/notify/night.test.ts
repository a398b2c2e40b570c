import { expect, test } from 'vitest';

import { NoticeBoard, type ShownNotice } from '../../../electron/main/notify/notice-board.ts';
import { Outbox } from '../../../electron/main/notify/outbox.ts';
import { quietUntilMs } from '../../../electron/main/notify/quiet-hours.ts';
import type { Notice } from '../../../electron/main/notify/notice.ts';
import type { Message } from '../../../electron/main/store/message-store.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { NotifyStage } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { until } from '../../helpers/until.ts';

const MINUTE_MS = 60_000;
/** Friday 20 November 2026, 22:00. */
const START_MS = new Date(2026, 10, 20, 22, 0).getTime();
const RUN_COUNT = 500;

/** Real rules, store and outbox; the clock alone is a test's. Mails and notifications arrive at once. */
function startNight(quietHours: { from: string; to: string } | null) {
  const { database } = openStores();
  const stage = new NotifyStage(database);
  const clock = new FakeClock(START_MS);
  stage.settings = {
    ...stage.settings,
    quietHours,
    mail: {
      host: 'localhost',
      port: 25,
      security: 'none',
      user: '',
      from: '',
      to: ['anna@example.org'],
    },
  };
  const shown: ShownNotice[] = [];
  const mails: Notice[] = [];
  const board = new NoticeBoard({
    show: (one) => shown.push(one),
    monotonicNow: clock.monotonicNow,
  });
  const arrive = (work: (message: Message<Notice>) => void) => (message: Message<Notice>) => {
    work(message);
    return Promise.resolve({ kind: 'delivered' } as const);
  };
  const outbox = new Outbox({
    database,
    store: stage.messageStore,
    deliver: {
      notification: arrive((message) => board.post(message)),
      mail: arrive(({ notice }) => mails.push(notice)),
      webhook: arrive(() => undefined),
      command: arrive(() => undefined),
    },
    clock,
    isQuiet: (nowMs) => quietUntilMs(stage.settings.quietHours, nowMs) !== null,
    onTrouble: () => undefined,
    log: () => undefined,
  });
  stage.onMessages = () => outbox.look();
  stage.startNotifier();
  const settled = () =>
    until(
      () =>
        stage.messageStore.due('notification', clock.wallMs).length === 0 &&
        stage.messageStore.due('mail', clock.wallMs).length === 0,
      'all that is due',
    );
  return { stage, clock, shown, mails, settled };
}

interface Night {
  /** A minute of the night, a task, and how its run ended. */
  readonly runs: readonly (readonly [
    minute: number,
    name: string,
    state: 'succeeded' | 'failed',
  ])[];
}

/**
 * 500 runs of 20 tasks, each every 24 minutes. 40 fail: 14 of "Stuck" in a row, 18 of the three that
 * flap (fail, succeed, fail, …, six failures each), and 8 of others that fail once at 03:00 together.
 */
function planNight(): Night {
  const names = Array.from({ length: 20 }, (_, at) => `Task ${at + 1}`);
  const runs = Array.from({ length: RUN_COUNT }, (_, at) => {
    const [name = '', round] = [names[at % 20], Math.floor(at / 20)];
    const task = at % 20;
    const isFailure =
      (task === 0 && round >= 6 && round < 20) ||
      (task >= 1 && task <= 3 && round % 2 === 1 && round < 12) ||
      (task >= 12 && round === 12);
    return [round * 24, name, isFailure ? 'failed' : 'succeeded'] as const;
  });
  return { runs };
}

async function live(night: ReturnType<typeof startNight>): Promise<void> {
  const { stage, clock, settled } = night;
  const tasks = new Map<string, Task>();
  for (const [minute, name, state] of planNight().runs) {
    const untilMs = START_MS + minute * MINUTE_MS - clock.wallMs;
    if (untilMs > 0) clock.advance(untilMs);
    const task = tasks.get(name) ?? stage.createTask({ name });
    tasks.set(name, task);
    stage.nowMs = clock.wallMs;
    const finishedAtMs = clock.wallMs;
    stage.insert(task, { state, startedAtMs: finishedAtMs - 1_000, finishedAtMs, exitCode: 1 });
    await settled();
  }
  for (let minute = 0; minute < 60; minute += 1) {
    clock.advance(MINUTE_MS);
    await settled();
  }
}

function countKinds(notices: readonly Notice[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of notices) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

test('the night has 500 runs, of which 40 fail', () => {
  const { runs } = planNight();
  expect(runs).toHaveLength(500);
  expect(runs.filter(([, , state]) => state === 'failed')).toHaveLength(40);
});

test('a night of failures tells each streak at its start, its tenth and its end', async () => {
  const night = startNight(null);
  await live(night);
  // Stuck: failed, tenth, works again. Three that flap: six failures and six recoveries each.
  // Eight at once: one e-mail, and eight recoveries 24 minutes later.
  expect(countKinds(night.mails)).toEqual({
    failed: 1 + 3 * 6,
    still_failing: 1,
    recovered: 1 + 3 * 6 + 8,
    burst: 1,
  });
  expect(night.mails.find(({ kind }) => kind === 'burst')?.title).toBe('8 tasks failed');
  // The burst takes the place of the first three, and counts up to eight.
  expect(countKinds(night.shown)).toEqual({
    failed: 1 + 3 * 6 + 3,
    still_failing: 1,
    recovered: 1 + 3 * 6 + 8,
    burst: 5,
  });
  expect(night.shown.filter(({ kind }) => kind === 'burst').at(-1)?.title).toBe('8 tasks failed');
});

test('the same night in quiet hours is one message each way', async () => {
  const night = startNight({ from: '21:00', to: '08:00' });
  await live(night);
  expect(night.mails.map(({ title }) => title)).toEqual(['In quiet hours: 12 working again']);
  expect(night.shown.map(({ title }) => title)).toEqual(['In quiet hours: 12 working again']);
  expect(night.mails[0]?.parts).toHaveLength(19 + 8 + 1 + 19 + 8);
});
