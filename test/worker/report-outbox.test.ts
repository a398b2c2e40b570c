import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { FromWorker } from '../../electron/shared/worker-protocol.ts';
import { ReportOutbox } from '../../electron/worker/report-outbox.ts';

const process = { pid: 1, startMark: null, bootId: null };
const started = (runId: number): FromWorker => ({
  type: 'started',
  runId,
  process,
  startedAtMs: 1,
});
const grew = (runId: number): FromWorker => ({ type: 'log_grew', runId, totalBytes: 1 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const sent: (readonly FromWorker[])[] = [];
  return { sent, outbox: new ReportOutbox((messages) => sent.push(messages)) };
}

test('starts wait a moment for each other', () => {
  const { sent, outbox } = setUp();
  outbox.add(started(1));
  vi.advanceTimersByTime(30);
  outbox.add(started(2));
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(30);
  expect(sent).toEqual([[started(1), started(2)]]);
});

test('anything else goes with the end of the turn, after the starts before it', () => {
  const { sent, outbox } = setUp();
  outbox.add(started(1));
  outbox.add(grew(1));
  outbox.add(grew(2));
  vi.advanceTimersByTime(0);
  expect(sent).toEqual([[started(1), grew(1), grew(2)]]);
  vi.advanceTimersByTime(1_000);
  expect(sent).toHaveLength(1);
});

test('what was added is sent before the worker ends', () => {
  const { sent, outbox } = setUp();
  outbox.add(started(1));
  outbox.flush();
  outbox.flush();
  expect(sent).toEqual([[started(1)]]);
});
