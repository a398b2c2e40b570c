/** Reads from the stores and computes from the schedules what an explanation rests on. */

import type { Run } from '../../shared/run.ts';
import type { Schedule } from '../../shared/schedule.ts';
import type { Pause } from '../../shared/status.ts';
import { pauseInForce, type Task } from '../../shared/task.ts';
import { describeSchedule } from '../../shared/describe-schedule.ts';
import { nextFireAfter, timeZoneOf } from '../schedule/next-fire.ts';
import { lastFireTime } from '../schedule/passed-times.ts';
import { findClockChange } from '../schedule/wall-clock.ts';
import { wallTimesOf } from '../schedule/wall-times.ts';
import type { LedgerStore, PastSchedule } from '../store/ledger-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
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
  readonly taskStore: TaskStore;
  readonly ledgerStore: LedgerStore;
  readonly runStore: RunStore;
  /** Rows older than this may have been removed. */
  readonly keptSinceMs: () => number;
  readonly triggerSentences: (task: Task) => readonly string[];
  /** Why a trigger of the task waits at present. */
  readonly triggerHold: (task: Task) => string | null;
  /** That of all schedules, in force now. */
  readonly pause: () => Pause | null;
  readonly opensAtLogin: () => boolean;
  readonly now: () => number;
}

export function gatherRowFacts(run: Run, task: Task, sources: FactSources): RowFacts {
  const fromMs = run.dueFromMs ?? run.scheduledForMs ?? run.queuedAtMs;
  const toMs = run.scheduledForMs ?? run.queuedAtMs;
  return {
    run,
    task,
    taskThen: sources.taskStore.findRevision(task.id, run.taskRevision)?.input ?? null,
    isPaused: sources.pause() !== null || pauseInForce(task, sources.now()) !== null,
    opensAtLogin: sources.opensAtLogin(),
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
    pause: sources.pause(),
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
    timeZone: 'timeZone' in schedule ? schedule.timeZone : null,
    createdAtMs,
    removedAtMs,
    isDue,
    previousMs: lastFireTime(schedule, 0, minuteMs - 1, createdAtMs),
    nextMs: nextFireAfter(schedule, minuteMs + MINUTE_MS - 1, createdAtMs),
    lostTo: isDue ? null : findLoss(schedule, minuteMs),
  };
}

/** Only a wildcard follows the clock; a fixed time is moved to the end of the gap. */
function findLoss(schedule: Schedule, atMs: number): ScheduleFacts['lostTo'] {
  if (schedule.kind === 'interval' || schedule.kind === 'once') return null;
  const change = findClockChange(timeZoneOf(schedule), atMs - HOUR_MS, atMs + HOUR_MS);
  if (!change || change.offsetAfterMs < change.offsetBeforeMs) return null;
  const gapFromMs = change.atMs + change.offsetBeforeMs;
  const gapToMs = change.atMs + change.offsetAfterMs;
  const { isFixed, next } = wallTimesOf(schedule);
  const lostMs = isFixed ? null : next(gapFromMs - 1);
  if (lostMs === null || lostMs >= gapToMs) return null;
  return { from: clock(gapFromMs), to: clock(gapToMs) };
}

/** HH:MM of a wall-clock time given as if it were UTC. */
function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}
