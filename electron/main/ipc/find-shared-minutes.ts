/** Finds the tasks that start in the same minute as one that is being written. */

import type { SharedMinute } from '../../shared/schedule-preview.ts';
import type { TaskId } from '../../shared/task.ts';
import { sharedMinutes } from '../schedule/shared-minutes.ts';
import type { TaskStore } from '../store/task-store.ts';
import { mapInSlices } from './in-slices.ts';

/** Schedules that are asked, soonest first; each takes up to a tenth of a millisecond. */
const MAX_ASKED = 1_000;
const MINUTE_MS = 60_000;

/** @param fireTimesMs of the task that is being written, soonest first */
export async function findSharedMinutes(
  fireTimesMs: readonly number[],
  taskId: TaskId | null,
  taskStore: TaskStore,
): Promise<readonly SharedMinute[]> {
  const lastMs = fireTimesMs.at(-1);
  if (lastMs === undefined) return [];
  const others = taskStore
    .liveSchedulesDueBy(lastMs + MINUTE_MS, MAX_ASKED)
    .filter((live) => live.taskId !== taskId);
  const shared = await mapInSlices(others, (live) => ({
    taskId: live.taskId,
    timesMs: sharedMinutes(live.schedule, live.createdAtMs, fireTimesMs),
  }));
  return fireTimesMs.flatMap((fireAtMs): SharedMinute[] => {
    const ids = new Set(
      shared.filter(({ timesMs }) => timesMs.includes(fireAtMs)).map((each) => each.taskId),
    );
    if (ids.size === 0) return [];
    const { name } = taskStore.get(Math.min(...ids));
    return [{ fireAtMs, taskName: name, taskCount: ids.size }];
  });
}
