/** Answers the calls on what a task was before: its revisions, a way back, the deleted ones. */

import { describeSchedules } from '../../shared/describe-schedule.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { parseOrThrow } from '../../shared/parse.ts';
import { changeSentence, diffTask, type TaskRevisionSummary } from '../../shared/task-diff.ts';
import { type Task, taskInputSchema } from '../../shared/task.ts';
import type { TaskRevision } from '../store/task-store.ts';
import type { HandlerParts } from './handler-parts.ts';

type TaskHistoryCall = 'tasks.deleted' | 'tasks.erase' | 'tasks.revisions' | 'tasks.revert';

/** @param changed tells of a stored change and reads the task again */
export function taskHistoryHandlers(
  { taskStore, deletedTasks, scheduler, checkTask, now }: HandlerParts,
  changed: (task: Task) => Task,
): Pick<CallHandlers, TaskHistoryCall> {
  return {
    'tasks.erase': ({ taskId }) => deletedTasks.erase(taskId),
    'tasks.deleted': () => taskStore.deleted(),
    'tasks.revisions': ({ taskId, limit }) => {
      taskStore.get(taskId);
      // One more than asked for, to compare the oldest with.
      const revisions = taskStore.revisionsOf(taskId, limit + 1);
      return revisions
        .slice(0, limit)
        .map((revision, at) => summarise(revision, revisions[at + 1]));
    },
    'tasks.revert': ({ taskId, revision }) => {
      const old = parseOrThrow(taskInputSchema, taskStore.revision(taskId, revision).input);
      checkTask(old, taskId);
      scheduler.settle();
      const { revision: before, enabled } = taskStore.get(taskId);
      const reverted = taskStore.update(taskId, { ...old, enabled }, now());
      const isSame = reverted.revision === before;
      return changed(isSame ? taskStore.setEnabled(taskId, old.enabled, now()) : reverted);
    },
  };
}

function summarise(revision: TaskRevision, before: TaskRevision | undefined): TaskRevisionSummary {
  const changes = before ? diffTask(before.input, revision.input) : [];
  return {
    revision: revision.revision,
    createdAtMs: revision.createdAtMs,
    changes: changes.map((change) => ({
      ...change,
      sentence: changeSentence(change, describeSchedules),
    })),
  };
}
