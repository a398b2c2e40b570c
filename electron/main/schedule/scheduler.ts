/** Notices what falls due: one timer for all schedules, and a watch on the clock. */

import type { Due } from '../../shared/due.ts';
import type { ScheduleId } from '../../shared/schedule.ts';
import type { TaskId } from '../../shared/task.ts';
import type { LiveSchedule } from '../store/task-rows.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { Absence } from './absence.ts';
import { type Clocks, ClockWatch } from './clock-watch.ts';
import { refreshSystemTimeZone } from './cron.ts';
import { type Entry, FireTable } from './fire-table.ts';
import { decideMisfire } from './misfire.ts';
import { nextFireAfter } from './next-fire.ts';

export interface SchedulerOptions extends Clocks {
  readonly taskStore: TaskStore;
  readonly setTimer: (callback: () => void, delayMs: number) => { cancel(): void };
  /**
   * Records rows for what fell due, by `scheduledForMs` and then schedule, and, in the same
   * transaction, calls `advance`, which moves the cursors in the store. When it throws, nothing
   * has advanced and the same fire times are handed over again soon.
   */
  readonly onDue: (due: readonly Due[], advance: () => void) => void;
  /** The computer has woken up, as a signal or the clock says; may be told twice of one sleep. */
  readonly onAwake?: (awakeAtMs: number) => void;
  readonly log: (message: string) => void;
  /** When an earlier CronPilot was last known to be alive; dates the absence found by `start`. */
  readonly lastAliveMs?: number | null;
}

export interface NextFireTime {
  readonly scheduleId: ScheduleId;
  readonly taskId: TaskId;
  readonly fireAtMs: number;
}

interface Advance {
  readonly live: LiveSchedule;
  readonly nextFireAtMs: number | null;
  readonly cursorMs: number;
}

/** Longest sleep of the timer, so that a clock that was set is noticed. */
const MAX_TICK_MS = 30_000;
/** A failed check comes again after this, twice as late each time. */
const FIRST_RETRY_MS = 1_000;
/** A fire time this old at its check is still on time. */
const ON_TIME_MS = 5_000;
/** For so long after a failed check, what was on time at that check stays on time. */
const MAX_HELD_MS = 60_000;
/**
 * cron's limit for a clock that was set back. By less: nothing is repeated, since the cursors stay
 * ahead until the clock has caught up with them. By more: it was a correction, and cursors ahead
 * of the clock start again from now.
 * Forward there is no limit, because a clock that was set looks like a sleep, and what passed
 * during a night's sleep must follow the task's misfire policy.
 */
const CORRECTION_MS = 3 * 3_600_000;

