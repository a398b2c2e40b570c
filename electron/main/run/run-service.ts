/**
 * Takes a run from request to end. The one place where a run changes state.
 *
 * Every change goes the same way: store first, then one event, so that whoever hears of a change
 * can already read it. The log is written by the task itself.
 */

import { EventEmitter, on } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { AppError, assertNever } from '../../shared/errors.ts';
import { isActive, type Run, type RunId } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TaskId } from '../../shared/task.ts';
import type { FromWorker, RunEnd, StopCause } from '../../shared/worker-protocol.ts';
import type { Database } from '../store/database.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import { admit } from './admission.ts';
import { beginRun } from './begin-run.ts';
import type { NewRun, RunRequest } from './new-run.ts';
import { decideOutcome } from './outcome.ts';
import { decideRecovery } from './recovery.ts';
import { RunQueue } from './run-queue.ts';
import { NO_FREE_SLOT, TASK_DELETED, takenOut } from './waiting-reasons.ts';
import type { WorkerHost } from './worker-host.ts';

interface RunServiceOptions {
  readonly database: Database;
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly workerHost: WorkerHost;
  readonly logsDir: string;
  readonly runsDir: string;
  readonly settings: () => Settings;
  /** CronPilot's own environment, of which a run gets the part that concerns it. */
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

interface RunServiceEvents {
  changed: [Run];
  logGrew: [{ readonly runId: RunId; readonly totalBytes: number }];
}

/** What a fire time that gets no run leaves behind. */
export type NotStarted = NewRun & { readonly state: 'skipped' | 'missed' };

/** A session that ends waits no longer for its programs than a few seconds. */
const QUIT_GRACE_MS = 1_500;
const QUIT_PATIENCE_MS = 3_000;

export class RunService {
  readonly events = new EventEmitter<RunServiceEvents>();
  readonly #options: RunServiceOptions;
  readonly #queue = new RunQueue();
  #closed = false;
  readonly #running = new Map<RunId, { readonly taskId: TaskId; readonly adopted: boolean }>();

