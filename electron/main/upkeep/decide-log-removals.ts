/** Which logs go: beyond an age, a number for each task, a size of all together. */

import type { TaskId } from '../../shared/task.ts';
import type { KeptLog, OwnLogLimits } from '../store/retention.ts';

export interface LogLimits {
  readonly keepMs: number;
  readonly keepPerTask: number;
  readonly keepBytes: number;
  /** Of tasks that have limits of their own, before the first two. */
  readonly own: ReadonlyMap<TaskId, OwnLogLimits>;
}

/**
 * A task's newest success and newest failure keep their logs whatever their age and number; for
 * the size of all together they go last.
 *
 * @param logs of runs that have ended, in any order
 * @returns those to remove, oldest first
 */
export function decideLogRemovals(
  logs: readonly KeptLog[],
  limits: LogLimits,
  nowMs: number,
): readonly KeptLog[] {
  const oldestFirst = [...logs].sort((a, b) => a.endedAtMs - b.endedAtMs || a.runId - b.runId);
  const excess = beyondCount(oldestFirst, limits);
  const isOutdated = (log: KeptLog) =>
    !log.isLastOutcome && (log.endedAtMs < nowMs - keepMsOf(log, limits) || excess.has(log));
  const outdated = new Set(oldestFirst.filter(isOutdated));
  const rest = oldestFirst.filter((log) => !outdated.has(log));
  let excessBytes = rest.reduce((sum, { bytes }) => sum + bytes, 0) - limits.keepBytes;
  const byWorth = [
    ...rest.filter(({ isLastOutcome }) => !isLastOutcome),
    ...rest.filter(({ isLastOutcome }) => isLastOutcome),
  ];
  for (const log of byWorth) {
    if (excessBytes <= 0) break;
    outdated.add(log);
    excessBytes -= log.bytes;
  }
  return oldestFirst.filter((log) => outdated.has(log));
}

function keepMsOf({ taskId }: KeptLog, { own, keepMs }: LogLimits): number {
  return own.get(taskId)?.keepMs ?? keepMs;
}

/** All but the newest so many of each task. */
function beyondCount(
  oldestFirst: readonly KeptLog[],
  { own, keepPerTask }: LogLimits,
): ReadonlySet<KeptLog> {
  const countByTask = new Map<number, number>();
  const beyond = oldestFirst.toReversed().filter(({ taskId }) => {
    const count = (countByTask.get(taskId) ?? 0) + 1;
    countByTask.set(taskId, count);
    return count > (own.get(taskId)?.keepCount ?? keepPerTask);
  });
  return new Set(beyond);
}
