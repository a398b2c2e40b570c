/** Stops a run's whole process tree and checks that it is gone. */

import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import type { ProcessIdentity, StopCause, StopReport } from '../shared/worker-protocol.ts';
import { isProcessAlive } from './process-identity.ts';
import { commandOf } from './process-table.ts';
import { type ProcessTree, createTree } from './process-tree.ts';

const POLL_MS = 50;
/** A look at all processes costs some ms; between two of them only the known ones are looked at. */
const POLLS_PER_COLLECT = 5;
/** How long after SIGKILL a process may still live before it is called a survivor. */
const KILL_PATIENCE_MS = 5_000;

export interface StopTarget {
  /** The task's main process. */
  readonly root: ProcessIdentity;
  readonly cookie: string;
  readonly outputLinks: ReadonlySet<string>;
  readonly cause: StopCause;
  readonly graceMs: number;
  /** Never signalled: CronPilot's own processes. */
  readonly spared: ReadonlySet<number>;
}

/** One stop under way: SIGTERM now, SIGKILL at `killAtMs`, then up to 5 s for the kernel. */
export class TreeStop {
  readonly cause: StopCause;
  readonly #target: StopTarget;
  readonly #tree: ProcessTree;
  #killAtMs: number;

  constructor(target: StopTarget) {
    this.cause = target.cause;
    this.#target = target;
    this.#tree = createTree(target);
    this.#killAtMs = Date.now() + target.graceMs;
  }

  get killAtMs(): number {
    return this.#killAtMs;
  }

  /** Brings SIGKILL forward; never puts it off. Returns whether it did. */
  shorten(graceMs: number): boolean {
    const killAtMs = Date.now() + graceMs;
    if (killAtMs >= this.#killAtMs) return false;
    this.#killAtMs = killAtMs;
    return true;
  }

  /** Resolves when nothing of the tree lives, or with what survived. Called once. */
  async run(): Promise<StopReport> {
    return process.platform === 'win32' ? await this.#runOnWindows() : await this.#runOnPosix();
  }

  async #runOnPosix(): Promise<StopReport> {
    await this.#tree.collect();
    if (Date.now() < this.#killAtMs) {
      this.#tree.signal('SIGTERM');
      // A stopped process takes a SIGTERM only when it goes on.
      this.#tree.signal('SIGCONT');
      await this.#waitUntil(() => this.#killAtMs, 'SIGTERM');
    }
    const patienceEndsAtMs = Date.now() + KILL_PATIENCE_MS;
    while (this.#tree.aliveCount() > 0 && Date.now() < patienceEndsAtMs) {
      this.#tree.signal('SIGKILL');
      await delay(Math.min(POLL_MS, 10 + this.#tree.seenCount));
      await this.#tree.collect();
    }
    return await this.#report();
  }

  /** Returns when the tree is gone or the time is up; children born meanwhile get the signal too. */
  async #waitUntil(endMs: () => number, signal: NodeJS.Signals): Promise<void> {
    for (let poll = 1; Date.now() < endMs(); poll++) {
      await delay(Math.min(POLL_MS, Math.max(1, endMs() - Date.now())));
      if (this.#tree.aliveCount() === 0 || poll % POLLS_PER_COLLECT === 0) {
        await this.#tree.collect();
        this.#tree.signalNew(signal);
        if (this.#tree.aliveCount() === 0) return;
      }
    }
    await this.#tree.collect();
  }

  async #report(): Promise<StopReport> {
    const survivors = await Promise.all(
      this.#tree.alive().map(async (pid) => ({ pid, command: await commandOf(pid) })),
    );
    return { cause: this.cause, processCount: this.#tree.seenCount, survivors };
  }

  async #runOnWindows(): Promise<StopReport> {
    const { root } = this.#target;
    const pid = String(root.pid);
    if (Date.now() < this.#killAtMs) {
      await taskkill(['/PID', pid, '/T']);
      while (isProcessAlive(root) && Date.now() < this.#killAtMs) await delay(POLL_MS);
    }
    await taskkill(['/PID', pid, '/T', '/F']);
    const patienceEndsAtMs = Date.now() + KILL_PATIENCE_MS;
    while (isProcessAlive(root) && Date.now() < patienceEndsAtMs) await delay(POLL_MS);
    const survivors = isProcessAlive(root)
      ? [{ pid: root.pid, command: await commandOf(root.pid) }]
      : [];
    return { cause: this.cause, processCount: 1, survivors };
  }
}

/** Fails when the process is already gone, which is what was wanted. */
function taskkill(args: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    execFile('taskkill', args, { windowsHide: true }, () => resolve());
  });
}
