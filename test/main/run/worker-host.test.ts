import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type WorkerHandle, WorkerHost } from '../../../electron/main/run/worker-host.ts';
import type {
  AdoptSpec,
  FromWorker,
  RunSpec,
  ToWorker,
} from '../../../electron/shared/worker-protocol.ts';

/** A worker's end of the line, which the test holds. */
class HeldWorker implements WorkerHandle {
  readonly received: ToWorker[] = [];
  isKilled = false;
  readonly #listeners: ((messages: readonly FromWorker[]) => void)[] = [];
  readonly #exitListeners: ((exitCode: number) => void)[] = [];

  send(message: ToWorker): void {
    this.received.push(message);
  }

  onMessage(listener: (messages: readonly FromWorker[]) => void): void {
    this.#listeners.push(listener);
  }

  onExit(listener: (exitCode: number) => void): void {
    this.#exitListeners.push(listener);
  }

  kill(): void {
    this.isKilled = true;
  }

  says(message: FromWorker): void {
    for (const listener of this.#listeners) listener([message]);
  }

  exits(exitCode: number): void {
    for (const listener of this.#exitListeners) listener(exitCode);
  }

  get runIds(): number[] {
    return this.received.flatMap((message) =>
      message.type === 'start' || message.type === 'adopt' ? [message.spec.runId] : [],
    );
  }
}

function makeHost() {
  const workers: HeldWorker[] = [];
  const logged: string[] = [];
  const host = new WorkerHost({
    log: (message) => logged.push(message),
    forkTask: () => {
      throw new Error('No run here needs a process of its own');
    },
    fork: () => {
      const worker = new HeldWorker();
      workers.push(worker);
      return worker;
    },
  });
  return { host, workers, logged };
}

/** Longer than a worker is kept without a run. */
const LONG_MS = 3_600_000;

function fakeTime(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

function adoptSpec(runId: number): AdoptSpec {
  return {
    runId,
    cookie: `${runId}-x`,
    logPath: `/logs/${runId}`,
    controlDir: `/runs/${runId}`,
    maxLogBytes: 1,
    timeoutMs: null,
    graceMs: 0,
    stopWithApp: false,
    endsWithApp: false,
    checks: { mustMatch: null, mustNotMatch: null, outputFilePath: null },
  };
}

function runSpec(runId: number): RunSpec {
  const action = { kind: 'command', command: 'true', shell: null } as const;
  const none = { params: {}, secrets: [], pythonDir: '/python', venvsDir: '/venvs' };
  return { ...adoptSpec(runId), ...none, action, cwd: '/', env: {}, nice: 0 };
}

function finished(runId: number): FromWorker {
  return { type: 'finished', runId, end: { kind: 'start_failed', message: 'No.', endedAtMs: 1 } };
}

describe('WorkerHost', () => {
  test('has no worker until one is needed, and one then for all runs', () => {
    const { host, workers } = makeHost();
    expect(workers).toEqual([]);
    host.warm();
    host.warm();
    for (const runId of [1, 2, 3]) host.run([runSpec(runId)], Promise.resolve());
    expect(workers.map(({ runIds }) => runIds)).toEqual([[1, 2, 3]]);
  });

  test('ends a worker that has had no run for long, and starts another for the next run', () => {
    fakeTime();
    const { host, workers, logged } = makeHost();
    host.run([runSpec(1)], Promise.resolve());
    workers[0]?.says(finished(1));
    vi.advanceTimersByTime(LONG_MS);
    expect(workers[0]?.received.at(-1)).toEqual({ type: 'shutdown' });
    host.run([runSpec(2)], Promise.resolve());
    workers[0]?.exits(0);
    expect(workers.map(({ runIds }) => runIds)).toEqual([[1], [2]]);
    host.stop(2, 'user', 7);
    expect(workers[1]?.received.at(-1)).toMatchObject({ type: 'stop', runId: 2 });
    expect(logged).toEqual([]);
  });

  test('keeps a worker that has a run, however long that takes', () => {
    fakeTime();
    const { host, workers } = makeHost();
    host.run([runSpec(1)], Promise.resolve());
    workers[0]?.says(finished(1));
    host.run([runSpec(2)], Promise.resolve());
    host.warm();
    vi.advanceTimersByTime(LONG_MS);
    host.run([runSpec(3)], Promise.resolve());
    workers[0]?.says(finished(2));
    vi.advanceTimersByTime(LONG_MS);
    expect(workers.map(({ runIds }) => runIds)).toEqual([[1, 2, 3]]);
  });

  test('ends a worker that was warmed for nothing', () => {
    fakeTime();
    const { host, workers } = makeHost();
    host.warm();
    vi.advanceTimersByTime(LONG_MS);
    expect(workers[0]?.received).toEqual([{ type: 'shutdown' }]);
  });

  test('sends a stop to the worker that has the run, and to none when none has it', () => {
    const { host, workers } = makeHost();
    host.run([runSpec(2)], Promise.resolve());
    host.stop(2, 'user', 7);
    host.stop(3, 'user', 7);
    const stops = workers[0]?.received.filter(({ type }) => type === 'stop');
    expect(stops).toEqual([{ type: 'stop', runId: 2, cause: 'user', graceMs: 7 }]);
  });

  test('hands on what workers say, but that they are ready', () => {
    const { host, workers } = makeHost();
    const heard: FromWorker[] = [];
    host.events.on('reports', (reports) => heard.push(...reports));
    host.run([runSpec(1)], Promise.resolve());
    workers[0]?.says({ type: 'ready' });
    workers[0]?.says(finished(1));
    expect(heard).toEqual([finished(1)]);
  });

  test('gives the runs of workers that cannot start to another one ever later', () => {
    fakeTime();
    const { host, workers } = makeHost();
    host.events.on('orphaned', (runIds) => {
      for (const runId of runIds) host.run([runSpec(runId)], Promise.resolve());
    });
    host.run([runSpec(1)], Promise.resolve());
    for (let round = 0; round < 600; round += 1) {
      vi.advanceTimersByTime(100);
      workers.at(-1)?.exits(127);
    }
    expect(workers.length).toBeGreaterThan(5);
    expect(workers.length).toBeLessThan(12);

    vi.advanceTimersByTime(LONG_MS);
    const count = workers.length;
    workers.at(-1)?.says({ type: 'ready' });
    workers.at(-1)?.exits(9);
    expect(workers).toHaveLength(count + 1);
    expect(workers.at(-1)?.runIds).toEqual([1]);
  });

  test('tells which runs a dead worker leaves, and gives them to another one', () => {
    const { host, workers, logged } = makeHost();
    const orphans: (readonly number[])[] = [];
    host.events.on('orphaned', (runIds) => {
      orphans.push(runIds);
      for (const runId of runIds) host.adopt(adoptSpec(runId), null, 1, []);
    });
    for (const runId of [1, 2, 3]) host.run([runSpec(runId)], Promise.resolve());
    workers[0]?.says(finished(1));
    workers[0]?.exits(9);
    expect(orphans).toEqual([[2, 3]]);
    expect(workers).toHaveLength(2);
    expect(workers[1]?.runIds).toEqual([2, 3]);
    expect(logged).toEqual(['A worker ended with code 9 while it had 2 runs']);
  });

  test('replaces a worker that died without a run when the next run comes', () => {
    const { host, workers, logged } = makeHost();
    host.warm();
    workers[0]?.exits(1);
    expect(workers).toHaveLength(1);
    host.run([runSpec(1)], Promise.resolve());
    expect(workers[1]?.runIds).toEqual([1]);
    expect(logged).toEqual(['A worker ended with code 1 while it had 0 runs']);
  });

  test('waits at a shutdown for all workers, and takes none for dead', async () => {
    fakeTime();
    const { host, workers, logged } = makeHost();
    host.warm();
    vi.advanceTimersByTime(LONG_MS);
    host.run([runSpec(1)], Promise.resolve());
    const shutdown = host.shutdown();
    expect(workers.map(({ received }) => received.at(-1)?.type)).toEqual(['shutdown', 'shutdown']);
    for (const worker of workers) worker.exits(0);
    await shutdown;
    expect(workers.map(({ isKilled }) => isKilled)).toEqual([false, false]);
    expect(logged).toEqual([]);
    expect(workers).toHaveLength(2);
  });

  test('kills at a shutdown a worker that does not end, and hears nothing of it any more', async () => {
    const { host, workers } = makeHost();
    const heard: FromWorker[] = [];
    host.events.on('reports', (reports) => heard.push(...reports));
    host.run([runSpec(1)], Promise.resolve());
    await host.shutdown();
    expect(workers.map(({ isKilled }) => isKilled)).toEqual([true]);
    workers[0]?.says(finished(1));
    expect(heard).toEqual([]);
  });

  test('ends a worker with runs that does not answer, and disturbs no idle one', () => {
    fakeTime();
    const { host, workers } = makeHost();
    host.run([runSpec(1)], Promise.resolve());
    workers[0]?.says({ type: 'ready' });
    for (let second = 1; second <= 9; second += 1) {
      expect(workers[0]?.isKilled).toBe(false);
      vi.advanceTimersByTime(1_000);
    }
    expect(workers[0]?.isKilled).toBe(true);
    workers[0]?.exits(9);

    host.adopt(adoptSpec(1), null, 1, []);
    for (let second = 1; second <= 60; second += 1) {
      vi.advanceTimersByTime(1_000);
      workers[1]?.says({ type: 'alive' });
    }
    expect(workers[1]?.isKilled).toBe(false);
    workers[1]?.says(finished(1));
    const askedCount = workers[1]?.received.length;
    vi.advanceTimersByTime(60_000);
    expect(workers[1]?.received).toHaveLength(askedCount ?? 0);
  });

  test('repeats a stop to whoever gets the run next', () => {
    const { host, workers } = makeHost();
    host.run([runSpec(1)], Promise.resolve());
    host.stop(1, 'user', 7);
    workers[0]?.exits(9);
    host.adopt(adoptSpec(1), null, 1, []);
    expect(workers[1]?.received.map(({ type }) => type)).toEqual(['adopt', 'stop']);
  });
});
