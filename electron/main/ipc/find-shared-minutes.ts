/** Finds the tasks that start in the same minute as one that is being written. */

import type { MinuteSharing, OtherTasks } from '../../shared/schedule-preview.ts';
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
): Promise<MinuteSharing> {
  const lastMs = fireTimesMs.at(-1);
  if (lastMs === undefined) return { always: null, single: [] };
  const others = taskStore
    .liveSchedulesDueBy(lastMs + MINUTE_MS, MAX_ASKED)
    .filter((live) => live.taskId !== taskId);
  const shared = await mapInSlices(others, (live) => ({
    id: live.taskId,
    timesMs: sharedMinutes(live.schedule, live.createdAtMs, fireTimesMs),
  }));
  const ids = fireTimesMs.map(
    (ms) => new Set(shared.filter(({ timesMs }) => timesMs.includes(ms)).map(({ id }) => id)),
  );
  const always = (ids.length < 2 ? [] : [...(ids[0] ?? [])]).filter((id) =>
    ids.every((each) => each.has(id)),
  );
  return {
    always: toOthers(always, taskStore),
    single: fireTimesMs.flatMap((fireAtMs, at) => {
      const further = [...(ids[at] ?? [])].filter((id) => !always.includes(id));
      const tasks = toOthers(further, taskStore);
      return tasks ? [{ fireAtMs, ...tasks }] : [];
    }),
  };
}

function toOthers(ids: readonly TaskId[], taskStore: TaskStore): OtherTasks | null {
  return ids.length === 0
    ? null
    : { taskName: taskStore.get(Math.min(...ids)).name, taskCount: ids.length };
}
