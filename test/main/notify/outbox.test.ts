import { beforeEach, describe, expect, test } from 'vitest';

import { type Deliver, Outbox } from '../../../electron/main/notify/outbox.ts';
import type { Database } from '../../../electron/main/store/database.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { NotifyStage, STAGE_START_MS } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { until } from '../../helpers/until.ts';

const MINUTE_MS = 60_000;

let database: Database;
let stage: NotifyStage;
let clock: FakeClock;
let attempts: number;
let isQuiet: boolean;
let said: string[];

beforeEach(() => {
  ({ database } = openStores());
  stage = new NotifyStage(database);
  clock = new FakeClock(STAGE_START_MS);
  attempts = 0;
  isQuiet = false;
  said = [];
});

function startOutbox(deliver: Deliver): Outbox {
  const counted: Deliver = (message) => {
    attempts += 1;
    return deliver(message);
  };
  const outbox = new Outbox({
    database,
    store: stage.messageStore,
    deliver: { notification: counted, mail: counted, webhook: counted, command: counted },
    clock,
    isQuiet: () => isQuiet,
    onTrouble: () => undefined,
    log: (text) => said.push(text),
  });
  stage.onMessages = () => outbox.look();
  outbox.look();
  return outbox;
}

function fail(): void {
  const task = stage.createTask({ name: 'Backup' });
  stage.startNotifier();
  stage.end(task, 'failed', 0);
}

describe('the outbox', () => {
  test('sends nothing twice while an attempt is under way', async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const outbox = startOutbox(() => arrived.then(() => ({ kind: 'delivered' })));
    fail();
    outbox.look();
    clock.advance(5 * MINUTE_MS);
    expect(attempts).toBe(1);
    arrive();
    await until(() => stage.told.length === 0, 'the message to be gone');
    expect(attempts).toBe(1);
  });

  test('tries a message that cannot be made again later, and logs why', async () => {
    startOutbox(() => {
      throw new Error('A bug');
    });
    fail();
    await until(() => stage.messages()[0]?.attemptCount === 1, 'the attempt');
    expect(said.join()).toContain('A bug');
    expect(attempts).toBe(1);
    clock.advance(MINUTE_MS);
    await until(() => stage.messages()[0]?.attemptCount === 2, 'the next attempt');
  });

  test('lets go what was held as soon as it is not quiet any more', async () => {
    isQuiet = true;
    stage.settings = { ...stage.settings, quietHours: { from: '00:00', to: '23:59' } };
    const outbox = startOutbox(() => Promise.resolve({ kind: 'delivered' }));
    fail();
    expect(stage.messages()[0]?.state).toBe('held');
    isQuiet = false;
    outbox.look();
    await until(() => stage.told.length === 0, 'the message to be gone');
    expect(attempts).toBe(1);
  });

  test('a message that is discarded while it is sent is no more', async () => {
    startOutbox((message) => {
      stage.messageStore.remove([message.id]);
      return Promise.resolve({ kind: 'failed', problem: 'No.', isFinal: false });
    });
    fail();
    await until(() => said.length === 1, 'the end of the attempt');
    expect(stage.told).toEqual([]);
  });

  test('waits for what is under way when it stops', async () => {
    const outbox = startOutbox(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { kind: 'delivered' };
    });
    fail();
    await outbox.stop();
    expect(stage.told).toEqual([]);
  });
});
