/** All tasks as the window knows them: read once, then row by row as they change. */

import type { TaskSummary } from '../electron/shared/ipc-contract.ts';
import type { TaskId } from '../electron/shared/task.ts';
import { call } from './ipc.ts';
import { findQuery, queryClient, readAgain } from './query-client.ts';

const KEY = ['tasks'];
const MAX_SINGLE_TASKS = 10;

/** For each read of the list that is under way, the rows that came meanwhile: they are newer. */
const newerRows = new Set<Map<TaskId, TaskSummary>>();

export const tasksQuery = { queryKey: KEY, queryFn: readTaskList };

/** What is known of all tasks now. */
export const knownTasks = () => queryClient.getQueryData<readonly TaskSummary[]>(KEY) ?? [];

async function readTaskList(): Promise<readonly TaskSummary[]> {
  const newer = new Map<TaskId, TaskSummary>();
  newerRows.add(newer);
  try {
    return withRows(await call('tasks.list'), newer);
  } finally {
    newerRows.delete(newer);
  }
}

/** Fetches the tasks whose runs changed, not the whole list, and none that was never shown. */
export async function refreshTasksOfRuns(taskIds: readonly TaskId[]): Promise<void> {
  const isListKept = findQuery(KEY) !== undefined;
  const kept = taskIds.filter((taskId) => isListKept || findQuery(['task', taskId]));
  const summaries = await Promise.all(kept.map(fetchTask));
  putRows(summaries.filter((summary) => summary !== null));
}

function fetchTask(taskId: TaskId): Promise<TaskSummary | null> {
  const queryKey = ['task', taskId];
  const queryFn = () => call('tasks.get', { taskId });
  const shown = findQuery(queryKey);
  // It may have been answered before the change.
  void shown?.cancel({ revert: true });
  const read = shown ? queryClient.fetchQuery({ queryKey, queryFn, staleTime: 0 }) : queryFn();
  return read.catch(() => null);
}

/** Fetches the few tasks that changed; all of them when some came, went or are to stand elsewhere. */
export async function refreshTaskList(taskIds: readonly TaskId[]): Promise<void> {
  const names = new Map(knownTasks().map(({ task }) => [task.id, task.name]));
  const isFew = taskIds.length <= MAX_SINGLE_TASKS && taskIds.every((taskId) => names.has(taskId));
  const changed = isFew
    ? await Promise.all(taskIds.map((taskId) => call('tasks.get', { taskId }))).catch(() => [])
    : [];
  const isInPlace = changed.every(
    ({ task }) => task.deletedAtMs === null && task.name === names.get(task.id),
  );
  if (changed.length === 0 || !isInPlace) readAgain(KEY);
  else putRows(changed);
}

function putRows(summaries: readonly TaskSummary[]): void {
  const fresh = new Map(summaries.map((summary) => [summary.task.id, summary]));
  for (const newer of newerRows) for (const [taskId, row] of fresh) newer.set(taskId, row);
  queryClient.setQueryData<readonly TaskSummary[]>(KEY, (list) => list && withRows(list, fresh));
}

function withRows(
  list: readonly TaskSummary[],
  rows: ReadonlyMap<TaskId, TaskSummary>,
): readonly TaskSummary[] {
  return list.map((row) => rows.get(row.task.id) ?? row);
}
