/** Moves a waiting run to `running` in the store and makes what its worker needs. */

import type { Run, RunId } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import type { FromWorker, RunSpec, StartFailed } from '../../shared/worker-protocol.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { RunWriter } from './run-changes.ts';
import { logFilename } from './run-log.ts';
import { RunRefused } from './run-refused.ts';
import { buildRunSpec, type RunSpecContext, toAdoptSpec } from './run-spec.ts';

type Started = Extract<FromWorker, { type: 'started' }>;

type SpecOrRefusal =
  | { readonly spec: RunSpec; readonly refusal: null }
  | { readonly spec: null; readonly refusal: StartFailed };
/** With a spec for its worker, or with the end of a run that cannot be started. */
export type Begun = { readonly run: Run } & SpecOrRefusal;

interface BeginContext extends RunSpecContext {
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly now: () => number;
}

/**
 * For use inside a transaction; the worker is told after the commit. The task's definition is that
 * of this moment, not of the request.
 */
export function beginRun(runId: RunId, write: RunWriter, context: BeginContext): Begun {
  const { runStore, taskStore, now } = context;
  const task = taskStore.get(runStore.get(runId).taskId);
  const startedAtMs = now();
  const run = write.update(runId, {
    state: 'running',
    taskRevision: task.revision,
    reasonCode: null,
    reason: null,
    reasonWording: null,
    relatedRunId: null,
    startedAtMs,
    logFilename: logFilename(task, runId, startedAtMs),
  });
  const built = specOrRefusal(run, task, context);
  if (built.spec) {
    runStore.setLaunch(runId, {
      spec: toAdoptSpec(built.spec),
      process: null,
      successExitCodes: task.successExitCodes,
      outputFile: task.success.outputFile,
      watchDuration: task.watchDuration,
      locks: task.locks,
      secrets: built.spec.secrets.length > 0 ? context.secrets.seal(built.spec.secrets) : null,
    });
  }
  return { run, ...built };
}

/** One that cannot be started takes nothing from the others. */
function specOrRefusal(run: Run, task: Task, context: BeginContext): SpecOrRefusal {
  try {
    return { spec: buildRunSpec(run, task, context), refusal: null };
  } catch (error) {
    if (!(error instanceof RunRefused)) throw error;
    const { reasonCode, wording: message } = error;
    const endedAtMs = context.now();
    return { spec: null, refusal: { kind: 'start_failed', reasonCode, message, endedAtMs } };
  }
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
