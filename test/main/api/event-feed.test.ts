import { expect, test } from 'vitest';

import { EventFeed } from '../../../electron/main/api/http/event-feed.ts';

function setUp() {
  let emit: (name: string, payload: unknown) => void = () => undefined;
  const feed = new EventFeed((listener) => {
    emit = listener;
    return () => undefined;
  }, 1_000);
  const send = (count: number, name = 'run.changed') => {
    for (let at = 0; at < count; at += 1) emit(name, at);
  };
  return { feed, send };
}

test('what came after an event is told in its order, with the newest state alone', () => {
  const { feed, send } = setUp();
  send(2);
  send(3, 'status.changed');
  send(1);
  expect(feed.count).toBe(1_006);
  expect(feed.since(1_001)?.map(({ name, number }) => [name, number])).toEqual([
    ['run.changed', 1_002],
    ['status.changed', 1_005],
    ['run.changed', 1_006],
  ]);
  expect(feed.since(1_006)).toEqual([]);
  expect(feed.since(1_000)).toHaveLength(4);
});

test('what is older than the feed, newer than it or no longer kept is not known', () => {
  const { feed, send } = setUp();
  send(501);
  send(1_000, 'status.changed');
  expect(feed.since(999)).toBeNull();
  expect(feed.since(3_000)).toBeNull();
  expect(feed.since(1_000)).toBeNull();
  // One had to go for the 501st, and one for the state.
  expect(feed.since(1_002)?.length).toBe(500);
});
