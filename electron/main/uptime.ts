/** Notes when CronPilot runs and when the computer is awake, as its signals and its clocks tell. */

import { AppError } from '../shared/errors.ts';
import type { Database } from './store/database.ts';
import { PeriodStore } from './store/period-store.ts';

/** How exactly a crash leaves behind when CronPilot was last alive. */
const TOUCH_EVERY_MS = 30_000;

/** A signal that comes twice, or not at all, changes nothing of what is noted. */
export class Uptime {
  readonly #database: Database;
  readonly #log: (message: string) => void;
  readonly #app: PeriodStore;
  readonly #awake: PeriodStore;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database, log: (message: string) => void) {
    this.#database = database;
    this.#log = log;
    this.#app = new PeriodStore(database, 'app');
    this.#awake = new PeriodStore(database, 'awake');
  }

  /** When an earlier CronPilot was last known to be alive; null at the very first start. */
  get lastAliveMs(): number | null {
    return this.#app.lastEnd()?.endedAtMs ?? null;
  }

  start(): void {
    this.#note((nowMs) => {
      this.#app.open(nowMs);
      this.#awake.open(nowMs);
    });
    this.#timer = setInterval(() => this.#touch(), TOUCH_EVERY_MS);
  }

  /** Whether the computer goes on being awake nobody knows then, so that period has no end. */
  stop(): void {
    clearInterval(this.#timer);
    this.#touch();
    this.#note((nowMs) => this.#app.close(nowMs));
  }

  suspended(): void {
    this.#note((nowMs) => this.#awake.close(nowMs));
  }

  resumed(): void {
    this.#note((nowMs) => {
      if (!this.#awake.isOpen) this.#awake.open(nowMs);
    });
  }

  /** The clocks say that the computer slept for some time between the two. */
  slept(fromMs: number, toMs: number): void {
    this.#note(() => this.#awake.interrupt(fromMs, toMs));
  }

  #touch(): void {
    this.#note((nowMs) => {
      this.#app.touch(nowMs);
      this.#awake.touch(nowMs);
    });
  }

  /** A full disk costs a note of when CronPilot was alive, not CronPilot. */
  #note(write: (nowMs: number) => void): void {
    try {
      this.#database.transaction(() => write(Date.now()));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#log(error.message);
    }
  }
}
