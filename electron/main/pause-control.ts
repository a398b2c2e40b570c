/** Holds all schedules when the user says so, lets them go on in time, and notes both. */

import type { Pause } from '../shared/status.ts';
import type { Task } from '../shared/task.ts';
import type { AppLog } from './app-log.ts';
import { PauseTimer } from './pause-timer.ts';
import type { Pauses } from './run/holds.ts';
import type { SettingsStore } from './settings.ts';
import type { Database } from './store/database.ts';
import { PauseStore } from './store/pause-store.ts';
import { unlessRefused } from './unless-refused.ts';

export interface PauseOptions {
  readonly settings: SettingsStore;
  readonly log: Pick<AppLog, 'warn'>;
}

export class PauseControl {
  readonly #options: PauseOptions;
  readonly #pauseStore: PauseStore;
  readonly #onChange: () => void;
  readonly #timer: PauseTimer;

  constructor(options: PauseOptions, database: Database, onChange: () => void) {
    this.#options = options;
    this.#pauseStore = new PauseStore(database);
    this.#onChange = onChange;
    this.#timer = new PauseTimer(
      () => options.settings.pause()?.untilMs ?? null,
      () => unlessRefused(() => this.set(null), options.log),
    );
  }

  /** The pause in force; one whose time has come counts as none. */
  get current(): Pause | null {
    const pause = this.#options.settings.pause();
    return pause?.untilMs !== null && pause && pause.untilMs <= Date.now() ? null : pause;
  }

  /** What holds fire times back now, and what did when they were due. */
  get holds(): Pauses {
    return { pause: this.current, pauseAt: (ms) => this.at(ms) };
  }

  /** The pause that a time lies in, which may be over by now; null when there was none. */
  at(ms: number): Pause | null {
    const covers = ({ sinceMs, untilMs }: Pause) => sinceMs <= ms && ms < (untilMs ?? Infinity);
    return this.after(ms).find(covers) ?? null;
  }

  /** Those in which times after one may lie, oldest first. */
  after(ms: number): readonly Pause[] {
    const nowMs = Date.now();
    const past = this.#pauseStore.after(ms).flatMap(({ startedAtMs, endedAtMs }) => {
      // One that ended later than now did so before the clock was set back.
      const isOver = endedAtMs !== null && endedAtMs <= nowMs;
      return isOver ? [{ sinceMs: startedAtMs, untilMs: endedAtMs }] : [];
    });
    const last = this.#options.settings.pause();
    return last ? [...past, last] : past;
  }

  /** With the task's own. */
  afterFor({ pause }: Pick<Task, 'pause'>, ms: number): readonly Pause[] {
    return pause ? [...this.after(ms), pause] : this.after(ms);
  }

  start(): void {
    this.#note(this.#options.settings.pause());
    this.#timer.arm();
  }

  stop(): void {
    this.#timer.stop();
  }

  /** Null lets schedules go on. @throws AppError `unavailable` when it cannot be saved */
  set(pause: Pause | null): void {
    const { settings } = this.#options;
    const before = settings.pause();
    settings.setPause(pause);
    this.#note(before);
    this.#timer.arm();
    this.#onChange();
  }

  /** The pause before has ended now, or when its time had come. */
  #note(before: Pause | null): void {
    const endedAtMs = Math.min(Date.now(), before?.untilMs ?? Infinity);
    unlessRefused(() => this.#pauseStore.record(this.current, endedAtMs), this.#options.log);
  }
}
