/** Gathers what the page "Today" shows from the stores and the schedules. */

import type { FailingTask } from '../../shared/status.ts';
import {
  type Attention,
  BUCKET_MS,
  type TimelineBlock,
  type TimelineBucket,
  type Today,
} from '../../shared/today.ts';
import { nextFireAfter } from '../schedule/next-fire.ts';
import { countFireTimes } from '../schedule/passed-times.ts';
import type { DayStore, DayTask } from '../store/day-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { LiveSchedule } from '../store/task-rows.ts';
import type { TaskStore } from '../store/task-store.ts';
import { isAway } from './read-away.ts';
import { orderTimeline, sumDays } from './decide-timeline.ts';

export interface TodaySources {
  readonly dayStore: DayStore;
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
}

const HOUR_MS = 3_600_000;
const DAY_COUNT = 84;
/** A task with more rows than this today is shown as a density, every ten minutes a bucket. */
const MAX_BLOCKS = 144;
/** Tasks on the timeline; nobody looks at more. */
const MAX_ROWS = 100;
/** Tasks of which what is to come is drawn, beside those that ran today. */
const MAX_UPCOMING_TASKS = 50;

export function readToday(sources: TodaySources, nowMs: number): Today {
  const { dayStore, runStore, taskStore } = sources;
  const fromMs = midnight(nowMs, 0);
  const toMs = midnight(nowMs, 1);
  const days = sumDays(
    runStore.outcomesBetween(midnight(nowMs, 1 - DAY_COUNT), toMs),
    nowMs,
    DAY_COUNT,
  );
  const today = days.at(-1);
  const inAnHourMs = nowMs + HOUR_MS;
  const due = taskStore.liveSchedulesDueBy(Math.max(toMs - 1, inAnHourMs));
  const dueSoon = due.filter((live) => isDueBy(live, inAnHourMs));
  return {
    fromMs,
    toMs,
    succeeded: today?.succeeded ?? 0,
    failed: today?.failed ?? 0,
    failedTaskCount: dayStore.failedTaskCount(fromMs),
    dueCount: sum(dueSoon.map((live) => countWithin(live, nowMs, inAnHourMs))),
    firstDueMs: dueSoon[0]?.nextFireAtMs ?? null,
    attention: readAttention(sources, nowMs),
    ...readTimeline(
      sources,
      due.filter((live) => isDueBy(live, toMs - 1)),
      { fromMs, toMs },
      nowMs,
    ),
    days,
  };
}

function readAttention({ dayStore, runStore }: TodaySources, nowMs: number): readonly Attention[] {
  const found = [
    ...runStore.failing().map(failing),
    ...dayStore
      .unansweredMissesSince(midnight(nowMs, -6))
      .filter((run) => !isAway(run, nowMs))
      .map((run): Attention => ({ kind: 'missed', run, taskName: run.taskName, failureCount: 1 })),
    ...runStore
      .active()
      .filter((run) => run.durationWarning === 'too_long')
      .map((run): Attention => ({ kind: 'slow', run, taskName: run.taskName, failureCount: 1 })),
  ];
  const dismissed = dayStore.dismissedOf(found.map(({ run }) => run.id));
  return found
    .filter(({ run }) => !dismissed.has(run.id))
    .sort((a, b) => happenedMs(b) - happenedMs(a));
}

function failing({ lastRun, taskName, failureCount }: FailingTask): Attention {
  return { kind: 'failing', run: lastRun, taskName, failureCount };
}

function happenedMs({ run }: Attention): number {
  return run.finishedAtMs ?? run.queuedAtMs;
}

