/** Gathers what the warnings about schedules rest on: the clock, other tasks, past nights, past runs. */

import type { PreviewFacts, ScheduleFacts, StartFacts } from '../../shared/schedule-facts.ts';
import type { Schedule } from '../../shared/schedule.ts';
import type { TaskId } from '../../shared/task.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import { findProblem } from './check-schedule.ts';
import { findClockEffects } from './clock-notes.ts';
import { nextFireAfter, timeZoneOf } from './next-fire.ts';
import { countFireTimes } from './passed-times.ts';
import { DAY_MS, wallClockToInstant, zoneOffsetMs } from './wall-clock.ts';

const MINUTE_MS = 60_000;
const NIGHTS = 7;
/** Schedules that are asked whether they start in the same minute; each takes about 20 µs. */
const MAX_ASKED = 1_000;
/** Newest runs whose logs give the usual size. */
const LOGS = 20;

export interface FactSources {
  readonly taskStore: TaskStore;
  readonly runStore: RunStore;
  readonly ledgerStore: LedgerStore;
  readonly keepLogsMs: number;
  readonly keepLogsPerTask: number;
}

interface Previewed {
  readonly schedule: Schedule;
  readonly anchorMs: number;
}

/** @param fireTimesMs the next ones of all schedules together */
export function gatherPreviewFacts(
  schedules: readonly Previewed[],
  fireTimesMs: readonly number[],
  taskId: TaskId | null,
  nowMs: number,
  sources: FactSources,
): PreviewFacts {
  const { runStore, keepLogsMs, keepLogsPerTask } = sources;
  const right = schedules.filter(({ schedule }) => findProblem(schedule) === null);
  const periods = fireTimesMs.slice(1).map((ms, at) => ms - (fireTimesMs[at] ?? ms));
  const counts = right.map(({ schedule, anchorMs }) =>
    countFireTimes(schedule, nowMs, nowMs + DAY_MS, anchorMs),
  );
  return {
    schedules: schedules.map((each) => factsOf(each, taskId, nowMs, sources)),
    runsPerDay: counts.reduce((sum, count) => sum + count, 0),
    periodMs: periods.length === 0 ? null : Math.min(...periods),
    usualDurationMs: taskId === null ? null : runStore.usualDurationMs(taskId),
    meanLogBytes: taskId === null ? null : meanLogBytes(taskId, runStore),
    keepLogsMs,
    keepLogsPerTask,
  };
}

function factsOf(
  { schedule, anchorMs }: Previewed,
  taskId: TaskId | null,
  nowMs: number,
  sources: FactSources,
): ScheduleFacts {
  const problem = findProblem(schedule);
  if (problem) {
    return { never: problem.isNever ? problem.sentence : null, clockChanges: [], start: null };
  }
  const nextMs = nextFireAfter(schedule, nowMs, anchorMs);
  return {
    never: null,
    clockChanges: findClockEffects(schedule, nowMs),
    start: nextMs === null ? null : startFacts(schedule, nextMs, taskId, nowMs, sources),
  };
}

function startFacts(
  schedule: Schedule,
  nextMs: number,
  taskId: TaskId | null,
  nowMs: number,
  sources: FactSources,
): StartFacts {
  const timeZone = timeZoneOf(schedule);
  const wallMs = nextMs + zoneOffsetMs(timeZone, nextMs);
  const past = Array.from({ length: NIGHTS + 1 }, (_, at) =>
    wallClockToInstant(timeZone, wallMs - Math.ceil((nextMs - nowMs) / DAY_MS + at) * DAY_MS),
  );
  const nights = past
    .filter((ms) => ms < nowMs)
    .slice(0, NIGHTS)
    .map((ms) => stateAt(ms, sources.ledgerStore));
  const count = (state: NightState) => nights.filter((each) => each === state).length;
  return {
    clock: new Date(wallMs).toISOString().slice(11, 16),
    otherTaskCount: countOthers(nextMs, taskId, sources.taskStore),
    nightCount: nights.length - count('unknown'),
    asleepCount: count('asleep'),
    closedCount: count('closed'),
  };
}

type NightState = 'awake' | 'asleep' | 'closed' | 'unknown';

/** Unknown before the first time that CronPilot ran. */
function stateAt(ms: number, ledgerStore: LedgerStore): NightState {
  const has = (kind: 'app' | 'awake') => {
    const periods = ledgerStore.periodsAround(kind, ms, ms);
    if (!periods.some(({ startedAtMs }) => startedAtMs <= ms)) return null;
    return periods.some(({ startedAtMs, endedAtMs }) => startedAtMs <= ms && ms <= endedAtMs);
  };
  const [isRunning, isAwake] = [has('app'), has('awake')];
  if (isRunning === null || isAwake === null) return 'unknown';
  if (!isRunning) return 'closed';
  return isAwake ? 'awake' : 'asleep';
}

/** Schedules that are due before then are asked for their fire time in that minute. */
function countOthers(nextMs: number, taskId: TaskId | null, taskStore: TaskStore): number {
  const fromMs = Math.floor(nextMs / MINUTE_MS) * MINUTE_MS;
  const starting = taskStore
    .liveSchedulesDueBy(fromMs + MINUTE_MS - 1, MAX_ASKED)
    .filter(({ schedule, createdAtMs, nextFireAtMs }) => {
      if (nextFireAtMs !== null && nextFireAtMs >= fromMs) return true;
      const ms = nextFireAfter(schedule, fromMs - 1, createdAtMs);
      return ms !== null && ms < fromMs + MINUTE_MS;
    });
  return new Set(starting.map((live) => live.taskId).filter((id) => id !== taskId)).size;
}

function meanLogBytes(taskId: TaskId, runStore: RunStore): number | null {
  const sizes = runStore
    .list({ taskId, limit: LOGS })
    .filter(({ logFilename }) => logFilename !== null)
    .map(({ logBytes }) => logBytes);
  return sizes.length === 0 ? null : sizes.reduce((sum, bytes) => sum + bytes, 0) / sizes.length;
}