  constructor(options: RunServiceOptions) {
    this.#options = options;
    options.workerHost.events.on('message', (message) => this.#onMessage(message));
    options.workerHost.events.on('orphaned', (runIds) => {
      for (const runId of runIds) this.#recover(this.#get(runId));
      this.drain();
    });
  }

  /** Runs that occupy a slot, and those that wait in the order in which they will start. */
  get active(): { readonly running: readonly RunId[]; readonly queued: readonly RunId[] } {
    return { running: [...this.#running.keys()], queued: this.#queue.runIds };
  }

  /** Takes over what an earlier CronPilot left running or waiting. Call once, before any request. */
  recover(): void {
    for (const run of this.#options.runStore.active()) this.#recover(run);
    this.drain();
  }

  /** Asks for one run. Returns at once, with the run running, queued or, by the overlap policy, skipped. */
  request(request: RunRequest): Run {
    const [run] = this.requestAll([request], []);
    if (!run) throw new Error('A request made no run');
    return this.#get(run.id);
  }

  /**
   * Admits several runs and records fire times that get none, all in one transaction.
   *
   * @param alongside Further changes of the same transaction, such as moving a schedule's cursor;
   *   returns the rows it changed.
   */
  requestAll(
    requests: readonly RunRequest[],
    notStarted: readonly NotStarted[],
    alongside: () => readonly Run[] = () => [],
  ): readonly Run[] {
    const { database, runStore, now } = this.#options;
    const { rows, admissions } = database.transaction(() => ({
      rows: [...alongside(), ...notStarted.map((row) => runStore.insert(row))],
      admissions: requests.map((request) => ({
        task: request.task,
        ...admit(request, runStore, now()),
      })),
    }));
    for (const row of rows) this.events.emit('changed', row);
    for (const { run, task } of admissions) {
      this.events.emit('changed', run);
      if (run.state === 'queued') this.#queue.add({ runId: run.id, task });
    }
    for (const { id } of admissions.flatMap(({ blockers }) => blockers))
      this.stop(id, { cause: 'replaced' });
    this.drain();
    for (const { run } of admissions) this.#explainWaiting(run.id);
    return admissions.map(({ run }) => run);
  }

  /**
   * Stops a run: takes it out of the queue, or ends its whole process tree.
   *
   * Returns at once; the row changes when the tree is gone. A second call with `force` kills now.
   * @throws AppError `not_found`, or `conflict` when the run has already ended.
   */
  stop(runId: RunId, options: { readonly force?: boolean; readonly cause?: StopCause } = {}): Run {
    const run = this.#options.runStore.get(runId);
    const cause = options.cause ?? 'user';
    if (!isActive(run.state)) {
      throw new AppError('conflict', `Run ${runId} has already ended (${run.state})`);
    }
    if (run.state === 'queued') return this.#cancelQueued(run, takenOut(cause));
    const graceMs = options.force ? 0 : (this.#options.runStore.launchOf(runId)?.spec.graceMs ?? 0);
    this.#options.workerHost.stop(runId, cause, graceMs);
    return run;
  }

  /** Takes the waiting runs of a deleted task out of the queue; running ones go on. */
  cancelWaiting(taskId: TaskId): void {
    for (const run of this.#options.runStore.activeOf(taskId)) {
      if (run.state === 'queued') this.#cancelQueued(run, TASK_DELETED);
    }
  }

  /** Starts as many waiting runs as there are free slots; also called when the limit was changed. */
  drain(): void {
    if (this.#closed) return;
    const counts = new Map<TaskId, number>();
    for (const { taskId } of this.#running.values())
      counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
    const startable = this.#queue.takeStartable(this.#options.settings().maxConcurrentRuns, counts);
    if (startable.length > 0) this.#startAll(startable.map(({ runId }) => runId));
  }

  /**
   * Lets a row that already stands for a fire time stand for one more, so that a long pause of a
   * frequent task is one row. For use inside `alongside`, which tells of it after the commit.
   */
  extendRow(run: Run, scheduledForMs: number): Run {
    return this.#options.runStore.update(run.id, {
      dueCount: run.dueCount + 1,
      dueFromMs: run.dueFromMs ?? run.scheduledForMs,
      scheduledForMs,
      finishedAtMs: this.#options.now(),
    });
  }

  /**
   * Starts nothing more and ends the runs that are set to stop with CronPilot. Resolves when they
   * are settled, or after a patience of seconds: what is left the next start settles.
   */
  async close(): Promise<void> {
    this.#closed = true;
    const { runStore, workerHost } = this.#options;
    const bound = [...this.#running.keys()].flatMap(
      (runId) => runStore.launchOf(runId)?.spec ?? [],
    );
    const ending = bound.filter(({ stopWithApp }) => stopWithApp);
    const ended = Promise.all(ending.map(({ runId }) => this.#ended(runId)));
    for (const { runId, graceMs } of ending)
      workerHost.stop(runId, 'app_quit', Math.min(graceMs, QUIT_GRACE_MS));
    await Promise.race([ended, delay(QUIT_PATIENCE_MS, undefined, { ref: false })]);
  }

  async #ended(runId: RunId): Promise<void> {
    for await (const [run] of on(this.events, 'changed') as AsyncIterable<[Run]>) {
      if (run.id === runId && !isActive(run.state)) return;
    }
  }

  #startAll(runIds: readonly RunId[]): void {
    const { database, workerHost } = this.#options;
    const context = { ...this.#options, settings: this.#options.settings() };
    const started = database.transaction(() => runIds.map((runId) => beginRun(runId, context)));
    for (const { run, spec } of started) {
      this.#running.set(run.id, { taskId: run.taskId, adopted: false });
      this.events.emit('changed', run);
      workerHost.run(spec);
    }
  }

  /** Says of a run that waits for a slot that it does; its place in line changes without a write. */
  #explainWaiting(runId: RunId): void {
    const { state, reasonCode } = this.#get(runId);
    if (state !== 'queued' || reasonCode !== null) return;
    this.#move(runId, NO_FREE_SLOT);
  }

  #cancelQueued(run: Run, cause: Pick<Run, 'reasonCode' | 'reason'>): Run {
    this.#queue.remove(run.id);
    const finishedAtMs = this.#options.now();
    const cancelled = this.#move(run.id, { ...cause, state: 'cancelled', finishedAtMs });
    this.drain();
    return cancelled;
  }

  #onMessage(message: Exclude<FromWorker, { type: 'ready' }>): void {
    switch (message.type) {
      case 'started':
        this.#onStarted(message);
        return;
      case 'log_grew':
        this.events.emit('logGrew', { runId: message.runId, totalBytes: message.totalBytes });
        return;
      case 'stopping':
        this.#move(message.runId, {
          reason: 'Stopping; it is killed if it does not end by itself.',
        });
        return;
      case 'finished':
        this.#settle(message.runId, message.end);
        return;
      default:
        assertNever(message);
    }
  }

  #onStarted({ runId, process, startedAtMs }: Extract<FromWorker, { type: 'started' }>): void {
    const { database, runStore } = this.#options;
    const started = database.transaction(() => {
      const launch = runStore.launchOf(runId);
      if (launch) runStore.setLaunch(runId, { ...launch, process });
      return runStore.update(runId, { startedAtMs, pid: process.pid });
    });
    this.events.emit('changed', started);
  }

