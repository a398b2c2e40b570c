/** Moves a waiting run to `running` in the store and makes what its worker needs. */

import type { Run, RunId } from '../../shared/run.ts';
import type { FromWorker, RunSpec } from '../../shared/worker-protocol.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { RunWriter } from './run-changes.ts';
import { logFilename } from './run-log.ts';
import { buildRunSpec, type RunSpecContext, toAdoptSpec } from './run-spec.ts';

type Started = Extract<FromWorker, { type: 'started' }>;

interface BeginContext extends RunSpecContext {
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly now: () => number;
}

/**
 * For use inside a transaction; the worker is told after the commit. The task's definition is that
 * of this moment, not of the request.
 */
export function beginRun(
  runId: RunId,
  write: RunWriter,
  context: BeginContext,
): { run: Run; spec: RunSpec } {
  const { runStore, taskStore, now } = context;
  const task = taskStore.get(runStore.get(runId).taskId);
  const startedAtMs = now();
  const run = write.update(runId, {
    state: 'running',
    taskRevision: task.revision,
    reasonCode: null,
    reason: null,
    relatedRunId: null,
    startedAtMs,
    logFilename: logFilename(task, runId, startedAtMs),
  });
  const spec = buildRunSpec(run, task, context);
  runStore.setLaunch(runId, {
    spec: toAdoptSpec(spec),
    process: null,
    successExitCodes: task.successExitCodes,
    outputFile: task.success.outputFile,
    watchDuration: task.watchDuration,
    locks: task.locks,
  });
  return { run, spec };
}

/** Keeps what a later CronPilot needs to find the process again. */
export function recordStart(
  { runId, process, startedAtMs }: Started,
  write: RunWriter,
  runStore: RunStore,
): void {
  const launch = runStore.launchOf(runId);
  if (launch) runStore.setLaunch(runId, { ...launch, process });
  write.update(runId, { startedAtMs, pid: process.pid });
}
