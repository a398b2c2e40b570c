/**
 * Takes a run from request to end. The one place where a run changes state.
 *
 * Every change goes the same way: store first, then one event, so that whoever hears of a change
 * can already read it. The log is written by the task itself.
 */

import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { AppError, assertNever } from '../../shared/errors.ts';
import { isActive, type Run, type RunId } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TaskId } from '../../shared/task.ts';
import type { FromWorker, StopCause } from '../../shared/worker-protocol.ts';
import type { Database } from '../store/database.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import { admit } from './admission.ts';
import { removeControlFolder, removeLeftFolders } from './control-folders.ts';
import { ActiveRuns } from './active-runs.ts';
import { beginRun, recordStart } from './begin-run.ts';
import type { NewRun, RunRequest } from './new-run.ts';
import { type SettlingEnd, toSettledRow } from './outcome.ts';
import { decideRecovery } from './recovery.ts';
import { Retrier } from './retrier.ts';
import { untilEnded } from './until-ended.ts';
import type { RunEvents } from './run-events.ts';
import { NO_FREE_SLOT, STOPPING, TASK_DELETED, takenOut } from './waiting-reasons.ts';
import type { WorkerHost } from './worker-host.ts';

interface RunServiceOptions {
  readonly database: Database;
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly workerHost: WorkerHost;
  readonly logsDir: string;
  readonly runsDir: string;
  readonly venvsDir: string;
  readonly pythonDir: string;
  readonly settings: () => Settings;
  /** CronPilot's own environment, of which a run gets the part that concerns it. */
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

/** What a fire time that gets no run leaves behind. */
export type NotStarted = NewRun & { readonly state: 'skipped' | 'missed' };

/** A session that ends waits no longer for its programs than a few seconds. */
const QUIT_GRACE_MS = 1_500;
const QUIT_PATIENCE_MS = 3_000;

export class RunService {
  readonly events = new EventEmitter<RunEvents>();
  readonly #options: RunServiceOptions;
  readonly #active = new ActiveRuns();
  readonly #retrier: Retrier;
  #closed = false;

  constructor(options: RunServiceOptions) {
    this.#options = options;
    this.#retrier = new Retrier(options.log);
    options.workerHost.events.on('message', (message) => {
      this.#retrier.attempt(`${message.type} ${message.runId}`, () => this.#onMessage(message));
    });
    options.workerHost.events.on('orphaned', (runIds) => this.#recoverAll(runIds));
  }

  /** Runs that occupy a slot, and those that wait in the order in which they will start. */
  get active(): { readonly running: readonly RunId[]; readonly queued: readonly RunId[] } {
    return { running: this.#active.runningIds, queued: this.#active.queuedIds };
  }

  /** Takes over what an earlier CronPilot left running or waiting. Call once, before any request. */
  recover(): void {
    const activeIds = this.#options.runStore.active().map(({ id }) => id);
    removeLeftFolders(this.#options.runsDir, new Set(activeIds));
    this.#recoverAll(activeIds);
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
      if (run.state === 'queued') this.#active.queue(run.id, task);
    }
    for (const { run, blockers } of admissions) {
      for (const blocker of blockers) this.#replace(blocker.id, run.id);
    }
    this.drain();
    for (const { run } of admissions) {
      this.#retrier.attempt(`wait ${run.id}`, () => this.#explainWaiting(run.id));
    }
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
    this.#stopRunning(runId, cause, options.force ? 0 : Infinity);
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
    this.#retrier.attempt('start of waiting runs', () => {
      if (this.#closed) return;
      const { maxConcurrentRuns } = this.#options.settings();
      this.#active.startWaiting(maxConcurrentRuns, (runIds) => this.#startAll(runIds));
    });
  }

  /**
   * Starts nothing more, ends the runs that are set to stop with CronPilot and hurries those that
   * are being stopped. Resolves when they are settled, or after a patience of seconds: what is
   * left the next start settles.
   */
  async close(): Promise<void> {
    this.#closed = true;
    const { runStore } = this.#options;
    const ending = this.#active.runningIds.filter(
      (runId) =>
        this.#active.running(runId)?.isStopping || runStore.launchOf(runId)?.spec.stopWithApp,
    );
    const ended = untilEnded(this.events, ending, QUIT_PATIENCE_MS);
    for (const runId of ending) this.#stopRunning(runId, 'app_quit', QUIT_GRACE_MS);
    await ended;
    this.#retrier.stop();
  }

