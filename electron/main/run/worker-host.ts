/** Keeps a few warm workers, gives each run to one of them, and replaces a worker that dies. */

import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import type { RunId } from '../../shared/run.ts';
import type {
  AdoptSpec,
  FromWorker,
  ProcessIdentity,
  RunSpec,
  StopCause,
  ToWorker,
} from '../../shared/worker-protocol.ts';

/** A forked worker, whatever forked it: Electron's utilityProcess or, in tests, child_process. */
export interface WorkerHandle {
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  onExit(listener: (exitCode: number) => void): void;
  kill(): void;
}

interface WorkerHostOptions {
  readonly fork: () => WorkerHandle;
  /** Workers kept warm; each costs about 19 MB and runs any number of commands. */
  readonly workerCount: number;
  readonly log: (message: string) => void;
}

interface WorkerHostEvents {
  message: [Exclude<FromWorker, { type: 'ready' }>];
  /** A worker died; its runs go on by themselves and want to be adopted. */
  orphaned: [readonly RunId[]];
}

interface Worker {
  readonly handle: WorkerHandle;
  readonly runIds: Set<RunId>;
  readonly startedAtMs: number;
}

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
  #stopped = false;

  constructor(options: WorkerHostOptions) {
    this.#options = options;
  }

  start(): void {
    while (this.#workers.size < this.#options.workerCount) this.#fork();
  }

  run(spec: RunSpec): void {
    this.#give(spec.runId, { type: 'start', spec });
  }

  /** @param secrets As in RunSpec. */
  adopt(
    spec: AdoptSpec,
    process: ProcessIdentity | null,
    startedAtMs: number,
    secrets: readonly string[],
  ): void {
    this.#give(spec.runId, { type: 'adopt', spec, process, startedAtMs, secrets });
  }

  stop(runId: RunId, cause: StopCause, graceMs: number): void {
    this.#workerOf(runId)?.handle.send({ type: 'stop', runId, cause, graceMs });
  }

  /**
   * Runs go on; those set to stop with CronPilot end. Resolves when all workers are gone, or were
   * killed after a patience of seconds; nothing is heard of them any more.
   */
  async shutdown(): Promise<void> {
    this.#stopped = true;
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
    const worker: Worker = { handle, runIds: new Set(), startedAtMs: Date.now() };
    this.#workers.add(worker);
    handle.onMessage((message) => {
      if (message.type === 'ready') return;
      if (message.type === 'finished') worker.runIds.delete(message.runId);
      this.events.emit('message', message);
    });
    handle.onExit((exitCode) => this.#onExit(worker, exitCode));
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
