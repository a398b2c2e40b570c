/** Listens to runs and hands on what the user is to be told about them. */

import type { EventEmitter } from 'node:events';

import { isFailure, isOutcome, type Run, type RunId } from '../../shared/run.ts';
import type { StaleTask } from '../../shared/status.ts';
import type { FreshnessEvents } from '../run/freshness-watch.ts';
import type { RunService } from '../run/run-service.ts';
import type { FreshnessContract } from '../store/freshness-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Task } from '../../shared/task.ts';
import type { TaskStore } from '../store/task-store.ts';
import { freshNotice, staleNotice } from './freshness-notice.ts';
import { decideDurationNotice, decideNotice, MAX_HISTORY, type Notice, streak } from './rules.ts';

export interface NotifierOptions {
  readonly events: Pick<RunService['events'], 'on' | 'off'>;
  readonly freshness: Pick<EventEmitter<FreshnessEvents>, 'on' | 'off'>;
  readonly runStore: Pick<
    RunStore,
    'active' | 'find' | 'isRetried' | 'outcomesOf' | 'usualDurationMs'
  >;
  readonly taskStore: Pick<TaskStore, 'get'>;
  /** False while the user wants no notifications at all. */
  readonly enabled: () => boolean;
  readonly now: () => number;
  readonly show: (notice: Notice) => void;
}

/** Enough to see past runs of the same task that ended at about the same time. */
const SHORT_HISTORY = 32;
/** Runs remembered as told, so that a later change to a row tells nothing twice. */
const MAX_TOLD = 1_000;

export class Notifier {
  readonly #options: NotifierOptions;
  readonly #told = new Set<RunId>();
  /** Running runs that were told to be slow. */
  readonly #slow = new Set<RunId>();
  readonly #onStale = (task: StaleTask): void => this.#stale(task);
  readonly #onFresh = (task: FreshnessContract): void => this.#fresh(task);
  readonly #onChanged = (run: Run): void => this.#changed(run);

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** Of what an earlier CronPilot left running, that one has told already. */
  start(): void {
    for (const { id, durationWarning } of this.#options.runStore.active())
      if (durationWarning !== null) this.#slow.add(id);
    this.#options.events.on('changed', this.#onChanged);
    this.#options.freshness.on('stale', this.#onStale);
    this.#options.freshness.on('fresh', this.#onFresh);
  }

  stop(): void {
    this.#options.events.off('changed', this.#onChanged);
    this.#options.freshness.off('stale', this.#onStale);
    this.#options.freshness.off('fresh', this.#onFresh);
  }

  #changed(run: Run): void {
    if (run.state === 'running' && run.durationWarning !== null && !this.#slow.has(run.id)) {
      this.#slow.add(run.id);
      this.#tell(run, (task) => this.#durationNotice(run, task));
    }
    if (run.state !== 'running') this.#slow.delete(run.id);
    if (isOutcome(run.state)) this.#consider(run);
    // What was to follow a failure does not: now the failure is the last word.
    const retried = isGivenUp(run) && this.#options.runStore.find(run.retryOfRunId);
    if (retried && isOutcome(retried.state)) this.#consider(retried);
  }

  /** A failure that is tried again keeps quiet; the last attempt speaks for all of them. */
  #consider(run: Run): void {
    if (this.#told.has(run.id) || this.#options.runStore.isRetried(run.id)) return;
    this.#remember(run.id);
    const decide = (task: Task): Notice | null =>
      decideNotice(this.#history(run), task, this.#options.now()) ??
      this.#durationNotice(run, task);
    this.#tell(run, decide);
  }

  #stale(stale: StaleTask): void {
    this.#tell(stale, ({ notifyOnFailure }) =>
      notifyOnFailure ? staleNotice(stale, this.#options.now()) : null,
    );
  }

  /** The end of a streak of failures says as much. */
  #fresh({ taskId, taskName }: FreshnessContract): void {
    const { runStore } = this.#options;
    const [, before] = runStore.outcomesOf(taskId, 2);
    const isRecovery = before !== undefined && isFailure(before.state);
    this.#tell({ taskId }, ({ notifyOnRecovery }) =>
      notifyOnRecovery && !isRecovery ? freshNotice(taskName) : null,
    );
  }

  /** Nothing of a deleted task, and nothing while the user wants no notifications. */
  #tell({ taskId }: Pick<Run, 'taskId'>, decide: (task: Task) => Notice | null): void {
    if (!this.#options.enabled()) return;
    const task = this.#options.taskStore.get(taskId);
    const notice = task.deletedAtMs === null ? decide(task) : null;
    if (notice) this.#options.show(notice);
  }

  #durationNotice(run: Run, task: Task): Notice | null {
    if (run.durationWarning === null) return null;
    const { runStore, now } = this.#options;
    const before = runStore.outcomesOf(run.taskId, 2).find(({ id }) => id !== run.id) ?? null;
    return decideDurationNotice(run, before, task, runStore.usualDurationMs(run.taskId), now());
  }

  #remember(runId: RunId): void {
    this.#told.add(runId);
    const [oldest] = this.#told;
    if (this.#told.size > MAX_TOLD && oldest !== undefined) this.#told.delete(oldest);
  }

  /** Latest end first, `run` in front: the store's order is that of the starts. */
  #history(run: Run): readonly Run[] {
    const { runStore } = this.#options;
    const history = orderByEnd(runStore.outcomesOf(run.taskId, SHORT_HISTORY), run);
    const isStreakOpen = streak(history.slice(1)).length >= SHORT_HISTORY - 1;
    return isStreakOpen ? orderByEnd(runStore.outcomesOf(run.taskId, MAX_HISTORY), run) : history;
  }
}

/** Not by the user, who knows then. */
function isGivenUp(run: Run): run is Run & { readonly retryOfRunId: RunId } {
  if (run.retryOfRunId === null) return false;
  return run.state === 'skipped' || run.reasonCode === 'retry_superseded';
}

function orderByEnd(outcomes: readonly Run[], latest: Run): readonly Run[] {
  const others = outcomes.filter(({ id }) => id !== latest.id);
  others.sort((a, b) => (b.finishedAtMs ?? 0) - (a.finishedAtMs ?? 0) || b.id - a.id);
  return [latest, ...others];
}
