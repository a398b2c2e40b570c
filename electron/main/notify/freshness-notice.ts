/** Words the notices of tasks that have gone without a success for too long, and of those that have one again. */

import { formatDateTime, formatDuration } from '../../shared/duration.ts';
import { t } from '../../shared/i18n.ts';
import type { StaleTask } from '../../shared/status.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Notice } from './notice.ts';

export function staleNotice(task: StaleTask, nowMs: number): Notice {
  const { taskId, taskName, freshnessMs, lastSuccessAtMs, sinceMs } = task;
  const expected = formatDuration(freshnessMs);
  const withoutMs = nowMs - (sinceMs - freshnessMs);
  return {
    kind: 'stale',
    title: t('{task} has had no success for {duration}', {
      task: taskName,
      duration: formatDuration(withoutMs),
    }),
    body:
      lastSuccessAtMs === null
        ? t('There never was one; one is expected every {expected}.', { expected })
        : t('The last one was {when}; one is expected every {expected}.', {
            when: formatDateTime(lastSuccessAtMs, nowMs),
            expected,
          }),
    taskId,
    taskName,
    runId: null,
    streakRunId: null,
  };
}

export function freshNotice(taskId: TaskId, taskName: string): Notice {
  return {
    kind: 'fresh',
    title: t('{task} has succeeded again', { task: taskName }),
    body: t('It had gone without a success for too long.'),
    taskId,
    taskName,
    runId: null,
    streakRunId: null,
  };
}
