import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Publisher, publishToWindow } from '../../../electron/main/ipc/publish.ts';
import type { Status } from '../../../electron/shared/status.ts';
import { makeRun } from '../../helpers/make-task.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const state = { taskCount: 0, reads: 0 };
  const publisher = new Publisher(() => {
    state.reads += 1;
    return { taskCount: state.taskCount } as Status;
  });
  const heard: { name: string; payload: unknown }[] = [];
  const unsubscribe = publisher.subscribe((name, payload) => heard.push({ name, payload }));
  const of = (name: string) => heard.filter((one) => one.name === name).map((one) => one.payload);
  return { publisher, heard, of, state, unsubscribe };
}

describe('Publisher', () => {
  test('gathers the growth of logs for 50 ms into one event with the newest sizes', () => {
    const { publisher, of } = setUp();
    publisher.logGrew({ runId: 1, totalBytes: 10 });
    vi.advanceTimersByTime(49);
    publisher.logGrew({ runId: 2, totalBytes: 5 });
    publisher.logGrew({ runId: 1, totalBytes: 20 });
    expect(of('log.grew')).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(of('log.grew')).toEqual([
      [
        { runId: 1, totalBytes: 20 },
        { runId: 2, totalBytes: 5 },
      ],
    ]);
    vi.advanceTimersByTime(1_000);
    expect(of('log.grew')).toHaveLength(1);
  });

  test('gathers progress in the same way, and tells it before the end of its run', () => {
    const { publisher, of, heard } = setUp();
    publisher.runProgressed({ runId: 1, progress: { fraction: 0.1, text: null } });
    publisher.runProgressed({ runId: 1, progress: { fraction: 0.2, text: null } });
    vi.advanceTimersByTime(50);
    expect(of('run.progressed')).toEqual([[{ runId: 1, progress: { fraction: 0.2, text: null } }]]);
    expect(of('log.grew')).toEqual([]);
    publisher.runProgressed({ runId: 1, progress: { fraction: 1, text: null } });
    publisher.runChanged(makeRun({ id: 1, state: 'succeeded' }));
    expect(heard.slice(1).map(({ name }) => name)).toEqual(['run.progressed', 'run.changed']);
  });

  test('tells the end of a run after the last growth of its log', () => {
    const { publisher, heard } = setUp();
    publisher.logGrew({ runId: 1, totalBytes: 10 });
    publisher.runChanged(makeRun({ id: 1, state: 'succeeded' }));
    expect(heard.map(({ name }) => name)).toEqual(['log.grew', 'run.changed']);
    vi.advanceTimersByTime(1_000);
    expect(heard).toHaveLength(2);
  });

  test('tells the status at most four times a second, and the last one always', () => {
    const { publisher, of, state } = setUp();
    for (let at = 0; at < 1_000; at += 10) {
      state.taskCount = at;
      publisher.statusChanged();
      vi.advanceTimersByTime(10);
    }
    expect(of('status.changed').length).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(250);
    expect(of('status.changed').at(-1)).toEqual({ taskCount: 990 });
    expect(state.reads).toBe(of('status.changed').length);
  });

  test('tells a lone change of status soon, but not before its caller is done', () => {
    const { publisher, of } = setUp();
    publisher.statusChanged();
    expect(of('status.changed')).toEqual([]);
    vi.advanceTimersByTime(50);
    expect(of('status.changed')).toHaveLength(1);
  });

  test('tells nothing to those who left, and nothing after it was closed', () => {
    const { publisher, heard, unsubscribe, state } = setUp();
    unsubscribe();
    publisher.taskChanged(1);
    const later: unknown[] = [];
    publisher.subscribe((name) => later.push(name));
    publisher.statusChanged();
    publisher.logGrew({ runId: 1, totalBytes: 1 });
    publisher.close();
    vi.advanceTimersByTime(1_000);
    publisher.taskChanged(2);
    expect([heard, later, state.reads]).toEqual([[], [], 0]);
  });
});

test('a window that is missing or destroyed hears nothing, the next one does', () => {
  const { publisher } = setUp();
  const sent: unknown[] = [];
  const makeWindow = (destroyed: boolean) => ({
    isDestroyed: () => destroyed,
    send: (...args: unknown[]) => void sent.push(args),
  });
  let window: ReturnType<typeof makeWindow> | null = null;
  publishToWindow(
    publisher,
    () => window,
    () => [],
  );
  publisher.taskChanged(1);
  window = makeWindow(true);
  publisher.taskChanged(2);
  window = makeWindow(false);
  publisher.taskChanged(3);
  expect(sent).toEqual([['task.changed', { taskId: 3 }]]);
});
