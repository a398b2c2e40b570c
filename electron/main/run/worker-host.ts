/** Keeps a warm worker while runs need one, gives each run to it, and replaces it when it dies. */

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

/** What it says comes in groups, in its order. */
export type WorkerHandle = ForkHandle<ToWorker, readonly FromWorker[]>;
export type TaskHandle = ForkHandle<ToTask, FromTask>;

/** What a worker says of a run. */
export type WorkerReport = Exclude<FromWorker, { type: 'ready' | 'alive' | 'fork' }>;

export interface Forks {
  readonly fork: () => WorkerHandle;
  /** For one request or module. @param env The whole environment. */
  readonly forkTask: (env: Readonly<Record<string, string>>) => TaskHandle;
}

interface WorkerHostOptions extends Forks {
  readonly log: (message: string) => void;
}

interface WorkerHostEvents {
  /** What was said together. */
  reports: [readonly WorkerReport[]];
  /** A worker died; its runs go on by themselves and want to be adopted. */
  orphaned: [readonly RunId[]];
}

type StopRequest = Extract<ToWorker, { type: 'stop' }>;

interface Worker {
  readonly handle: WorkerHandle;
  readonly runIds: Set<RunId>;
  hasSpoken: boolean;
  /** How often it was asked for a sign of life since it last said something. */
  unansweredCount: number;
}

/** A worker that has runs is asked so often whether it is alive; an idle one sleeps undisturbed. */
const ASK_EVERY_MS = 3_000;
/** More than one, for the answer to the first may lie unread after main itself was frozen. */
const MAX_UNANSWERED = 2;
/** A busy computer may take half a minute to start one. */
const MAX_UNANSWERED_AT_START = 10;
/** A worker costs 25 MB, and its start a tenth of a second of CPU time. */
const IDLE_WORKER_MS = 300_000;
/** Where workers end before their first word, their runs wait twice as long for each next one. */
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 30_000;
/** A worker that is frozen is not waited for. */
const SHUTDOWN_PATIENCE_MS = 2_000;

export class WorkerHost {
  readonly events = new EventEmitter<WorkerHostEvents>();
  readonly #options: WorkerHostOptions;
  /** All that live, also those told to end. */
  readonly #workers = new Set<Worker>();
  readonly #tasks: TaskProcesses;
  /** Until the end of the run: a worker may be lost with the stop that it was told. */
  readonly #stops = new Map<RunId, StopRequest>();
  /** It multiplexes any number of runs. Null while none is needed. */
  #current: Worker | null = null;
  #idleTimer: NodeJS.Timeout | undefined;
  /** Workers in a row that ended before their first word. */
  #muteCount = 0;
  #askTimer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: WorkerHostOptions) {
    this.#options = options;
    this.#tasks = new TaskProcesses({
      fork: options.forkTask,
      tell: (message) => this.#workerOf(message.runId)?.handle.send(message),
      progressed: (runId, progress) =>
        this.events.emit('reports', [{ type: 'progressed', runId, progress }]),
    });
  }

  /** For a run that comes soon: there is a worker now, and for minutes after its last run. */
  warm(): void {
    const { runIds } = this.#worker();
    if (runIds.size === 0) this.#endWhenIdle();
  }

  /** @param recorded Their processes are started once it resolves, and laid out meanwhile. */
  run(specs: readonly RunSpec[], recorded: Promise<void>): void {
    for (const spec of specs) this.#give(spec.runId, { type: 'start', spec });
    const { handle } = this.#worker();
    const runIds = specs.map(({ runId }) => runId);
    // Of a worker that dies before, another one takes them over.
    void recorded.then(() => {
      if (!this.#stopped) handle.send({ type: 'begin', runIds });
    });
  }

  /** Reports the end of a run that never comes to a worker, as a worker would. */
  refuse(runId: RunId, end: StartFailed): void {
    setImmediate(() => this.events.emit('reports', [{ type: 'finished', runId, end }]));
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
    clearTimeout(this.#idleTimer);
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
    const { runIds, handle } = this.#worker();
    clearTimeout(this.#idleTimer);
    runIds.add(runId);
    handle.send(message);
    const stop = this.#stops.get(runId);
    if (stop) handle.send(stop);
    this.#askTimer ??= setTimeout(() => this.#askForLife(), ASK_EVERY_MS);
  }

  /** The runs of a frozen worker go on, and its end leaves them to another one. */
  #askForLife(): void {
    this.#askTimer = null;
    const worker = this.#current;
    if (!worker || worker.runIds.size === 0) return;
    if (worker.unansweredCount >= MAX_UNANSWERED) {
      this.#options.log('A worker no longer answers and is ended.');
      worker.handle.kill();
    } else {
      worker.unansweredCount += 1;
      worker.handle.send({ type: 'are_you_alive' });
    }
    this.#askTimer = setTimeout(() => this.#askForLife(), ASK_EVERY_MS);
  }

  #workerOf(runId: RunId): Worker | undefined {
    return [...this.#workers].find(({ runIds }) => runIds.has(runId));
  }

  #worker(): Worker {
    this.#current ??= this.#fork();
    return this.#current;
  }

  #fork(): Worker {
    const worker: Worker = {
      handle: this.#options.fork(),
      runIds: new Set(),
      hasSpoken: false,
      unansweredCount: MAX_UNANSWERED - MAX_UNANSWERED_AT_START,
    };
    this.#workers.add(worker);
    worker.handle.onMessage((messages) => this.#onMessages(worker, messages));
    worker.handle.onExit((exitCode) => this.#onExit(worker, exitCode));
    return worker;
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      this.#current?.handle.send({ type: 'shutdown' });
      this.#current = null;
    }, IDLE_WORKER_MS);
  }

  #onMessages(worker: Worker, messages: readonly FromWorker[]): void {
    worker.unansweredCount = 0;
    worker.hasSpoken = true;
    this.#muteCount = 0;
    const reports = messages.filter((message) => this.#follow(worker, message));
    if (reports.length > 0) this.events.emit('reports', reports);
  }

  /** @returns whether it is said of a run */
  #follow(worker: Worker, message: FromWorker): message is WorkerReport {
    switch (message.type) {
      case 'ready':
      case 'alive':
        return false;
      case 'fork':
        // The run of a worker that is gone is begun by another one.
        if (!this.#stopped && this.#workers.has(worker))
          this.#tasks.start(message.runId, message.plan);
        return false;
      case 'stopping':
        this.#tasks.abort(message.runId);
        return true;
      case 'finished':
        worker.runIds.delete(message.runId);
        if (worker.runIds.size === 0) this.#endWhenIdle();
        this.#stops.delete(message.runId);
        this.#tasks.forget(message.runId);
        return true;
      default:
        return true;
    }
  }

  /** There is another worker as soon as one is needed, which it is by the runs of this one. */
  #onExit(worker: Worker, exitCode: number): void {
    this.#workers.delete(worker);
    const wasTold = this.#stopped || worker !== this.#current;
    if (wasTold) return;
    this.#current = null;
    this.#options.log(
      `A worker ended with code ${exitCode} while it had ${worker.runIds.size} runs`,
    );
    if (worker.runIds.size === 0) return;
    const orphaned = () => this.events.emit('orphaned', [...worker.runIds]);
    if (worker.hasSpoken) orphaned();
    else this.#later(orphaned);
  }

  /** A worker that cannot start must not be forked without end. */
  #later(work: () => void): void {
    const waitMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#muteCount);
    this.#muteCount += 1;
    setTimeout(() => {
      if (!this.#stopped) work();
    }, waitMs).unref();
  }
}
