/** Notices what falls due: one timer for all schedules, and a watch on the clocks and the zone. */

import type { Due } from '../../shared/due.ts';
import type { ScheduleId } from '../../shared/schedule.ts';
import type { Pause } from '../../shared/status.ts';
import type { TaskId } from '../../shared/task.ts';
import type { FactStore } from '../store/fact-store.ts';
import type { OccurrenceStore } from '../store/occurrence-store.ts';
import type { LiveSchedule, TaskStore } from '../store/task-store.ts';
import { Backlog, byFireTime, type Decided } from './backlog.ts';
import { CatchUpPace, type Pace } from './catch-up-pace.ts';
import { type Clocks, ClockWatch, type Look, MAX_TICK_MS } from './clock-watch.ts';
import { FireAccount } from './fire-account.ts';
import { type Entry, FireTable } from './fire-table.ts';
import { MAX_HELD_MS, RepeatedSpans } from './repeated-spans.ts';
import { type Restart, WallTimeline } from './wall-timeline.ts';

export interface SchedulerOptions extends Clocks {
  readonly taskStore: TaskStore;
  readonly factStore: FactStore;
  readonly occurrenceStore: OccurrenceStore;
  readonly setTimer: (callback: () => void, delayMs: number) => { cancel(): void };
  readonly pace: () => Pace;
  /** The pauses that hold, or held, the task's fire times after a time. */
  readonly pausesAfter?: (taskId: TaskId, afterMs: number) => readonly Pause[];
  /**
   * Records rows for what fell due, by `scheduledForMs` and then schedule, and, in the same
   * transaction, calls `advance`, which moves the cursors in the store; there may be nothing but
   * cursors to move. When it throws, nothing has advanced and the same fire times are handed over
   * again soon.
   */
  readonly onDue: (due: readonly Due[], advance: () => void) => void;
  /** It has looked, and what fell due is handed over; at least every 30 seconds. */
  readonly onTick?: () => void;
  /** The computer has woken up, as a signal or the clock says; may be told twice of one sleep. */
  readonly onAwake?: (awakeAtMs: number) => void;
  /** The clocks say that the computer slept at some time between the two. */
  readonly onSlept?: (fromMs: number, toMs: number) => void;
  /** The clock was set back: it shows so much less than at the last look. */
  readonly onSetBack?: (byMs: number) => void;
  readonly log: (message: string) => void;
  /** When an earlier CronPilot was last known to be alive; dates the absence found by `start`. */
  readonly lastAliveMs?: number | null;
}

export interface NextFireTime {
  readonly scheduleId: ScheduleId;
  readonly taskId: TaskId;
  readonly fireAtMs: number;
}

interface NextOfSchedule {
  readonly scheduleId: ScheduleId;
  readonly fireAtMs: number;
  readonly cursorMs: number;
  readonly clockEpoch: number;
}

/** A failed check comes again after this, twice as late each time. */
const FIRST_RETRY_MS = 1_000;
/** A fire time this old at its check is still on time. */
const ON_TIME_MS = 5_000;
/** Time that deciding may take in one turn of the loop. */
const TURN_MS = 20;