  #recover(run: Run): void {
    const { runStore, taskStore, workerHost, runsDir, now } = this.#options;
    const launch = runStore.launchOf(run.id);
    const launchFileExists = existsSync(join(runsDir, String(run.id), 'launch.sh'));
    const decision = decideRecovery(run, launch, launchFileExists);
    switch (decision.kind) {
      case 'queue':
        if (run.state === 'running')
          this.#move(run.id, { state: 'queued', startedAtMs: null, logFilename: null });
        this.#running.delete(run.id);
        this.#queue.add({ runId: run.id, task: taskStore.get(run.taskId) });
        return;
      case 'adopt':
        this.#running.set(run.id, { taskId: run.taskId, adopted: true });
        workerHost.adopt(decision.spec, decision.process, run.startedAtMs ?? now());
        if (decision.spec.stopWithApp) workerHost.stop(run.id, 'app_quit', 0);
        return;
      case 'vanished':
        this.#settle(run.id, { kind: 'vanished', stop: null, logBytes: 0, endedAtMs: now() });
        return;
      default:
        assertNever(decision);
    }
  }

  #settle(runId: RunId, end: RunEnd): void {
    const { runStore, taskStore, runsDir } = this.#options;
    const run = runStore.get(runId);
    if (!isActive(run.state)) return;
    const launch = runStore.launchOf(runId);
    const outcome = decideOutcome(end, {
      successExitCodes: taskStore.get(run.taskId).successExitCodes,
      stopWithApp: launch?.spec.stopWithApp ?? false,
      adopted: this.#running.get(runId)?.adopted ?? true,
      timeoutMs: launch?.spec.timeoutMs ?? null,
    });
    this.#running.delete(runId);
    this.#move(runId, {
      ...outcome,
      finishedAtMs: Math.max(end.endedAtMs, run.startedAtMs ?? 0),
      pid: null,
      logBytes: end.kind === 'start_failed' ? 0 : end.logBytes,
    });
    rmSync(join(runsDir, String(runId)), { recursive: true, force: true });
    this.drain();
  }

  #get(runId: RunId): Run {
    return this.#options.runStore.get(runId);
  }

  #move(runId: RunId, change: Partial<Omit<Run, 'id'>>): Run {
    const moved = this.#options.runStore.update(runId, change);
    this.events.emit('changed', moved);
    return moved;
  }
}
