/** The processes of requests and modules: one each, forked for a worker that watches over it. */

import type { RunId } from '../../shared/run.ts';
import type { Progress, TaskPlan, ToWorker } from '../../shared/worker-protocol.ts';
import type { Forks, TaskHandle } from './worker-host.ts';

interface TaskProcessesOptions {
  readonly fork: Forks['forkTask'];
  /** To the worker that has the run; lost when none has it, until `tellAgain`. */
  readonly tell: (message: Extract<ToWorker, { type: 'forked' | 'fork_ended' }>) => void;
  readonly progressed: (runId: RunId, progress: Progress) => void;
}

interface TaskProcess {
  readonly handle: TaskHandle | null;
  /** Null while it lives. */
  exitCode: number | null;
}

export class TaskProcesses {
  readonly #options: TaskProcessesOptions;
  readonly #processes = new Map<RunId, TaskProcess>();

  constructor(options: TaskProcessesOptions) {
    this.#options = options;
  }

  start(runId: RunId, plan: TaskPlan): void {
    const handle = this.#fork(plan);
    const process: TaskProcess = { handle, exitCode: null };
    this.#processes.set(runId, process);
    const ended = (exitCode: number) => {
      process.exitCode = exitCode;
      this.tellAgain(runId);
    };
    if (!handle) return ended(1);
    handle.onMessage((message) => {
      if (message.type === 'progressed') this.#options.progressed(runId, message.progress);
      else if (message.type === 'started')
        this.#options.tell({ ...message, type: 'forked', runId });
    });
    handle.onExit(ended);
    handle.send({ type: 'run', plan });
  }

  /** Asks it to end; the worker that stops the run sees to it that it does. */
  abort(runId: RunId): void {
    this.#processes.get(runId)?.handle?.send({ type: 'abort' });
  }

  has(runId: RunId): boolean {
    return this.#processes.has(runId);
  }

  /** That it has ended, where it has: for a worker that took the run over since. */
  tellAgain(runId: RunId): void {
    const exitCode = this.#processes.get(runId)?.exitCode ?? null;
    if (exitCode !== null) this.#options.tell({ type: 'fork_ended', runId, exitCode });
  }

  /** Its run has ended; a process that came too late must not begin. */
  forget(runId: RunId): void {
    const process = this.#processes.get(runId);
    if (process?.exitCode === null) process.handle?.kill();
    this.#processes.delete(runId);
  }

  killAll(): void {
    for (const { handle } of this.#processes.values()) handle?.kill();
  }

  #fork(plan: TaskPlan): TaskHandle | null {
    try {
      return this.#options.fork(plan.env);
    } catch {
      return null;
    }
  }
}
