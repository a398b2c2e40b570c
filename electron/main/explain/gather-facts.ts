/** Reads from the stores and computes from the schedules what an explanation rests on. */

import type { Run } from '../../shared/run.ts';
import { type Schedule, toCronPatterns } from '../../shared/schedule.ts';
import type { Task } from '../../shared/task.ts';
import { nextFireTimes, systemTimeZone } from '../schedule/cron.ts';
import { describeSchedule } from '../schedule/describe.ts';
import { nextFireAfter } from '../schedule/next-fire.ts';
import { lastFireTime } from '../schedule/passed-times.ts';
import { zoneOffsetMs } from '../schedule/wall-clock.ts';
import type { LedgerStore, PastSchedule } from '../store/ledger-store.ts';
import type { RunStore } from '../store/run-store.ts';
import {
  findGaps,
  type Gap,
  type MomentFacts,
  type RowFacts,
  type ScheduleFacts,
} from './facts.ts';

/** A moment is asked for to the minute. */
export const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export interface FactSources {
  readonly ledgerStore: LedgerStore;
  readonly runStore: RunStore;
  /** Rows older than this may have been removed. */
  readonly keptSinceMs: () => number;
  readonly triggerSentences: (task: Task) => readonly string[];
  readonly now: () => number;
}

export function gatherRowFacts(run: Run, task: Task, sources: FactSources): RowFacts {
  const fromMs = run.dueFromMs ?? run.scheduledForMs ?? run.queuedAtMs;
  const toMs = run.scheduledForMs ?? run.queuedAtMs;
  return {
    run,
    task,
    related: findRun(run.relatedRunId, sources),
    madeUpBy: run.state === 'missed' ? findCatchUp(run, sources) : null,
    gaps: gapsBetween(fromMs, toMs, sources),
    nowMs: sources.now(),
    timeZone: null,
  };
}

export function gatherMomentFacts(task: Task, atMs: number, sources: FactSources): MomentFacts {
  const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  const { ledgerStore } = sources;
  return {
    task,
    atMs: minuteMs,
    nowMs: sources.now(),
    timeZone: null,
    changes: ledgerStore.changesOf(task.id),
    schedules: ledgerStore.schedulesOf(task.id).map((past) => scheduleFacts(past, minuteMs)),
    triggerSentences: sources.triggerSentences(task),
    gaps: gapsBetween(minuteMs, minuteMs + MINUTE_MS, sources),
    keptSinceMs: sources.keptSinceMs(),
  };
}

function findRun(runId: number | null, { runStore }: FactSources): Run | null {
  return runId === null ? null : runStore.find(runId);
}

/** The next row of the schedule, when it is a run that caught up. */
function findCatchUp(
  { scheduleId, scheduledForMs }: Run,
  { ledgerStore }: FactSources,
): Run | null {
  if (scheduleId === null || scheduledForMs === null) return null;
  const next = ledgerStore.rowOf(scheduleId, scheduledForMs + 1, Infinity);
  return next?.trigger === 'catch_up' ? next : null;
}

function gapsBetween(fromMs: number, toMs: number, { ledgerStore }: FactSources): readonly Gap[] {
  return (['app', 'awake'] as const)
    .flatMap((kind) => findGaps(ledgerStore.periodsAround(kind, fromMs, toMs), fromMs, toMs))
    .sort((a, b) => a.fromMs - b.fromMs);
}

function scheduleFacts(past: PastSchedule, minuteMs: number): ScheduleFacts {
  const { schedule, createdAtMs, removedAtMs } = past;
  const next = nextFireAfter(schedule, minuteMs - 1, createdAtMs);
  const isDue = next !== null && next < minuteMs + MINUTE_MS;
  return {
    sentence: describeSchedule(schedule),
    createdAtMs,
    removedAtMs,
    isDue,
    previousMs: lastFireTime(schedule, createdAtMs - 1, minuteMs - 1, createdAtMs),
    nextMs: nextFireAfter(schedule, minuteMs + MINUTE_MS - 1, createdAtMs),
    lostTo: isDue ? null : findLoss(schedule, minuteMs),
  };
}

/** The wall-clock times, as if they were UTC, that a change of the clock leaves out. */
interface ClockGap {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The change within the hours around the moment that moves the clock forward. */
function findClockGap(timeZone: string, atMs: number): ClockGap | null {
  const before = zoneOffsetMs(timeZone, atMs - HOUR_MS);
  const after = zoneOffsetMs(timeZone, atMs + HOUR_MS);
  if (after <= before) return null;
  let [low, high] = [atMs - HOUR_MS, atMs + HOUR_MS];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (zoneOffsetMs(timeZone, middle) === after) high = middle;
    else low = middle;
  }
  return { fromMs: high + before, toMs: high + after };
}

/** Only a wildcard follows the clock; a fixed time is moved to the end of the gap. */
function findLoss(schedule: Schedule, atMs: number): ScheduleFacts['lostTo'] {
  if (schedule.kind === 'interval' || schedule.kind === 'once') return null;
  const gap = findClockGap(schedule.timeZone ?? systemTimeZone(), atMs);
  if (!gap) return null;
  const isLost = toCronPatterns(schedule).some((pattern) => {
    const [wouldFireMs] = nextFireTimes(pattern, 'UTC', gap.fromMs - 1, 1);
    return hasWildcardTime(pattern) && wouldFireMs !== undefined && wouldFireMs < gap.toMs;
  });
  return isLost ? { from: clock(gap.fromMs), to: clock(gap.toMs) } : null;
}

function hasWildcardTime(pattern: string): boolean {
  const fields = pattern.trim().split(/\s+/);
  const [minute = '*', hour = '*'] = fields.length === 6 ? fields.slice(1) : fields;
  return minute.startsWith('*') || hour.startsWith('*');
}

/** HH:MM of a wall-clock time given as if it were UTC. */
function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}
