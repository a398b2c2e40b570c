/** A real worker host with real workers, for runs of every kind without store and schedule. */

import { existsSync, readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';

import { WorkerHost, type WorkerReport } from '../../electron/main/run/worker-host.ts';
import { sayEnglish } from '../../electron/shared/phrase.ts';
import type { RunEnd, RunSpec } from '../../electron/shared/worker-protocol.ts';
import { forks } from './forks.ts';
import { until } from './until.ts';

export class TaskStage {
  readonly host: WorkerHost;
  readonly reports: WorkerReport[] = [];

  /** Make it inside a test. */
  constructor() {
    this.host = new WorkerHost({ ...forks, log: () => undefined });
    this.host.events.on('reports', (reports) => this.reports.push(...reports));
    onTestFinished(() => this.host.shutdown());
  }

  async run(spec: RunSpec, timeoutMs?: number): Promise<RunEnd> {
    this.host.run([spec], Promise.resolve());
    return await this.end(spec, timeoutMs);
  }

  async end({ runId }: Pick<RunSpec, 'runId'>, timeoutMs = 60_000): Promise<RunEnd> {
    const finished = await until(
      () => this.of(runId, 'finished')[0],
      `the end of run ${runId}`,
      timeoutMs,
    );
    return finished.end;
  }

  /** Resolves with the pid of its process. */
  async started({ runId }: Pick<RunSpec, 'runId'>): Promise<number> {
    const started = await until(() => this.of(runId, 'started')[0], `the start of run ${runId}`);
    return started.process.pid;
  }

  async logged({ logPath }: Pick<RunSpec, 'logPath'>, text: string): Promise<void> {
    const look = () => existsSync(logPath) && readFileSync(logPath, 'utf8').includes(text);
    await until(look, `"${text}" in the log`);
  }

  of<T extends WorkerReport['type']>(
    runId: number,
    type: T,
  ): readonly Extract<WorkerReport, { type: T }>[] {
    return this.reports.filter(
      (report): report is Extract<WorkerReport, { type: T }> =>
        report.type === type && report.runId === runId,
    );
  }
}

/** Exit code, verdict and message in English. */
export function verdictOf(end: RunEnd): readonly unknown[] {
  if (end.kind !== 'exited') throw new Error(`Expected an exited run, got ${JSON.stringify(end)}`);
  const { exitCode, report } = end;
  return [exitCode, report?.succeeded ?? null, report?.message ? sayEnglish(report.message) : null];
}
