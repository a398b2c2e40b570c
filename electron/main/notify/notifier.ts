/** Listens to runs, decides what the user is to be told about them, and stores it as messages. */

import type { EventEmitter } from 'node:events';

import { isFailure, isOutcome, type Run, type RunId, runStates } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { StaleTask } from '../../shared/status.ts';
import type { Task } from '../../shared/task.ts';
import { inUserLanguage } from '../language.ts';
import type { FreshnessEvents } from '../run/freshness-watch.ts';
import { Retrier } from '../run/retrier.ts';
import type { RunService } from '../run/run-service.ts';
import { type AlertMarkStore, isGivenUp } from '../store/alert-mark-store.ts';
import type { Database } from '../store/database.ts';
import type { FreshnessContract } from '../store/freshness-store.ts';
import type { MessageStore } from '../store/message-store.ts';
import type { MuteStore } from '../store/mute-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import { freshNotice, staleNotice } from './freshness-notice.ts';
import { decideMissedNotice, MISSED_HISTORY } from './missed-rule.ts';
import type { Notice } from './notice.ts';
import { decideMessages } from './routes.ts';
import {
  completionNotice,
  decideDurationNotice,
  decideNotice,
  MAX_HISTORY,
  streak,
} from './rules.ts';

export interface NotifierOptions {
  readonly database: Database;
  readonly events: Pick<RunService['events'], 'on' | 'off'>;
  readonly freshness: Pick<EventEmitter<FreshnessEvents>, 'on' | 'off'>;
  readonly runStore: Pick<
    RunStore,
    'find' | 'hasFailed' | 'isRetried' | 'list' | 'outcomesOf' | 'usualDurationMs'
  >;
  readonly taskStore: Pick<TaskStore, 'get'>;
  readonly markStore: AlertMarkStore;
  readonly messageStore: MessageStore<Notice>;
  readonly muteStore: MuteStore;
  readonly settings: () => Settings;
  /** A sentence of a run's log on its failure; null when it says nothing. */
  readonly logReasonOf: (run: Run) => string | null;
  readonly now: () => number;
  /** Messages were stored. */
  readonly onMessages: () => void;
  readonly log: (message: string) => void;
}

/** Enough to see past runs of the same task that ended at about the same time. */
const SHORT_HISTORY = 32;
/** Marks of which nothing came are taken out together, since each commit waits for the disk. */
const SETTLE_MS = 5_000;

const LASTING_STATES = runStates.filter((state) => isOutcome(state) || state === 'missed');

export class Notifier {
  readonly #options: NotifierOptions;
  readonly #retrier: Retrier;
  /** Looked at, while their marks are still in the store. */
  readonly #settled = new Set<RunId>();
  #settleTimer: NodeJS.Timeout | undefined;
  /** Runs of an earlier CronPilot that are still to be looked at. */
  readonly #left = new Set<RunId>();
  readonly #onStale = (task: StaleTask): void => this.#stale(task);
  readonly #onFresh = (task: FreshnessContract): void => this.#fresh(task);
  readonly #onChanged = (run: Run): void => this.#changed(run);

  constructor(options: NotifierOptions) {
    this.#options = options;
    this.#retrier = new Retrier(options.log);
  }

  /** Looks first at what an earlier CronPilot had no time for. */
  start(): void {
    const { markStore, runStore } = this.#options;
    const marked = markStore.all();
    const left = marked.map((runId) => runStore.find(runId)).filter((run) => run !== null);
    for (const { id } of left) this.#left.add(id);
    this.#settle(marked.filter((runId) => !this.#left.has(runId)));
    for (const run of left.sort(byEnd)) {
      this.#left.delete(run.id);
      this.#attempt(run);
    }
    this.#options.events.on('changed', this.#onChanged);
    this.#options.freshness.on('stale', this.#onStale);
    this.#options.freshness.on('fresh', this.#onFresh);
  }

  stop(): void {
    this.#options.events.off('changed', this.#onChanged);
    this.#options.freshness.off('stale', this.#onStale);
    this.#options.freshness.off('fresh', this.#onFresh);
    this.#removeSettled();
    this.#retrier.stop();
  }

