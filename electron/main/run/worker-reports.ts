/** Hears what the workers report of their runs, and stores or tells it. */

import { assertNever } from '../../shared/errors.ts';
import { recordStart } from './begin-run.ts';
import type { RunEnds } from './run-ends.ts';
import type { RunParts } from './run-parts.ts';
import type { RunRecovery } from './run-recovery.ts';
import { STOPPING } from './waiting-reasons.ts';
import type { WorkerReport } from './worker-host.ts';

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
    const { workerHost, retrier } = this.#parts;
    workerHost.events.on('message', (report) => {
      retrier.attempt(`${report.type} ${report.runId}`, () => this.#onReport(report));
    });
    workerHost.events.on('orphaned', (runIds) => this.#recovery.recover(runIds));
  }

  #onReport(report: WorkerReport): void {
    const { active, changes, runStore } = this.#parts;
    const { runId } = report;
    switch (report.type) {
      case 'started':
        if (active.running.has(runId))
          changes.commit((write) => recordStart(report, write, runStore));
        return;
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
        if (report.end.kind === 'never_began') this.#recovery.startAnew(runId);
        else this.#ends.settle(runId, report.end);
        return;
      default:
        assertNever(report);
    }
  }
}
