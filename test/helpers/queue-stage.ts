/** A real run service on real stores, whose clock a test moves and whose processes it ends. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { RunRequest } from '../../electron/main/run/new-run.ts';
import { RunService } from '../../electron/main/run/run-service.ts';
import { type WorkerHandle, WorkerHost } from '../../electron/main/run/worker-host.ts';
import { SuccessStore } from '../../electron/main/store/success-store.ts';
import type { Run, RunId, Trigger } from '../../electron/shared/run.ts';
import { defaultSettings } from '../../electron/shared/settings.ts';
import type { Pause } from '../../electron/shared/status.ts';
import { type Task, type TaskDraft, taskInputSchema } from '../../electron/shared/task.ts';
import type { FromWorker, StopCause, ToWorker } from '../../electron/shared/worker-protocol.ts';
import { FakeClock } from './fake-clock.ts';
import { makeTaskInput } from './make-task.ts';
import { openVault } from './open-vault.ts';
import { SetSurroundings } from './set-surroundings.ts';
import { tempDir } from './temp-dir.ts';

/** A process that goes on whatever becomes of CronPilot, until the test ends it. */
interface LiveProcess {
  /** Set once CronPilot wants it to end. */
  stop: StopCause | null;
}

/** Make it inside a test. */
export class QueueStage {
  readonly clock = new FakeClock(1_764_000_000_000);
  readonly processes = new Map<RunId, LiveProcess>();
  readonly surroundings = new SetSurroundings();
  readonly #dir = tempDir();
  readonly #stores = openVault({ dataDir: this.#dir });
  limit = 3;
  held: string | null = null;
  /** Of all schedules. */
  pause: Pause | null = null;
  /** Also those that end at once are told. */
  onChanged: (run: Run) => void = () => undefined;
  #service: RunService | null = null;
  /** Ends what is left of an earlier service. */
  #kill: () => void = () => undefined;
  #inbox: FromWorker[] = [];
  #deliver: (messages: readonly FromWorker[]) => void = () => undefined;

  constructor() {
    mkdirSync(join(this.#dir, 'runs'));
    this.restart();
  }

  get service(): RunService {
    if (!this.#service) throw new Error('There is no service');
    return this.#service;
  }

  get runStore() {
    return this.#stores.runStore;
  }

  /** As after a crash: the processes go on, everything else is forgotten. */
  restart(): void {
    this.#kill();
    this.#inbox = [];
    let isAlive = true;
    const timers = new Set<{ cancel(): void }>();
    const workerHost = new WorkerHost({
      log: () => undefined,
      fork: () => this.#worker(() => isAlive),
      forkTask: () => {
        throw new Error('No run here needs a process of its own');
      },
    });
    this.#service = this.#newService(workerHost, timers, () => isAlive);
    this.#kill = () => {
      isAlive = false;
      for (const timer of timers) timer.cancel();
    };
    this.service.events.on('changed', (run) => this.onChanged(run));
    this.service.holdStarts(this.held);
    this.service.recover();
    this.settle();
  }

  createTask(draft: Partial<TaskDraft>): Task {
    return this.#stores.taskStore.create(makeTaskInput(draft), this.clock.wallMs);
  }

  task(taskId: number): Task {
    return this.#stores.taskStore.get(taskId);
  }

  edit(taskId: number, change: Partial<TaskDraft>): void {
    const fields = Object.keys(makeTaskInput());
    const stored = Object.entries(this.task(taskId)).filter(([name]) => fields.includes(name));
    const input = taskInputSchema.parse({ ...Object.fromEntries(stored), ...change });
    this.#stores.taskStore.update(taskId, input, this.clock.wallMs);
    this.service.taskChanged(this.task(taskId));
    this.settle();
  }

  pauseTask(taskId: number, forMs: number): void {
    const nowMs = this.clock.wallMs;
    this.#stores.taskStore.setPause(taskId, nowMs + forMs, nowMs);
    this.service.taskChanged(this.task(taskId));
  }

  ask(taskId: number, trigger: Trigger, what: Partial<RunRequest> = {}): Run {
    const run = this.service.request({ task: this.task(taskId), trigger, ...what });
    this.settle();
    return run;
  }

  /** Their processes end together, by themselves or since they were told to. */
  end(runIds: readonly RunId[], exitCode: number): void {
    for (const runId of runIds) this.#end(runId, exitCode);
    this.settle();
  }

  #end(runId: RunId, exitCode: number): void {
    const process = this.processes.get(runId);
    if (!process) throw new Error(`Run ${runId} has no process`);
    this.processes.delete(runId);
    this.#inbox.push({
      type: 'finished',
      runId,
      end: {
        kind: 'exited',
        exitCode,
        stop: process.stop && { cause: process.stop, processCount: 1, survivors: [] },
        logBytes: 0,
        endedAtMs: this.clock.wallMs,
        findings: { hasMatch: null, forbiddenLine: null, outputFile: null, problem: null },
        report: null,
      },
    });
  }

  advance(ms: number): void {
    this.clock.advance(ms);
    this.settle();
  }

  /** Lets everything arrive that is on its way, together. */
  settle(): void {
    while (this.#inbox.length > 0) this.#deliver(this.#inbox.splice(0));
  }

  #worker(isAlive: () => boolean): WorkerHandle {
    const listeners: ((messages: readonly FromWorker[]) => void)[] = [];
    this.#deliver = (messages) => listeners.forEach((listener) => listener(messages));
    return {
      send: (message) => isAlive() && this.#obey(message),
      onMessage: (listener) => listeners.push(listener),
      onExit: () => undefined,
      kill: () => undefined,
    };
  }

  #obey(message: ToWorker): void {
    if (message.type === 'start') {
      const { runId } = message.spec;
      if (this.processes.has(runId)) throw new Error(`Run ${runId} was started twice`);
      this.processes.set(runId, { stop: null });
      const process = { pid: runId, startMark: null, bootId: null };
      this.#inbox.push({ type: 'started', runId, process, startedAtMs: this.clock.wallMs + 1 });
    } else if (message.type === 'stop') {
      const process = this.processes.get(message.runId);
      if (process) process.stop ??= message.cause;
    }
  }

  #newService(
    workerHost: WorkerHost,
    timers: Set<{ cancel(): void }>,
    isAlive: () => boolean,
  ): RunService {
    const { clock } = this;
    const dir = (name: string) => join(this.#dir, name);
    return new RunService({
      ...this.#stores,
      successStore: new SuccessStore(this.#stores.database),
      workerHost,
      logsDir: dir('logs'),
      runsDir: dir('runs'),
      venvsDir: dir('venvs'),
      pythonDir: dir('python'),
      homeDir: this.#dir,
      secrets: this.#stores.vault,
      // A restart postpones nothing, so that it changes no row.
      settings: () => ({
        ...defaultSettings,
        maxConcurrentRuns: this.limit,
        catchUpQuietMs: 0,
        catchUpEveryMs: 0,
      }),
      baseEnv: () => ({}),
      canStart: () => true,
      surroundings: {
        onBattery: this.surroundings.onBattery,
        isOnline: this.surroundings.isOnline,
        idleMs: this.surroundings.idleMs,
        onChange: (listener) => this.surroundings.onChange(() => isAlive() && listener()),
      },
      now: () => clock.wallMs,
      monotonicNow: () => clock.monotonicMs,
      setTimer: (callback, delayMs) => {
        const timer = clock.setTimer(callback, delayMs);
        timers.add(timer);
        return timer;
      },
      pause: () => this.pause,
      random: () => 0.5,
      log: (message) => {
        throw new Error(message);
      },
    });
  }
}
