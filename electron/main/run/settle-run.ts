/** Turns the end of a run into the row that stays, by the rules of its task and its earlier runs. */

import type { Run } from '../../shared/run.ts';
import type { RunEnd } from '../../shared/worker-protocol.ts';
import type { RunLaunch, RunStore } from '../store/run-store.ts';
import type { SuccessStore } from '../store/success-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import { decideDurationBand, decideDurationWarning } from './duration-band.ts';
import type { DurationWatch } from './duration-watch.ts';
import { namedProgram } from './named-program.ts';
import { decideOutcome, type OutcomeContext, type SettlingEnd } from './outcome.ts';

interface SettleContext {
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly successStore: SuccessStore;
  readonly durationWatch: DurationWatch;
  readonly homeDir: string;
}

/** @param adopted As in OutcomeContext. */
export function toSettledRow(
  run: Run,
  end: SettlingEnd,
  adopted: boolean,
  context: SettleContext,
): Partial<Run> {
  const launch = context.runStore.launchOf(run.id);
  const outcome = decideOutcome(end, outcomeContext(run, end, launch, adopted, context));
  const finishedAtMs = Math.max(end.endedAtMs, run.startedAtMs ?? 0);
  return {
    ...outcome,
    finishedAtMs,
    pid: null,
    logBytes: end.kind === 'start_failed' ? 0 : end.logBytes,
    ...(end.kind === 'exited' && { outputFileBytes: end.findings.outputFile?.sizeBytes ?? null }),
    ...(outcome.state === 'succeeded' &&
      launch?.watchDuration && {
        durationWarning: durationWarning({ ...run, finishedAtMs }, context),
      }),
  };
}

/** Of a run during which the computer slept, the time awake counts. */
function durationWarning(
  { id, taskId, startedAtMs, finishedAtMs }: Run,
  { successStore, durationWatch }: SettleContext,
): Run['durationWarning'] {
  if (startedAtMs === null || finishedAtMs === null) return null;
  const awakeMs = durationWatch.awakeMs(id) ?? Number.POSITIVE_INFINITY;
  const durationMs = Math.min(finishedAtMs - startedAtMs, awakeMs);
  return decideDurationWarning(durationMs, decideDurationBand(successStore.durationsMs(taskId)));
}

/** @param launch Null when the run was never handed to a worker. */
function outcomeContext(
  run: Run,
  end: SettlingEnd,
  launch: RunLaunch | null,
  adopted: boolean,
  { successStore, ...context }: SettleContext,
): OutcomeContext {
  const outputFile = launch?.outputFile ?? null;
  return {
    successExitCodes: launch?.successExitCodes ?? [0],
    stopWithApp: launch?.spec.stopWithApp ?? false,
    endsWithApp: launch?.spec.endsWithApp ?? false,
    timeoutMs: launch?.spec.timeoutMs ?? null,
    adopted,
    program: end.kind === 'exited' ? programOfRun(run, end, context) : null,
    checks: launch?.spec.checks ?? NO_CHECKS,
    outputFile,
    previousFileBytes: outputFile && successStore.outputFileBytes(run.taskId, outputFile.path),
  };
}

const NO_CHECKS = { mustMatch: null, mustNotMatch: null, outputFilePath: null };

function programOfRun(
  run: Run,
  { exitCode, report }: Extract<RunEnd, { kind: 'exited' }>,
  { taskStore, homeDir }: Pick<SettleContext, 'taskStore' | 'homeDir'>,
): string | null {
  if (exitCode === 0 || report) return null;
  const revision = taskStore.findRevision(run.taskId, run.taskRevision);
  return revision && namedProgram(revision.input.action, exitCode, homeDir);
}
