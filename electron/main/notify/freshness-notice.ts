/** Words the notices of tasks that have gone without a success for too long, and of those that have one again. */

import { formatDateTime, formatDuration } from '../../shared/duration.ts';
import type { StaleTask } from '../../shared/status.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Notice } from './notice.ts';

export function staleNotice(task: StaleTask, nowMs: number): Notice {
  const { taskId, taskName, freshnessMs, lastSuccessAtMs, sinceMs } = task;
  const expected = `one is expected every ${formatDuration(freshnessMs)}.`;
  const withoutMs = nowMs - (sinceMs - freshnessMs);
  return {
    kind: 'stale',
    title: `${taskName} has had no success for ${formatDuration(withoutMs)}`,
    body:
      lastSuccessAtMs === null
        ? `There never was one; ${expected}`
        : `The last one was ${formatDateTime(lastSuccessAtMs, nowMs)}; ${expected}`,
    taskId,
    taskName,
    runId: null,
    streakRunId: null,
  };
}

export function freshNotice(taskId: TaskId, taskName: string): Notice {
  return {
    kind: 'fresh',
    title: `${taskName} has succeeded again`,
    body: 'It had gone without a success for too long.',
    taskId,
    taskName,
    runId: null,
    streakRunId: null,
  };
}
