/** Joins store, schedule and run into the part of CronPilot that needs no desktop. */

import { EventEmitter } from 'node:events';
import { join } from 'node:path';

import { say, sayEnglish, type Wording } from '../shared/phrase.ts';
import type { Pause } from '../shared/status.ts';
import { bootNow } from './boot-clock.ts';
import type { EngineEvents, EngineOptions } from './engine-options.ts';
import { createAlerts } from './create-alerts.ts';
import { createExplainer } from './create-explainer.ts';
import { createRunStore } from './create-run-store.ts';
import { createTriggers } from './create-triggers.ts';
import type { Explainer } from './explain/explainer.ts';
import type { Alerts } from './notify/alerts.ts';
import { PauseControl } from './pause-control.ts';
import { RunEnvironment } from './run-environment.ts';
import { admitDue } from './run/admit-due.ts';
import { FreshnessWatch } from './run/freshness-watch.ts';
import { ProgressBoard } from './run/progress-board.ts';
import { RunService } from './run/run-service.ts';
import { WorkerHost } from './run/worker-host.ts';
import { MAX_TICK_MS } from './schedule/clock-watch.ts';
import { Scheduler } from './schedule/scheduler.ts';
import { realClock } from './real-clock.ts';
import { FactStore } from './store/fact-store.ts';
import { LedgerStore } from './store/ledger-store.ts';
import { DayStore } from './store/day-store.ts';
import { InstanceLock } from './store/instance-lock.ts';
import { OccurrenceStore } from './store/occurrence-store.ts';
import type { Database } from './store/database.ts';
import { openDatabase } from './store/open-database.ts';
import type { RunStore } from './store/run-store.ts';
import { SuccessStore } from './store/success-store.ts';
import { TaskStore } from './store/task-store.ts';
import type { Triggers } from './trigger/triggers.ts';
import { type CreatedUpkeep, createUpkeep } from './upkeep/create-upkeep.ts';
import { Uptime } from './uptime.ts';

/** The scheduler looks often enough for a worker to be there before its first run is due. */
const WARM_AHEAD_MS = 2 * MAX_TICK_MS;
/** To start the login shell holds everything for some ms, which tray and window have first. */
const SHELL_DELAY_MS = 50;

export class Engine {
  readonly events = new EventEmitter<EngineEvents>();
  readonly taskStore: TaskStore;
  readonly runStore: RunStore;
  readonly dayStore: DayStore;
  readonly runService: RunService;
  readonly progressBoard: ProgressBoard;
  readonly freshness: FreshnessWatch;
  readonly scheduler: Scheduler;
  readonly triggers: Triggers;
  readonly explainer: Explainer;
  readonly alerts: Alerts;
  readonly environment: RunEnvironment;
  readonly #options: EngineOptions;
  readonly #lock: InstanceLock;
  readonly #database: Database;
  readonly #ledgerStore: LedgerStore;
  readonly #pause: PauseControl;
  readonly #uptime: Uptime;
  readonly #workerHost: WorkerHost;
  readonly #upkeep: CreatedUpkeep;
  /** What the start did to the database. */
  readonly #notes: readonly Wording[];
  #isStopped = false;