function readTimeline(
  { dayStore, taskStore }: TodaySources,
  due: readonly LiveSchedule[],
  { fromMs, toMs }: Pick<Today, 'fromMs' | 'toMs'>,
  nowMs: number,
): Pick<Today, 'timeline' | 'timelineTaskCount'> {
  const ran = dayStore.tasksSince(fromMs);
  const all = [...ran, ...onlyDue(ran, due, taskStore)];
  const shown = orderTimeline(all).slice(0, MAX_ROWS);
  const isDense = ({ rowCount }: DayTask) => rowCount > MAX_BLOCKS;
  const idsOf = (tasks: readonly DayTask[]) => tasks.map(({ taskId }) => taskId);
  const few = idsOf(shown.filter((task) => !isDense(task)));
  const many = idsOf(shown.filter(isDense));
  const blocks = byTask<TimelineBlock & { taskId: number }>(dayStore.blocksSince(fromMs, few));
  const buckets = byTask<TimelineBucket & { taskId: number }>(
    dayStore.bucketsSince(fromMs, many, BUCKET_MS),
  );
  const upcoming = readUpcoming(new Set(idsOf(shown)), due, nowMs, toMs);
  return {
    timelineTaskCount: all.length,
    timeline: shown.map(({ taskId, taskName }) => ({
      taskId,
      taskName,
      blocks: blocks.get(taskId) ?? [],
      buckets: buckets.get(taskId) ?? [],
      upcomingMs: upcoming.get(taskId) ?? [],
    })),
  };
}

/** The soonest of the tasks that have not run today but will. */
function onlyDue(
  ran: readonly DayTask[],
  due: readonly LiveSchedule[],
  taskStore: TaskStore,
): readonly DayTask[] {
  const known = new Set(ran.map(({ taskId }) => taskId));
  const taskIds = [...new Set(due.map(({ taskId }) => taskId))].filter((id) => !known.has(id));
  return taskIds.slice(0, MAX_UPCOMING_TASKS).map((taskId) => ({
    taskId,
    taskName: taskStore.get(taskId).name,
    rowCount: 0,
    lastProblemMs: null,
  }));
}

function readUpcoming(
  taskIds: ReadonlySet<number>,
  due: readonly LiveSchedule[],
  nowMs: number,
  toMs: number,
): ReadonlyMap<number, readonly number[]> {
  const upcoming = new Map<number, readonly number[]>();
  for (const live of due.filter(({ taskId }) => taskIds.has(taskId))) {
    const times = [...(upcoming.get(live.taskId) ?? []), ...spacedTimes(live, nowMs, toMs)];
    upcoming.set(
      live.taskId,
      times.sort((a, b) => a - b),
    );
  }
  return upcoming;
}

/** Those closer to the one before than a bucket is wide cannot be told apart on the timeline. */
function spacedTimes(live: LiveSchedule, afterMs: number, toMs: number): readonly number[] {
  const times: number[] = [];
  const next = (ms: number) => nextFireAfter(live.schedule, ms, live.createdAtMs);
  let fireAtMs = next(afterMs);
  while (fireAtMs !== null && fireAtMs < toMs) {
    times.push(fireAtMs);
    fireAtMs = next(fireAtMs + BUCKET_MS - 1);
  }
  return times;
}

function isDueBy({ nextFireAtMs }: LiveSchedule, ms: number): boolean {
  return nextFireAtMs !== null && nextFireAtMs <= ms;
}

function countWithin(live: LiveSchedule, fromMs: number, toMs: number): number {
  return countFireTimes(live.schedule, fromMs, toMs, live.createdAtMs);
}

function byTask<T extends { readonly taskId: number }>(
  all: readonly T[],
): ReadonlyMap<number, readonly Omit<T, 'taskId'>[]> {
  const found = new Map<number, Omit<T, 'taskId'>[]>();
  for (const { taskId, ...rest } of all) {
    const known = found.get(taskId);
    if (known) known.push(rest);
    else found.set(taskId, [rest]);
  }
  return found;
}

/** Midnight of the computer's zone, so many days from today. */
function midnight(nowMs: number, days: number): number {
  const date = new Date(nowMs);
  date.setHours(0, 0, 0, 0);
  return date.setDate(date.getDate() + days);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