export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #table = new FireTable();
  readonly #backlog = new Backlog();
  readonly #pace: CatchUpPace;
  readonly #timeline: WallTimeline;
  readonly #repeated = new RepeatedSpans();
  readonly #account: FireAccount;
  /** Null while stopped. */
  #clocks: ClockWatch | null = null;
  #timer: { cancel(): void } | null = null;
  /** Of the first check that could not hand over everything, null when all is handed over. */
  #heldSinceMs: number | null = null;
  #failureCount = 0;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    const { occurrenceStore } = options;
    this.#pace = new CatchUpPace(options.pace, () => occurrenceStore.lastCatchUpMs());
    this.#timeline = new WallTimeline(options.factStore);
    this.#account = new FireAccount({ ...options, repeated: this.#repeated });
  }

  /** Takes the schedules from the store and hands over what fell due since CronPilot ended. */
  start(): void {
    const { taskStore, now, lastAliveMs = null } = this.#options;
    this.#clocks = new ClockWatch(this.#options, lastAliveMs);
    const nowMs = now();
    this.#pace.keepQuiet(nowMs);
    for (const live of taskStore.liveSchedules()) this.#table.add(this.#entryOf(live));
    this.#timeline.begin(nowMs, this.#table.all(), lastAliveMs);
    this.#check();
  }

  /** Nothing is handed over after this. */
  stop(): void {
    this.#clocks = null;
    this.#timer?.cancel();
    this.#timer = null;
    this.#table.clear();
    this.#backlog.takeAll();
  }

  /**
   * Takes the task's schedules from the store again, after it was created, edited, enabled,
   * disabled, deleted or restored. A schedule that was not live before owes nothing of its past.
   */
  refreshTask(taskId: TaskId): void {
    if (!this.#clocks) return;
    const nowMs = this.#options.now();
    const before = [...this.#table.ofTask(taskId), ...this.#backlog.ofTask(taskId)];
    for (const entry of this.#table.ofTask(taskId)) this.#table.remove(entry);
    this.#backlog.removeTask(taskId);
    for (const live of this.#options.taskStore.liveSchedulesOf(taskId)) {
      const wasLive = before.some((entry) => entry.scheduleId === live.scheduleId);
      const cursorMs = wasLive ? live.cursorMs : Math.max(nowMs, live.cursorMs);
      this.#refresh({ ...live, cursorMs });
    }
    this.#arm();
  }

  /** Checks at once. */
  wake(reason: 'resume' | 'clock_jump'): void {
    if (this.#clocks) this.#check(reason === 'resume');
  }

  /** Call when somebody asks what comes next: a clock that was set would wait for the next tick. */
  followClock(): void {
    if (this.#clocks?.haveParted()) this.#check();
  }

  /**
   * Call before a change of tasks is stored: what is due by now is accounted for by the tasks as
   * they are, and what the change places in time knows of a clock that was set.
   */
  settle(): void {
    if (!this.#clocks) return;
    do this.#check();
    while (!this.#backlog.isEmpty && this.#failureCount === 0);
  }

  /** Soonest first. */
  nextFires(limit: number): readonly NextFireTime[] {
    return this.#table
      .first(limit)
      .map(({ scheduleId, live, fireAtMs }) => ({ scheduleId, taskId: live.taskId, fireAtMs }));
  }

  /** What the task's schedules have next, each one's soonest. */
  nextFiresOf(taskId: TaskId): readonly NextOfSchedule[] {
    const clockEpoch = this.#timeline.epoch;
    return this.#table.ofTask(taskId).map(({ scheduleId, fireAtMs, cursorMs }) => ({
      scheduleId,
      fireAtMs,
      cursorMs,
      clockEpoch,
    }));
  }

  #check(resumed = false): void {
    const look = this.#clocks?.look(resumed);
    if (!look) return;
    this.#notice(look);
    try {
      const restart = this.#timeline.follow(look.nowMs);
      if (restart) this.#startOver(restart);
      this.#handOver(look);
      if (resumed || look.slept) this.#options.onAwake?.(look.nowMs);
      this.#failureCount = 0;
      this.#options.onTick?.();
    } catch (error) {
      this.#failureCount += 1;
      this.#heldSinceMs ??= look.nowMs;
      this.#options.log(`Could not hand over what fell due: ${inFull(error)}`);
    }
    this.#arm();
  }

  #arm(): void {
    this.#timer?.cancel();
    this.#timer = null;
    if (!this.#clocks) return;
    const untilNextMs = this.#table.nextFireAtMs() - this.#options.now();
    const dueMs = this.#backlog.isEmpty ? Math.max(0, untilNextMs) : 0;
    const delayMs = this.#failureCount > 0 ? FIRST_RETRY_MS * 2 ** (this.#failureCount - 1) : dueMs;
    this.#timer = this.#options.setTimer(() => this.#check(), Math.min(delayMs, MAX_TICK_MS));
  }

  /** Takes note of what the clocks say, which they say only once. */
  #notice(look: Look): void {
    const { nowMs, lastMs, setBackMs, slept } = look;
    const setBackToMs = this.#repeated.note(look);
    if (slept) {
      this.#pace.keepQuiet(nowMs);
      this.#options.onSlept?.(lastMs, nowMs);
    }
    if (setBackToMs === null) return;
    this.#pace.setBack(setBackMs);
    this.#timeline.noteSetBack(setBackToMs);
    this.#heldSinceMs = setBackToMs;
    this.#options.onSetBack?.(setBackMs);
  }

  /** After the clock was set back or the zone has changed. */
  #startOver(restart: Restart): void {
    for (const entry of this.#backlog.takeAll()) this.#table.add(entry);
    this.#table.replaceAll(restart);
  }

  /** As much of it as one turn of the loop has time for. @throws what `onDue` throws */
  #handOver(look: Look): void {
    const { nowMs, jump } = look;
    const heldSinceMs = this.#heldSinceMs ?? nowMs;
    const onTimeFromMs = (nowMs - heldSinceMs <= MAX_HELD_MS ? heldSinceMs : nowMs) - ON_TIME_MS;
    const fallen = this.#table.takeUntil(nowMs);
    this.#backlog.add(fallen, ({ fireAtMs }) => jump !== null || fireAtMs < onTimeFromMs);
    if (!this.#backlog.isEmpty) this.#handOverSlice(look, onTimeFromMs);
    if (this.#backlog.isEmpty) {
      this.#timeline.settle();
      this.#clocks?.settle();
      this.#heldSinceMs = null;
    } else this.#heldSinceMs ??= nowMs;
  }

  #handOverSlice(look: Look, onTimeFromMs: number): void {
    const { nowMs } = look;
    const untilMs = this.#options.monotonicNow() + TURN_MS;
    const question = { ...look, onTimeFromMs, clockEpoch: this.#timeline.epoch };
    const slice = this.#backlog.takeSlice({
      decide: (entry) => this.#account.decide(entry, question),
      plan: (due) => this.#pace.plan(due, nowMs),
      hasTime: () => this.#options.monotonicNow() < untilMs,
    });
    if (slice.length === 0) return;
    try {
      const due = slice.flatMap((decided) => decided.due).sort(byFireTime);
      this.#record(slice, due);
      this.#pace.settle(due, nowMs);
    } catch (error) {
      for (const { entry } of slice) this.#table.add(entry);
      for (const entry of this.#backlog.takeAll()) this.#table.add(entry);
      throw error;
    }
    for (const decided of slice) this.#remember(decided);
  }

  #record(slice: readonly Decided[], due: readonly Due[]): void {
    let hasAdvanced = false;
    this.#options.onDue(due, () => {
      for (const { entry, nextFireAtMs, cursorMs } of slice) {
        this.#options.taskStore.setNextFire(entry.scheduleId, nextFireAtMs, cursorMs);
      }
      hasAdvanced = true;
    });
    if (!hasAdvanced) throw new Error('onDue returned without having called advance');
  }

  #remember({ entry, nextFireAtMs, cursorMs }: Decided): void {
    this.#table.add({ ...entry, fireAtMs: nextFireAtMs ?? Infinity, cursorMs });
  }

  /** One without a fire time is looked at by the next check, which computes it. */
  #entryOf(live: LiveSchedule): Entry {
    const { scheduleId, nextFireAtMs, cursorMs } = live;
    const isKnown = nextFireAtMs !== null && nextFireAtMs > cursorMs;
    return { scheduleId, live, fireAtMs: isKnown ? nextFireAtMs : cursorMs, cursorMs };
  }

  /** Computes at once, so that whoever made the change can see the next fire time. */
  #refresh(live: LiveSchedule): void {
    const entry = this.#entryOf(live);
    if (entry.fireAtMs > live.cursorMs) return this.#table.add(entry);
    const nextFireAtMs = this.#account.nextFireAfter(live, live.cursorMs, this.#timeline.epoch);
    this.#options.taskStore.setNextFire(live.scheduleId, nextFireAtMs, live.cursorMs);
    this.#remember({ entry, due: [], nextFireAtMs, cursorMs: live.cursorMs });
  }
}

function inFull(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