  /** With no more grace than the task is set to. */
  #stopRunning(runId: RunId, cause: StopCause, mostGraceMs: number): void {
    const { runStore, workerHost } = this.#options;
    const graceMs = runStore.launchOf(runId)?.spec.graceMs ?? 0;
    this.#active.markStopping(runId);
    workerHost.stop(runId, cause, Math.min(graceMs, mostGraceMs));
  }

  /** Of several that were asked for together, each replaces those before it. */
  #replace(runId: RunId, byRunId: RunId): void {
    if (!isActive(this.#get(runId).state)) return;
    this.#move(runId, { relatedRunId: byRunId });
    this.stop(runId, { cause: 'replaced' });
  }

  #startAll(runIds: readonly RunId[]): void {
    const { database, workerHost } = this.#options;
    const context = { ...this.#options, settings: this.#options.settings() };
    const started = database.transaction(() => runIds.map((runId) => beginRun(runId, context)));
    for (const { run, spec } of started) {
      this.#active.occupy(run, false);
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
    const finishedAtMs = this.#options.now();
    const cancelled = this.#move(run.id, { ...cause, state: 'cancelled', finishedAtMs });
    this.#active.remove(run.id);
    this.drain();
    return cancelled;
  }

  #onMessage(message: Exclude<FromWorker, { type: 'ready' }>): void {
    switch (message.type) {
      case 'started':
        if (this.#active.running(message.runId))
          this.events.emit('changed', recordStart(message, this.#options));
        return;
      case 'log_grew':
        this.events.emit('logGrew', { runId: message.runId, totalBytes: message.totalBytes });
        return;
      case 'progressed':
        this.events.emit('progressed', { runId: message.runId, progress: message.progress });
        return;
      case 'stopping':
        if (this.#active.markStopping(message.runId)) this.#move(message.runId, STOPPING);
        return;
      case 'finished':
        if (message.end.kind === 'never_began') this.#startAnew(message.runId);
        else this.#settle(message.runId, message.end);
        return;
      default:
        assertNever(message);
    }
  }

  #recoverAll(runIds: readonly RunId[]): void {
    for (const runId of runIds)
      this.#retrier.attempt(`recovery ${runId}`, () => this.#recover(this.#get(runId)));
    this.drain();
  }

  #recover(run: Run): void {
    const { runStore, workerHost, runsDir, now } = this.#options;
    const launch = runStore.launchOf(run.id);
    const launchFileExists = existsSync(join(runsDir, String(run.id), 'launch.sh'));
    const decision = decideRecovery(run, launch, launchFileExists);
    switch (decision.kind) {
      case 'queue':
        this.#queueAgain(run);
        return;
      case 'adopt':
        this.#active.occupy(run, true);
        workerHost.adopt(decision.spec, decision.process, run.startedAtMs ?? now(), []);
        if (decision.spec.stopWithApp) workerHost.stop(run.id, 'app_quit', 0);
        return;
      case 'vanished':
        this.#settle(run.id, { kind: 'vanished', stop: null, logBytes: 0, endedAtMs: now() });
        return;
      default:
        assertNever(decision);
    }
  }

  /** Its task may have been deleted meanwhile. */
  #queueAgain(run: Run): void {
    const task = this.#options.taskStore.get(run.taskId);
    if (run.state === 'running')
      this.#move(run.id, {
        ...NO_FREE_SLOT,
        state: 'queued',
        startedAtMs: null,
        logFilename: null,
      });
    this.#active.queue(run.id, task);
    if (task.deletedAtMs !== null) this.cancelWaiting(task.id);
  }

  /** What it left is removed first, so that no late starter finds it. */
  #startAnew(runId: RunId): void {
    removeControlFolder(this.#options.runsDir, runId);
    const run = this.#get(runId);
    if (run.state === 'running') this.#queueAgain(run);
    this.drain();
  }

  #settle(runId: RunId, end: SettlingEnd): void {
    const { runStore } = this.#options;
    const run = runStore.get(runId);
    if (isActive(run.state)) {
      const adopted = this.#active.running(runId)?.adopted ?? true;
      this.#move(runId, toSettledRow(run, end, runStore.launchOf(runId), adopted));
    }
    this.#active.remove(runId);
    removeControlFolder(this.#options.runsDir, runId);
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
