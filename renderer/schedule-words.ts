/** Says in the window's language what starts a task. */

import { describeStarts, describeTriggers } from '../electron/shared/describe-triggers.ts';
import { currentLocale } from '../electron/shared/i18n.ts';
import type { TaskSummary } from '../electron/shared/ipc-contract.ts';
import type { Task } from '../electron/shared/task.ts';
import { queryClient } from './query-client.ts';

/** "Every day at 02:00; After Backup succeeds" */
export function startWords({ task, scheduleSentence }: TaskSummary): string {
  return currentLocale() === 'en' ? scheduleSentence : describeStarts(task, { find: findTask });
}

/** One for each of its triggers: "After Backup succeeds" */
export function triggerSentences({ triggers }: Task): readonly string[] {
  return describeTriggers(triggers, { find: findTask });
}

/** Of those that the window has read, the deleted ones not among them. */
function findTask(taskId: number): Task | null {
  const list = queryClient.getQueryData<readonly TaskSummary[]>(['tasks']);
  return list?.find(({ task }) => task.id === taskId)?.task ?? null;
}
