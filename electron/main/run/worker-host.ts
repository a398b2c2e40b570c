/** Keeps a few warm workers, gives each run to one of them, and replaces a worker that dies. */

import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import type { RunId } from '../../shared/run.ts';
import type {
  AdoptSpec,
  FromTask,
  FromWorker,
  ProcessIdentity,
  RunSpec,
  StartFailed,
  StopCause,
  ToTask,
  ToWorker,
} from '../../shared/worker-protocol.ts';
import { TaskProcesses } from './task-processes.ts';

/** A forked process, whatever forked it: Electron's utilityProcess or, in tests, child_process. */
export interface ForkHandle<In, Out> {
  send(message: In): void;
  onMessage(listener: (message: Out) => void): void;
  /** With the exit code, or the number of the signal that ended it. */
  onExit(listener: (exitCode: number) => void): void;
  /** Also one that is frozen. */
  kill(): void;
}

export type WorkerHandle = ForkHandle<ToWorker, FromWorker>;
export type TaskHandle = ForkHandle<ToTask, FromTask>;

/** What a worker says of a run. */
export type WorkerReport = Exclude<FromWorker, { type: 'ready' | 'alive' | 'fork' }>;

export interface Forks {
  readonly fork: () => WorkerHandle;
  /** For one request or module. @param env The whole environment. */
  readonly forkTask: (env: Readonly<Record<string, string>>) => TaskHandle;
}

interface WorkerHostOptions extends Forks {
  /** Workers kept warm; each costs about 19 MB and runs any number of commands. */
  readonly workerCount: number;
  readonly log: (message: string) => void;
}

interface WorkerHostEvents {
  message: [WorkerReport];
  /** A worker died; its runs go on by themselves and want to be adopted. */
  orphaned: [readonly RunId[]];
}

type StopRequest = Extract<ToWorker, { type: 'stop' }>;

interface Worker {
  readonly handle: WorkerHandle;
  readonly runIds: Set<RunId>;
  readonly startedAtMs: number;
  /** How often it was asked for a sign of life since it last said something. */
  unansweredCount: number;
}

/** A worker that has runs is asked so often whether it is alive; an idle one sleeps undisturbed. */
const ASK_EVERY_MS = 3_000;
/** More than one, for the answer to the first may lie unread after main itself was frozen. */
const MAX_UNANSWERED = 2;
/** A busy computer may take half a minute to start one. */
const MAX_UNANSWERED_AT_START = 10;
/** A worker that dies sooner than this after its start is not replaced at once. */
const HEALTHY_AFTER_MS = 2_000;
/** Keeps workers that cannot start from being forked without end. */
const RESTART_DELAY_MS = 500;
/** A worker that is frozen is not waited for. */
const SHUTDOWN_PATIENCE_MS = 2_000;