  #changed(run: Run): void {
    const isMarked = this.#options.markStore.has(run.id) && !this.#settled.has(run.id);
    if (isMarked) this.#attempt(run);
  }

  #attempt(run: Run): void {
    this.#retrier.attempt(`alerts of run ${run.id}`, () => {
      const task = this.#options.taskStore.get(run.taskId);
      const notices = inUserLanguage(() => this.#noticesOf(run, task));
      // Its end is marked anew.
      const isOver = run.state !== 'running';
      if (this.#tell(notices, task, [run.id])) return;
      if (isOver) this.#settle([run.id]);
      else this.#options.markStore.remove([run.id]);
    });
  }

  #noticesOf(run: Run, task: Task): readonly Notice[] {
    const { runStore, now } = this.#options;
    if (run.state === 'missed') {
      const filter = { taskId: task.id, states: LASTING_STATES, beforeRunId: run.id };
      const rowsBefore = () => runStore.list({ ...filter, limit: MISSED_HISTORY });
      return present([decideMissedNotice(run, rowsBefore, task, now())]);
    }
    if (run.state === 'running') return present([this.#durationNotice(run, task)]);
    if (isOutcome(run.state)) return this.#outcomeNotices(run, task);
    // What was to follow a failure does not: now the failure is the last word.
    const retried = isGivenUp(run) ? runStore.find(run.retryOfRunId) : null;
    return retried && isOutcome(retried.state) ? this.#outcomeNotices(retried, task) : [];
  }

  /** A failure that is tried again keeps quiet; the last attempt speaks for all of them. */
  #outcomeNotices(run: Run, task: Task): readonly Notice[] {
    const nowMs = this.#options.now();
    if (isFailure(run.state) && this.#options.runStore.isRetried(run.id)) return [];
    const worded = this.#wordedByLog(run);
    const history = this.#history(worded, task);
    const news = decideNotice(history, task, nowMs) ?? this.#durationNotice(run, task);
    return present([news, completionNotice(worded, task, nowMs)]);
  }

  /** What the program said itself tells more than its exit code. */
  #wordedByLog(run: Run): Run {
    const isPlainExit = run.reasonCode === 'exit_code' || run.reasonCode === 'signal';
    if (!isFailure(run.state) || !isPlainExit) return run;
    const reason = this.#options.logReasonOf(run);
    return reason === null ? run : { ...run, reason, reasonWording: null };
  }

  #stale(stale: StaleTask): void {
    const task = this.#options.taskStore.get(stale.taskId);
    const notice = inUserLanguage(() => staleNotice(stale, this.#options.now()));
    this.#tell([notice], task, []);
  }

  /** The end of a streak of failures says as much. */
  #fresh({ taskId, taskName }: FreshnessContract): void {
    const [, before] = this.#options.runStore.outcomesOf(taskId, 2);
    if (before !== undefined && isFailure(before.state)) return;
    const notice = inUserLanguage(() => freshNotice(taskId, taskName));
    this.#tell([notice], this.#options.taskStore.get(taskId), []);
  }

  /**
   * Messages and marks in one transaction: a crash neither loses nor doubles any.
   *
   * @returns false when there was nothing to store
   */
  #tell(notices: readonly Notice[], task: Task, marks: readonly RunId[]): boolean {
    const { database, markStore, messageStore, muteStore, settings, now } = this.#options;
    if (task.deletedAtMs !== null) return false;
    const nowMs = now();
    const mutedUntilMs = muteStore.untilMs(task.id, nowMs);
    const question = { task, settings: settings(), mutedUntilMs, nowMs };
    const messages = decideMessages(notices, question);
    if (messages.length === 0) return false;
    database.transaction(() => {
      for (const message of messages) messageStore.add(message);
      markStore.remove(marks);
    });
    this.#options.onMessages();
    return true;
  }

  #durationNotice(run: Run, task: Task): Notice | null {
    if (run.durationWarning === null) return null;
    const { runStore, now } = this.#options;
    const before = runStore.outcomesOf(run.taskId, 2).find(({ id }) => id !== run.id) ?? null;
    return decideDurationNotice(run, before, task, runStore.usualDurationMs(run.taskId), now());
  }

  #settle(runIds: readonly RunId[]): void {
    for (const runId of runIds) this.#settled.add(runId);
    if (this.#settled.size > 0)
      this.#settleTimer ??= setTimeout(() => this.#removeSettled(), SETTLE_MS).unref();
  }

  #removeSettled(): void {
    clearTimeout(this.#settleTimer);
    this.#settleTimer = undefined;
    if (this.#settled.size === 0) return;
    this.#retrier.attempt('marks of alerts', () => {
      this.#options.markStore.remove([...this.#settled]);
      this.#settled.clear();
    });
  }

  /** Latest end first, `run` in front: the store's order is that of the starts. */
  #history(run: Run, { overlapPolicy, maxInstances }: Task): readonly Run[] {
    const { runStore } = this.#options;
    if (!isFailure(run.state) && !runStore.hasFailed(run.taskId)) return [run];
    const read = (limit: number) => this.#orderByEnd(runStore.outcomesOf(run.taskId, limit), run);
    // As a rule there is no failure among those that can have ended last.
    const glance = read(overlapPolicy === 'allow' ? maxInstances + 1 : 2);
    if (!glance.some(({ state }) => isFailure(state))) return glance;
    const history = read(SHORT_HISTORY);
    const isStreakOpen = streak(history.slice(1)).length >= SHORT_HISTORY - 1;
    return isStreakOpen ? read(MAX_HISTORY) : history;
  }

  /** What nobody has looked at yet comes later. */
  #orderByEnd(outcomes: readonly Run[], latest: Run): readonly Run[] {
    const others = outcomes.filter(({ id }) => id !== latest.id && !this.#left.has(id));
    return [latest, ...others.sort((a, b) => byEnd(b, a))];
  }
}

function present(notices: readonly (Notice | null)[]): readonly Notice[] {
  return notices.filter((notice) => notice !== null);
}

function byEnd(a: Run, b: Run): number {
  return (a.finishedAtMs ?? 0) - (b.finishedAtMs ?? 0) || a.id - b.id;
}
