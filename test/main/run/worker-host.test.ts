import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type WorkerHandle, WorkerHost } from '../../../electron/main/run/worker-host.ts';
import type {
  AdoptSpec,
  FromWorker,
  RunSpec,
  ToWorker,
} from '../../../electron/shared/worker-protocol.ts';
import { until } from '../../helpers/until.ts';

/** A worker's end of the line, which the test holds. */
class HeldWorker implements WorkerHandle {
  readonly received: ToWorker[] = [];
  isKilled = false;
  readonly #listeners: ((message: FromWorker) => void)[] = [];
  readonly #exitListeners: ((exitCode: number) => void)[] = [];

  send(message: ToWorker): void {
    this.received.push(message);
  }

  onMessage(listener: (message: FromWorker) => void): void {
    this.#listeners.push(listener);
  }

  onExit(listener: (exitCode: number) => void): void {
    this.#exitListeners.push(listener);
  }

  kill(): void {
    this.isKilled = true;
  }

  says(message: FromWorker): void {
    for (const listener of this.#listeners) listener(message);
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

function hostOf(workerCount: number) {
  const workers: HeldWorker[] = [];
  const logged: string[] = [];
  const host = new WorkerHost({
    workerCount,
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
  host.start();
  return { host, workers, logged };
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
  test('gives each run to the worker with the fewest', () => {
    const { host, workers } = hostOf(2);
    for (const runId of [1, 2, 3, 4]) host.run(runSpec(runId));
    expect(workers.map(({ runIds }) => runIds)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    workers[1]?.says(finished(2));
    workers[1]?.says(finished(4));
    host.run(runSpec(5));
    host.run(runSpec(6));
    expect(workers[1]?.runIds).toEqual([2, 4, 5, 6]);
  });

  test('sends a stop to the worker that has the run, and to none when none has it', () => {
    const { host, workers } = hostOf(2);
    host.run(runSpec(1));
    host.run(runSpec(2));
    host.stop(2, 'user', 7);
    host.stop(3, 'user', 7);
    const stops = workers.map(({ received }) => received.filter(({ type }) => type === 'stop'));
    expect(stops).toEqual([[], [{ type: 'stop', runId: 2, cause: 'user', graceMs: 7 }]]);
  });

  test('hands on what workers say, but that they are ready', () => {
    const { host, workers } = hostOf(1);
    const heard: FromWorker[] = [];
    host.events.on('message', (message) => heard.push(message));
    workers[0]?.says({ type: 'ready' });
    workers[0]?.says(finished(1));
    expect(heard).toEqual([finished(1)]);
  });

  test('tells which runs a dead worker leaves, and gives them to another one', () => {
    const { host, workers, logged } = hostOf(2);
    const orphans: (readonly number[])[] = [];
    host.events.on('orphaned', (runIds) => {
      orphans.push(runIds);
      for (const runId of runIds) host.adopt(adoptSpec(runId), null, 1, []);
    });
    for (const runId of [1, 2, 3]) host.run(runSpec(runId));
    workers[0]?.says(finished(1));
    workers[0]?.exits(9);
    expect(orphans).toEqual([[3]]);
    expect(workers).toHaveLength(3);
    expect(workers[2]?.runIds).toEqual([3]);
    expect(logged).toEqual(['A worker ended with code 9 while it had 1 runs']);
  });

  test('replaces a worker that died at its start after a moment', async () => {
    const { workers } = hostOf(1);
    workers[0]?.exits(1);
    expect(workers).toHaveLength(1);
    await until(() => workers.length === 2, 'another worker');
  });

  test('gives a run a worker at once, also when the last one died at its start', () => {
    const { host, workers } = hostOf(1);
    workers[0]?.exits(1);
    expect(workers).toHaveLength(1);
    host.run(runSpec(1));
    expect(workers).toHaveLength(2);
    expect(workers[1]?.runIds).toEqual([1]);
  });

  test('waits at a shutdown for all workers, and takes none for dead', async () => {
    const { host, workers, logged } = hostOf(2);
    host.run(runSpec(1));
    const shutdown = host.shutdown();
    expect(workers.map(({ received }) => received.at(-1)?.type)).toEqual(['shutdown', 'shutdown']);
    for (const worker of workers) worker.exits(0);
    await shutdown;
    expect(workers.map(({ isKilled }) => isKilled)).toEqual([false, false]);
    expect(logged).toEqual([]);
    expect(workers).toHaveLength(2);
  });

  test('kills at a shutdown a worker that does not end, and hears nothing of it any more', async () => {
    const { host, workers } = hostOf(2);
    const heard: FromWorker[] = [];
    host.events.on('message', (message) => heard.push(message));
    const shutdown = host.shutdown();
    workers[0]?.exits(0);
    await shutdown;
    expect(workers.map(({ isKilled }) => isKilled)).toEqual([false, true]);
    workers[1]?.says(finished(1));
    expect(heard).toEqual([]);
  });

  test('ends a worker with runs that does not answer, and disturbs no idle one', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { host, workers } = hostOf(3);
    const [frozen, alive, idle] = workers as [HeldWorker, HeldWorker, HeldWorker];
    for (const worker of workers) worker.says({ type: 'ready' });
    host.run(runSpec(1));
    host.run(runSpec(2));
    for (let second = 1; second <= 9; second += 1) {
      expect(frozen.isKilled).toBe(false);
      vi.advanceTimersByTime(1_000);
      alive.says({ type: 'alive' });
    }
    expect(workers.map(({ isKilled }) => isKilled)).toEqual([true, false, false]);
    expect(idle.received).toEqual([]);
    frozen.exits(9);
    alive.says(finished(2));
    const askedCount = alive.received.length;
    vi.advanceTimersByTime(60_000);
    expect(alive.received).toHaveLength(askedCount);
  });

  test('repeats a stop to whoever gets the run next', () => {
    const { host, workers } = hostOf(2);
    host.run(runSpec(1));
    host.stop(1, 'user', 7);
    workers[0]?.exits(9);
    host.adopt(adoptSpec(1), null, 1, []);
    expect(workers[1]?.received.map(({ type }) => type)).toEqual(['adopt', 'stop']);
  });
});