export class WorkerHost {
  readonly events = new EventEmitter<WorkerHostEvents>();
  readonly #options: WorkerHostOptions;
  readonly #workers = new Set<Worker>();
  readonly #tasks: TaskProcesses;
  /** Until the end of the run: a worker may be lost with the stop that it was told. */
  readonly #stops = new Map<RunId, StopRequest>();
  #askTimer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: WorkerHostOptions) {
    this.#options = options;
    this.#tasks = new TaskProcesses({
      fork: options.forkTask,
      tell: (message) => this.#workerOf(message.runId)?.handle.send(message),
      progressed: (runId, progress) =>
        this.events.emit('message', { type: 'progressed', runId, progress }),
    });
  }

  start(): void {
    while (this.#workers.size < this.#options.workerCount) this.#fork();
  }

  run(spec: RunSpec): void {
    this.#give(spec.runId, { type: 'start', spec });
  }

  /** Reports the end of a run that never comes to a worker, as a worker would. */
  refuse(runId: RunId, end: StartFailed): void {
    setImmediate(() => this.events.emit('message', { type: 'finished', runId, end }));
  }

  /** @param secrets As in RunSpec. */
  adopt(
    spec: AdoptSpec,
    process: ProcessIdentity | null,
    startedAtMs: number,
    secrets: readonly string[],
  ): void {
    this.#give(spec.runId, { type: 'adopt', spec, process, startedAtMs, secrets });
    this.#tasks.tellAgain(spec.runId);
  }

  /** The run has a process that was forked here, alive or just ended. */
  hasForked(runId: RunId): boolean {
    return this.#tasks.has(runId);
  }

  stop(runId: RunId, cause: StopCause, graceMs: number): void {
    const request = { type: 'stop', runId, cause, graceMs } as const;
    this.#stops.set(runId, request);
    this.#workerOf(runId)?.handle.send(request);
  }

  /**
   * Runs go on; those set to stop with CronPilot end. Resolves when all workers are gone, or were
   * killed after a patience of seconds; nothing is heard of them any more.
   */
  async shutdown(): Promise<void> {
    this.#stopped = true;
    if (this.#askTimer) clearTimeout(this.#askTimer);
    const gone = Promise.all(
      [...this.#workers].map(
        ({ handle }) =>
          new Promise<void>((resolve) => {
            handle.onExit(() => resolve());
            handle.send({ type: 'shutdown' });
          }),
      ),
    );
    await Promise.race([gone, delay(SHUTDOWN_PATIENCE_MS, undefined, { ref: false })]);
    this.events.removeAllListeners();
    for (const { handle } of this.#workers) handle.kill();
    this.#tasks.killAll();
  }

  #give(runId: RunId, message: ToWorker): void {
    this.start();
    const [first, ...others] = this.#workers;
    if (!first) throw new Error('No worker could be started');
    const least = others.reduce(
      (best, worker) => (worker.runIds.size < best.runIds.size ? worker : best),
      first,
    );
    least.runIds.add(runId);
    least.handle.send(message);
    const stop = this.#stops.get(runId);
    if (stop) least.handle.send(stop);
    this.#askTimer ??= setTimeout(() => this.#askForLife(), ASK_EVERY_MS);
  }

  /** The runs of a frozen worker go on, and its end leaves them to another one. */
  #askForLife(): void {
    const busy = [...this.#workers].filter(({ runIds }) => runIds.size > 0);
    for (const worker of busy) {
      if (worker.unansweredCount >= MAX_UNANSWERED) {
        this.#options.log('A worker no longer answers and is ended.');
        worker.handle.kill();
      } else {
        worker.unansweredCount += 1;
        worker.handle.send({ type: 'are_you_alive' });
      }
    }
    this.#askTimer = busy.length === 0 ? null : setTimeout(() => this.#askForLife(), ASK_EVERY_MS);
  }

  #workerOf(runId: RunId): Worker | undefined {
    return [...this.#workers].find(({ runIds }) => runIds.has(runId));
  }

  /** A run that is given meanwhile does not wait: it gets a worker at once. */
  #restartIn(delayMs: number): void {
    setTimeout(() => {
      if (!this.#stopped) this.start();
    }, delayMs).unref();
  }

  #fork(): void {
    const handle = this.#options.fork();
    const worker: Worker = {
      handle,
      runIds: new Set(),
      startedAtMs: Date.now(),
      unansweredCount: MAX_UNANSWERED - MAX_UNANSWERED_AT_START,
    };
    this.#workers.add(worker);
    handle.onMessage((message) => this.#onMessage(worker, message));
    handle.onExit((exitCode) => this.#onExit(worker, exitCode));
  }

  #onMessage(worker: Worker, message: FromWorker): void {
    worker.unansweredCount = 0;
    switch (message.type) {
      case 'ready':
      case 'alive':
        return;
      case 'fork':
        // The run of a worker that is gone is begun by another one.
        if (!this.#stopped && this.#workers.has(worker))
          this.#tasks.start(message.runId, message.plan);
        return;
      case 'stopping':
        this.#tasks.abort(message.runId);
        break;
      case 'finished':
        worker.runIds.delete(message.runId);
        this.#stops.delete(message.runId);
        this.#tasks.forget(message.runId);
        break;
      default:
    }
    this.events.emit('message', message);
  }

  #onExit(worker: Worker, exitCode: number): void {
    this.#workers.delete(worker);
    if (this.#stopped) return;
    this.#options.log(
      `A worker ended with code ${exitCode} while it had ${worker.runIds.size} runs`,
    );
    const isHealthy = Date.now() - worker.startedAtMs > HEALTHY_AFTER_MS;
    this.#restartIn(isHealthy ? 0 : RESTART_DELAY_MS);
    if (worker.runIds.size > 0) this.events.emit('orphaned', [...worker.runIds]);
  }
}