export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #table = new FireTable();
  /** Null while stopped. */
  #clocks: ClockWatch | null = null;
  #timer: { cancel(): void } | null = null;
  #timeZone = '';
  #failure: { readonly sinceMs: number; readonly count: number } | null = null;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Takes the schedules from the store and hands over what fell due since CronPilot ended. */
  start(): void {
    const { taskStore, now, lastAliveMs = null } = this.#options;
    this.#clocks = new ClockWatch(this.#options, lastAliveMs);
    this.#timeZone = refreshSystemTimeZone();
    const nowMs = now();
    for (const live of taskStore.liveSchedules()) this.#add(live, live.cursorMs);
    this.#resetCursorsAhead(nowMs);
    this.#check();
  }

  /** Nothing is handed over after this. */
  stop(): void {
    this.#clocks = null;
    this.#timer?.cancel();
    this.#timer = null;
    this.#table.clear();
  }

  /**
   * Takes the task's schedules from the store again, after it was created, edited, enabled,
   * disabled, deleted or restored. A schedule that was not live before owes nothing of its past.
   */
  refreshTask(taskId: TaskId): void {
    if (!this.#clocks) return;
    const nowMs = this.#options.now();
    const before = this.#table.ofTask(taskId);
    for (const entry of before) this.#table.remove(entry);
    for (const live of this.#options.taskStore.liveSchedulesOf(taskId)) {
      const wasLive = before.some((entry) => entry.scheduleId === live.scheduleId);
      if (wasLive) this.#add(live, live.cursorMs);
      else this.#add(live, Math.max(nowMs, live.cursorMs));
    }
    this.#arm();
  }

  /** Checks at once. */
  wake(reason: 'resume' | 'clock_jump' | 'unpaused'): void {
    if (this.#clocks) this.#check(reason === 'resume');
  }

  /** Soonest first. */
  nextFires(limit: number): readonly NextFireTime[] {
    return this.#table
      .first(limit)
      .map(({ scheduleId, live, fireAtMs }) => ({ scheduleId, taskId: live.taskId, fireAtMs }));
  }

  #check(resumed = false): void {
    if (!this.#clocks) return;
    const { nowMs, wentBack, absence } = this.#clocks.look(resumed);
    try {
      if (wentBack) this.#resetCursorsAhead(nowMs);
      this.#followTimeZone(nowMs);
      this.#handOver(nowMs, absence);
      if (absence.kind === 'asleep') this.#options.onAwake?.(absence.toMs);
      this.#clocks?.settle();
      this.#failure = null;
    } catch (error) {
      const { sinceMs, count } = this.#failure ?? { sinceMs: nowMs, count: 0 };
      this.#failure = { sinceMs, count: count + 1 };
      this.#options.log(`Could not hand over what fell due: ${inFull(error)}`);
    }
    this.#arm();
  }

  #arm(): void {
    this.#timer?.cancel();
    this.#timer = null;
    if (!this.#clocks) return;
    const untilNextMs = (this.#table.nextFireAtMs() ?? Infinity) - this.#options.now();
    const delayMs = this.#failure
      ? FIRST_RETRY_MS * 2 ** (this.#failure.count - 1)
      : Math.max(0, untilNextMs);
    this.#timer = this.#options.setTimer(() => this.#check(), Math.min(delayMs, MAX_TICK_MS));
  }

  /** @throws what `onDue` throws; nothing has changed then. */
  #handOver(nowMs: number, absence: Absence): void {
    const fallen = this.#table.takeUntil(nowMs);
    if (fallen.length === 0) return;
    let hasAdvanced = false;
    try {
      const due = fallen.flatMap((entry) => this.#accountFor(entry, nowMs, absence));
      const advances = fallen.map((entry) => this.#advanceOf(entry, nowMs));
      const advance = () => {
        for (const { live, nextFireAtMs, cursorMs } of advances) {
          this.#options.taskStore.setNextFire(live.scheduleId, nextFireAtMs, cursorMs);
        }
        hasAdvanced = true;
      };
      if (due.length === 0) advance();
      else this.#options.onDue(due.toSorted(byFireTime), advance);
      if (!hasAdvanced) throw new Error('onDue returned without having called advance');
      for (const each of advances) this.#remember(each);
    } catch (error) {
      for (const entry of fallen) this.#table.add(entry);
      throw error;
    }
  }

  /** A schedule that cannot be computed must not hold up the others. */
  #accountFor(entry: Entry, nowMs: number, absence: Absence): readonly Due[] {
    const { live, scheduleId, fireAtMs } = entry;
    const failedAtMs = this.#failure?.sinceMs ?? nowMs;
    const seenAtMs = nowMs - failedAtMs <= MAX_HELD_MS ? failedAtMs : nowMs;
    try {
      return decideMisfire({
        scheduleId,
        taskId: live.taskId,
        schedule: live.schedule,
        anchorMs: live.createdAtMs,
        policy: live.misfirePolicy,
        afterMs: fireAtMs - 1,
        nowMs,
        onTimeFromMs: seenAtMs - ON_TIME_MS,
        absence,
      });
    } catch (error) {
      this.#logUncomputable(live, error);
      return [];
    }
  }

  #advanceOf({ live }: Entry, nowMs: number): Advance {
    return { live, nextFireAtMs: this.#nextAfter(live, nowMs), cursorMs: nowMs };
  }

  /** Keeps the stored fire time when there is one after `sinceMs`, else computes and stores it. */
  #add(live: LiveSchedule, sinceMs: number): void {
    if (live.nextFireAtMs !== null && live.nextFireAtMs > sinceMs) {
      this.#remember({ live, nextFireAtMs: live.nextFireAtMs, cursorMs: live.cursorMs });
    } else this.#moveTo(live, sinceMs);
  }

  /** Nothing up to `cursorMs` is owed any more. */
  #moveTo(live: LiveSchedule, cursorMs: number): void {
    const nextFireAtMs = this.#nextAfter(live, cursorMs);
    if (nextFireAtMs !== live.nextFireAtMs || cursorMs !== live.cursorMs) {
      this.#options.taskStore.setNextFire(live.scheduleId, nextFireAtMs, cursorMs);
    }
    this.#remember({ live, nextFireAtMs, cursorMs });
  }

  #remember({ live, nextFireAtMs, cursorMs }: Advance): void {
    if (nextFireAtMs === null) return;
    this.#table.add({ scheduleId: live.scheduleId, live, fireAtMs: nextFireAtMs, cursorMs });
  }

  #resetCursorsAhead(nowMs: number): void {
    for (const entry of this.#table.all()) {
      if (entry.cursorMs - nowMs <= CORRECTION_MS) continue;
      this.#table.remove(entry);
      this.#moveTo(entry.live, nowMs);
    }
  }

  /** Wall-clock schedules without a zone of their own go with the computer. */
  #followTimeZone(nowMs: number): void {
    const timeZone = refreshSystemTimeZone();
    if (timeZone === this.#timeZone) return;
    this.#timeZone = timeZone;
    for (const entry of this.#table.all()) {
      const { schedule } = entry.live;
      if (schedule.kind === 'interval' || schedule.timeZone !== null) continue;
      if (entry.fireAtMs <= nowMs) continue;
      this.#table.remove(entry);
      this.#moveTo(entry.live, Math.max(nowMs, entry.cursorMs));
    }
  }

  #nextAfter(live: LiveSchedule, afterMs: number): number | null {
    try {
      return nextFireAfter(live.schedule, afterMs, live.createdAtMs);
    } catch (error) {
      this.#logUncomputable(live, error);
      return null;
    }
  }

  #logUncomputable(live: LiveSchedule, error: unknown): void {
    const { scheduleId, taskId } = live;
    this.#options.log(`Schedule ${scheduleId} of task ${taskId} will not fire: ${inFull(error)}`);
  }
}

function byFireTime(a: Due, b: Due): number {
  return a.scheduledForMs - b.scheduledForMs || a.scheduleId - b.scheduleId;
}

function inFull(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
