/** Renders tasks in the formats of other schedulers, and tells when they are due. */

import { fireTimesAfter } from '../../electron/main/schedule/next-fire.ts';
import { exportTasks } from '../../electron/main/transfer/export-tasks.ts';
import type { Schedule } from '../../electron/shared/schedule.ts';
import type { Task, TaskDraft } from '../../electron/shared/task.ts';
import type { ExportFormat } from '../../electron/shared/transfer.ts';
import { makeTaskInput } from './make-task.ts';

export const NOW_MS = Date.UTC(2026, 10, 23, 10);

function makeTasks(...drafts: Partial<TaskDraft>[]): Task[] {
  return drafts.map((draft, at) => ({
    ...makeTaskInput({ name: `Task ${at + 1}`, ...draft }),
    id: at + 1,
    revision: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
    deletedAtMs: null,
    pause: null,
    storedSchedules: [],
  }));
}

/** Of a computer whose user is ada, on a Monday in November. */
export function render(format: ExportFormat, ...drafts: Partial<TaskDraft>[]) {
  const tasks = makeTasks(...drafts);
  const surroundings = { homeDir: '/home/ada', shell: '/bin/sh', nowMs: NOW_MS };
  return exportTasks(tasks, tasks, format, surroundings);
}

/** All files as one text. */
export function textOf(format: ExportFormat, ...drafts: Partial<TaskDraft>[]): string {
  return render(format, ...drafts)
    .files.map(({ text }) => text)
    .join('\n');
}

/** Of all schedules, the first few fire times without delays; intervals are left out. */
export function fireTimes(schedules: readonly Schedule[]): number[] {
  const times = schedules.flatMap((schedule) => {
    const { jitterMs: _, ...exact } = schedule;
    const found: number[] = [];
    for (const ms of fireTimesAfter(exact, NOW_MS, NOW_MS)) {
      if (found.push(ms) === 40) break;
    }
    return found;
  });
  return [...new Set(times)].sort((a, b) => a - b).slice(0, 20);
}
