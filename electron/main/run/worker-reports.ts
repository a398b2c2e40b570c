/** Hears what the workers report of their runs, and stores or tells it. */

import { assertNever } from '../../shared/errors.ts';
import type { RunId } from '../../shared/run.ts';
import { recordStart } from './begin-run.ts';
import type { EndedRun, RunEnds } from './run-ends.ts';
import type { RunParts } from './run-parts.ts';
import type { RunRecovery } from './run-recovery.ts';
import { STOPPING } from './waiting-reasons.ts';
import type { WorkerReport } from './worker-host.ts';

type Started = Extract<WorkerReport, { type: 'started' }>;
type Finished = Extract<WorkerReport, { type: 'finished' }>;
type OtherReport =
  | Exclude<WorkerReport, Started | Finished>
  | (Finished & { readonly end: { readonly kind: 'never_began' } });

export class WorkerReports {
  readonly #parts: RunParts;
  readonly #recovery: RunRecovery;
  readonly #ends: RunEnds;

  constructor(parts: RunParts, recovery: RunRecovery, ends: RunEnds) {
    this.#parts = parts;
    this.#recovery = recovery;
    this.#ends = ends;
  }

  /** Until the worker host is shut down. */
  listen(): void {
    const { workerHost } = this.#parts;
    workerHost.events.on('reports', (reports) => this.#onReports(reports));
    workerHost.events.on('orphaned', (runIds) => this.#recovery.recover(runIds));
  }

  /** Starts are one transaction, and ends are one: each costs as much as the rows of a run. */
  #onReports(reports: readonly WorkerReport[]): void {
    const { started, rest, ended } = sortReports(reports);
    if (started.length > 0) this.#recordStarts(started);
    for (const report of rest)
      this.#parts.retrier.attempt(`${report.type} ${report.runId}`, () => this.#onReport(report));
    if (ended.length > 0) this.#settle(ended);
  }

  #recordStarts(started: readonly Started[]): void {
    const { active, changes, runStore, retrier } = this.#parts;
    retrier.attempt(`started ${idsOf(started)}`, () => {
      const running = started.filter(({ runId }) => active.running.has(runId));
      changes.commit((write) => {
        for (const report of running) recordStart(report, write, runStore);
      });
    });
  }

  /** One that cannot be settled keeps none of the others from it. */
  #settle(ended: readonly EndedRun[]): void {
    try {
      this.#parts.retrier.attempt(`finished ${idsOf(ended)}`, () => this.#ends.settle(ended));
    } catch (error) {
      if (ended.length === 1) throw error;
      for (const run of ended) setImmediate(() => this.#settle([run]));
    }
  }

  #onReport(report: OtherReport): void {
    const { active, changes } = this.#parts;
    const { runId } = report;
    switch (report.type) {
      case 'log_grew':
        changes.events.emit('logGrew', { runId, totalBytes: report.totalBytes });
        return;
      case 'progressed':
        changes.events.emit('progressed', { runId, progress: report.progress });
        return;
      case 'stopping':
        if (active.markStopping(runId)) changes.move(runId, STOPPING);
        return;
      case 'finished':
        this.#recovery.startAnew(runId);
        return;
      default:
        assertNever(report);
    }
  }
}

/** The start of a run that is over already is part of its end. */
function sortReports(reports: readonly WorkerReport[]) {
  const starts = new Map<RunId, Started>();
  const rest: OtherReport[] = [];
  const ended: EndedRun[] = [];
  for (const report of reports) {
    const { runId } = report;
    if (report.type === 'started') starts.set(runId, report);
    else if (report.type !== 'finished') rest.push(report);
    else if (report.end.kind === 'never_began') rest.push({ ...report, end: report.end });
    else {
      ended.push({ runId, end: report.end, startedAtMs: starts.get(runId)?.startedAtMs ?? null });
      starts.delete(runId);
    }
  }
  return { started: [...starts.values()], rest, ended };
}

function idsOf(runs: readonly { readonly runId: RunId }[]): string {
  return runs.map(({ runId }) => runId).join(', ');
}