  /**
   * @throws AppError `conflict` when another CronPilot uses the data folder, `unavailable` when the
   * database cannot be opened; nothing was changed then.
   */
  constructor(options: EngineOptions) {
    this.#options = options;
    const { paths, settings, log } = options;
    this.#lock = InstanceLock.acquire(join(paths.dataDir, 'instance.lock'));
    const { database, notes } = openDatabase({ ...paths, nowMs: Date.now() });
    this.#database = database;
    this.#notes = notes;
    for (const note of notes) log.warn(sayEnglish(note));
    this.taskStore = new TaskStore(this.#database);
    const { runStore, chainStore, markStore } = createRunStore(database);
    this.runStore = runStore;
    const stores = { database, taskStore: this.taskStore, runStore };
    this.dayStore = new DayStore(this.#database);
    this.#ledgerStore = new LedgerStore(this.#database);
    this.#pause = new PauseControl(options, database, () => this.events.emit('pauseChanged'));
    this.#uptime = new Uptime(this.#database, (text) => log.warn(text));
    this.#workerHost = new WorkerHost({
      ...options,
      log: (text) => log.warn(text),
    });
    const onProblem = () => this.events.emit('problemsChanged');
    this.environment = new RunEnvironment({ ...options, ...paths, ...stores, onProblem });
    this.runService = this.#createRunService();
    this.progressBoard = new ProgressBoard(this.runService.events);
    this.freshness = new FreshnessWatch({
      database: this.#database,
      runEvents: this.runService.events,
      clock: realClock,
      onChanged: () => this.events.emit('problemsChanged'),
      log: (text) => log.warn(text),
    });
    this.scheduler = this.#createScheduler();
    const { runService, freshness, scheduler, environment, events } = this;
    const heard = { ...stores, runService, events };
    this.triggers = createTriggers({ ...heard, chainStore, pause: () => this.pause }, options);
    this.explainer = createExplainer({ ...options, ...stores, triggers: this.triggers });
    this.alerts = createAlerts({ ...heard, markStore, freshness, scheduler, environment }, options);
    this.#upkeep = this.#createUpkeep();
    settings.events.on('changed', () => this.#settingsChanged());
  }

  /**
   * Adopts what an earlier CronPilot left running, then starts the schedules. Returns when that is
   * done, which it is at once where no secret is stored.
   */
  async start(): Promise<void> {
    setTimeout(() => void this.refreshEnvironment(), SHELL_DELAY_MS);
    if (this.environment.secrets.isLocked) await this.environment.openSecrets();
    if (this.#isStopped) return;
    this.#upkeep.diskWatch.look();
    this.alerts.start();
    this.runService.recover();
    this.freshness.start();
    this.scheduler.start();
    this.triggers.start();
    this.#uptime.start();
    this.#pause.start();
    this.#upkeep.upkeep.start();
  }

  /** Stops schedules and workers. Runs go on for the next start to adopt, but for those set to stop. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.environment.loginEnv.stop();
    this.#pause.stop();
    this.scheduler.stop();
    this.freshness.stop();
    await this.#upkeep.upkeep.stop();
    await this.triggers.stop();
    await this.runService.close();
    await this.#workerHost.shutdown();
    await this.alerts.stop();
    this.#uptime.stop();
    this.#database.close();
    this.#lock.release();
  }

  /** For the start, a change of the settings and the end of a sleep: asks the shell seldom enough. */
  async refreshEnvironment(): Promise<void> {
    await this.environment.refreshIfOld();
    if (!this.#isStopped) this.runService.reviewStarts();
  }

  /** Call after each stored change of a task. */
  taskChanged(taskId: number): void {
    this.scheduler.refreshTask(taskId);
    this.#warmWorker();
    this.triggers.taskChanged(taskId);
    this.freshness.taskChanged(taskId);
    this.runService.taskChanged(this.taskStore.get(taskId));
    this.events.emit('taskChanged', taskId);
  }

  /** The user wants to hear no more of a failed or missed run, or wants to again. */
  setDismissed(runId: number, isDismissed: boolean): void {
    const { id } = this.runStore.get(runId);
    if (isDismissed) this.dayStore.dismiss(id, Date.now());
    else this.dayStore.recall(id);
    this.events.emit('attentionChanged');
  }

  /** Holds all schedules, or lets them go on with null. What falls due meanwhile leaves a row. */
  setPause(pause: Pause | null): void {
    this.#pause.set(pause);
  }

  /** The system said that the computer goes to sleep, or that it woke up. */
  powerChanged(change: 'suspend' | 'resume'): void {
    if (change === 'suspend') return this.#uptime.suspended();
    this.scheduler.wake('resume');
    this.#uptime.resumed();
    this.alerts.review();
  }

  /** What clients of the engine work with. */
  get parts() {
    const { taskStore, runStore, dayStore, runService, progressBoard, scheduler } = this;
    const { freshness, triggers, explainer, environment, alerts } = this;
    const { backups, deletedTasks } = this.#upkeep;
    const stores = { taskStore, runStore, dayStore, ledgerStore: this.#ledgerStore };
    const services = { runService, progressBoard, freshness, scheduler, triggers, explainer };
    const own = { backups, deletedTasks, environment, alerts };
    return { database: this.#database, ...stores, ...services, ...own };
  }

  /** Sentences for the user about CronPilot itself. */
  get problems(): readonly string[] {
    const { environment, triggers, alerts } = this;
    const upkeepProblems = this.#upkeep.problems();
    const ownProblems = [...this.#notes.map(say), ...environment.problems, ...triggers.problems];
    return [...ownProblems, ...alerts.problems, ...upkeepProblems];
  }

  /** The pause in force; one whose time has come counts as none. */
  get pause(): Pause | null {
    return this.#pause.current;
  }

  #warmWorker(): void {
    const [next] = this.scheduler.nextFires(1);
    if (next && next.fireAtMs < Date.now() + WARM_AHEAD_MS && !this.pause) this.#workerHost.warm();
  }

  #settingsChanged(): void {
    this.runService.reviewStarts();
    this.alerts.review();
    void this.refreshEnvironment();
  }

  #createRunService(): RunService {
    const { paths, settings, log } = this.#options;
    return new RunService({
      ...this.#options,
      ...paths,
      secrets: this.environment.secrets,
      baseEnv: () => this.environment.loginEnv.current,
      canStart: () => this.environment.loginEnv.isReady,
      database: this.#database,
      runStore: this.runStore,
      taskStore: this.taskStore,
      successStore: new SuccessStore(this.#database),
      workerHost: this.#workerHost,
      settings: () => settings.get(),
      pause: () => this.pause,
      ...realClock,
      random: Math.random,
      log: (text) => log.warn(text),
    });
  }

  #createScheduler(): Scheduler {
    const occurrenceStore = new OccurrenceStore(this.#database);
    return new Scheduler({
      taskStore: this.taskStore,
      factStore: new FactStore(this.#database),
      occurrenceStore,
      lastAliveMs: this.#uptime.lastAliveMs,
      ...realClock,
      bootNow,
      pace: () => this.#options.settings.get(),
      pausesAfter: (taskId, ms) => this.#pause.afterFor(this.taskStore.get(taskId), ms),
      onSlept: (fromMs, toMs) => {
        this.#uptime.slept(fromMs, toMs);
        this.runService.postponeCatchUps();
      },
      onSetBack: (byMs) => this.runService.clockSetBack(byMs),
      onDue: (due, advance) =>
        admitDue(due, advance, {
          runService: this.runService,
          runStore: this.runStore,
          occurrenceStore,
          taskOf: (taskId) => this.taskStore.get(taskId),
          ...this.#pause.holds,
          nowMs: Date.now(),
        }),
      onAwake: (awakeAtMs) => this.triggers.woken(awakeAtMs),
      onTick: () => {
        this.#warmWorker();
        this.alerts.ticked();
      },
      log: (text) => this.#options.log.warn(text),
    });
  }

  #createUpkeep(): CreatedUpkeep {
    return createUpkeep({
      ...this.#options,
      ...this.#options.paths,
      database: this.#database,
      runStore: this.runStore,
      runService: this.runService,
      settings: () => this.#options.settings.get(),
      now: Date.now,
      onChanged: () => this.events.emit('upkeepChanged'),
      notify: ({ title, body }) => this.alerts.tell(title, body),
    });
  }
}
