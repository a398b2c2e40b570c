/** Answers the calls on task definitions. */

import { describeStarts } from '../../shared/describe-triggers.ts';
import type { CallHandlers, TaskSummary } from '../../shared/ipc-contract.ts';
import type { Run } from '../../shared/run.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import { decideTaskStats, MAX_STATS_RUNS } from '../today/decide-task-stats.ts';
import { changeTasks } from './change-tasks.ts';
import { mapInSlices } from './in-slices.ts';
import type { HandlerParts } from './handler-parts.ts';
import { RunSummaries } from './run-summaries.ts';
import { taskHistoryHandlers } from './task-history-handlers.ts';

type TaskCall = Extract<keyof CallHandlers, `tasks.${string}`>;

export function taskHandlers(parts: HandlerParts): Pick<CallHandlers, TaskCall> {
  const { taskStore, runStore, scheduler, now } = parts;
  const runSummaries = new RunSummaries(parts);
  const summarise = (task: Task): TaskSummary => ({
    task,
    scheduleSentence: describeStarts(task, taskStore),
    nextFireAtMs: nextFireAtMs(task),
    ...runSummaries.of(task.id),
  });
  /** Reads the task again, since the scheduler has stored its next fire times meanwhile. */
  const changed = (task: Task): Task => {
    parts.taskChanged(task.id);
    return taskStore.get(task.id);
  };
  return {
    'tasks.list': () => listTasks(parts, summarise),
    'tasks.get': ({ taskId }) => summarise(taskStore.get(taskId)),
    'tasks.create': (input) => {
      parts.checkTask(input, null);
      scheduler.settle();
      return changed(taskStore.create(input, now()));
    },
    'tasks.skipNext': ({ taskId, fireAtMs }) => parts.skipNext(taskId, fireAtMs),
    'tasks.restore': ({ taskId }) => {
      scheduler.settle();
      return changed(taskStore.restore(taskId, now()));
    },
    'tasks.explain': ({ taskId, atMs }) => parts.explainer.explainTask(taskId, atMs),
    'tasks.stats': ({ taskId }) => ({
      ...decideTaskStats(runStore.startedOf(taskStore.get(taskId).id, MAX_STATS_RUNS), now()),
      runCount: runStore.countOf(taskId),
    }),
    'tasks.webhookToken': ({ taskId }) => {
      const token = parts.triggers.webhooks.makeToken(taskId);
      return { token, path: `/hook/${token}` };
    },
    'tasks.samples': () => parts.samples(),
    ...editHandlers(parts, changed),
    ...taskHistoryHandlers(parts, changed),
  };
}

type EditCall = 'tasks.update' | 'tasks.setEnabled' | 'tasks.delete' | 'tasks.change';

function editHandlers(
  parts: HandlerParts,
  changed: (task: Task) => Task,
): Pick<CallHandlers, EditCall> {
  const { taskStore, scheduler, now } = parts;
  return {
    'tasks.update': ({ taskId, input, expectedRevision }) => {
      parts.checkTask(input, taskId);
      scheduler.settle();
      return changed(taskStore.update(taskId, input, now(), expectedRevision));
    },
    'tasks.setEnabled': ({ taskId, enabled }) => {
      scheduler.settle();
      return changed(taskStore.setEnabled(taskId, enabled, now()));
    },
    'tasks.delete': ({ taskId }) => {
      scheduler.settle();
      taskStore.softDelete(taskId, now());
      parts.taskChanged(taskId);
    },
    'tasks.change': ({ taskIds, change }) => {
      scheduler.settle();
      const changedIds = changeTasks(taskIds, change, taskStore, now());
      for (const taskId of changedIds) parts.taskChanged(taskId);
      return changedIds;
    },
  };
}

/** What changes while the list is read is read again at its end. */
async function listTasks(
  { taskStore, runService }: HandlerParts,
  summarise: (task: Task) => TaskSummary,
): Promise<readonly TaskSummary[]> {
  const changed = new Set<TaskId>();
  const note = ({ taskId }: Run) => void changed.add(taskId);
  runService.events.on('changed', note);
  try {
    const summaries = await mapInSlices(taskStore.list(), summarise);
    return summaries.map((summary) =>
      changed.has(summary.task.id) ? summarise(taskStore.get(summary.task.id)) : summary,
    );
  } finally {
    runService.events.off('changed', note);
  }
}

/** Null too for a task that is disabled or deleted, whatever its schedules say. */
function nextFireAtMs(task: Task): number | null {
  if (!task.enabled || task.deletedAtMs !== null) return null;
  const times = task.storedSchedules.flatMap((stored) => stored.nextFireAtMs ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
