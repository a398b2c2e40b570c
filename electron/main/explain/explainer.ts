/** Answers "Why didn't it run?" for a row, for a moment, or for a task as it stands. */

import { formatDateTime } from '../../shared/duration.ts';
import type { Explanation } from '../../shared/explanation.ts';
import { t } from '../../shared/i18n.ts';
import type { Run, RunId } from '../../shared/run.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import { explainMoment, explainStandstill, holdAt } from './explain-moment.ts';
import { didRun, explainRow } from './explain-row.ts';
import { type FactSources, gatherMomentFacts, gatherRowFacts, MINUTE_MS } from './gather-facts.ts';

/** Rows looked through for the newest one that did not run. */
const RECENT_ROWS = 50;

export class Explainer {
  readonly #options: FactSources;

  constructor(options: FactSources) {
    this.#options = options;
  }

  /** @throws AppError `not_found` */
  explainRun(runId: RunId): Explanation {
    return this.#explainRow(this.#options.runStore.get(runId));
  }

  /**
   * @param atMs A moment, taken to the minute; null asks for what was last missed, or what keeps
   *   the task from running now.
   * @throws AppError `not_found`
   */
  explainTask(taskId: TaskId, atMs: number | null): Explanation {
    const task = this.#options.taskStore.get(taskId);
    return atMs === null ? this.#explainLately(task) : this.#explainMoment(task, atMs);
  }

  #explainRow(run: Run): Explanation {
    const task = this.#options.taskStore.get(run.taskId);
    return explainRow(gatherRowFacts(run, task, this.#options));
  }

  #explainMoment(task: Task, atMs: number): Explanation {
    const fromMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
    const toMs = fromMs + MINUTE_MS;
    const { ledgerStore } = this.#options;
    const rows = ledgerStore
      .schedulesOf(task.id)
      .flatMap(({ id }) => ledgerStore.rowOf(id, fromMs, toMs) ?? []);
    // Of schedules that are due at once, one may have run in place of the others.
    const row = rows.find(didRun) ?? rows[0] ?? ledgerStore.rowAt(task.id, fromMs, toMs);
    if (row) return this.#explainRow(row);
    return explainMoment(gatherMomentFacts(task, atMs, this.#options));
  }

  #explainLately(task: Task): Explanation {
    const hold = this.#options.triggerHold(task);
    if (hold) return { code: 'waiting', sentence: hold, evidence: [], runId: null };
    const rows = this.#options.ledgerStore.newestRowsOf(task.id, RECENT_ROWS);
    const lastRun = rows.find(didRun);
    const missed = rows.find((run) => !didRun(run));
    if (missed && (!lastRun || missed.id > lastRun.id)) return this.#explainRow(missed);
    const nowMs = this.#options.now();
    // What was changed in this very minute counts.
    const facts = { ...gatherMomentFacts(task, nowMs, this.#options), atMs: nowMs };
    return explainStandstill(facts) ?? this.#nothingMissed(task, lastRun ?? null);
  }

  #nothingMissed(task: Task, lastRun: Run | null): Explanation {
    const nowMs = this.#options.now();
    const nextMs = Math.min(
      ...task.storedSchedules.map((stored) => stored.nextFireAtMs ?? Infinity),
    );
    const lastMs = lastRun?.startedAtMs ?? null;
    const last = lastMs === null ? null : formatDateTime(lastMs, nowMs);
    const isDue = Number.isFinite(nextMs);
    const next = isDue ? formatDateTime(nextMs, nowMs) : null;
    const holds = isDue ? holdAt(gatherMomentFacts(task, nextMs, this.#options)) : [];
    return {
      code: 'nothing_missed',
      sentence: [t('Nothing was missed.'), lastAndNext(last, next), ...holds].join(' '),
      evidence: [],
      runId: lastRun?.id ?? null,
    };
  }
}

function lastAndNext(last: string | null, next: string | null): string {
  if (next === null) {
    return last === null ? t('It has not run yet.') : t('It last ran at {last}.', { last });
  }
  return last === null
    ? t('It has not run yet and is due next at {next}.', { next })
    : t('It last ran at {last} and is due next at {next}.', { last, next });
}
