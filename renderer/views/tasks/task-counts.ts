/** How many tasks are in which state and have which tag. Pure. */

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { hasStatus, type StatusFilter, statusFilters } from './task-filter.ts';

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** By name. */
export function tagCounts(tasks: readonly TaskSummary[]): readonly TagCount[] {
  const counts = new Map<string, number>();
  for (const { task } of tasks) {
    for (const tag of new Set(task.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => a.tag.localeCompare(b.tag));
}

export function statusCounts(
  tasks: readonly TaskSummary[],
  nowMs: number,
): Readonly<Record<StatusFilter, number>> {
  const counts = { failing: 0, running: 0, missed: 0, paused: 0 };
  for (const summary of tasks) {
    for (const status of statusFilters) if (hasStatus(summary, status, nowMs)) counts[status] += 1;
  }
  return counts;
}
