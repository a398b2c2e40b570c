/** Follows a wall clock that is set back and a zone that changes: from where each schedule goes on. */

import type { FactStore } from '../store/fact-store.ts';
import { MIN_SET_BACK_MS } from './clock-watch.ts';
import { refreshSystemTimeZone } from './system-time-zone.ts';
import type { Entry } from './fire-table.ts';

/** Gives a schedule its new place; one that is to be computed anew fires at its cursor. */
export type Restart = (entry: Entry) => Entry;

const EPOCH_FACT = 'clock_epoch';
const ZONE_FACT = 'time_zone';
/** The same wall-clock time is at most 26 hours apart in two zones. */
const LARGEST_SHIFT_MS = 48 * 3_600_000;
export class WallTimeline {
  readonly #factStore: FactStore;
  #epoch = 0;
  /** The one that the schedules are computed for. */
  #timeZone: string | null = null;
  #storedTimeZone: string | null = null;
  /** Everything until then had its turn, or is owed. */
  #lastMs: number | null = null;
  /** The earliest time that the clock may have been set back to. */
  #setBackToMs: number | null = null;

  constructor(factStore: FactStore) {
    this.#factStore = factStore;
  }

  /** Counts up each time the clock was set back. */
  get epoch(): number {
    return this.#epoch;
  }

  /** `lastAliveMs`: when an earlier CronPilot was last known to be alive. */
  begin(nowMs: number, entries: readonly Entry[], lastAliveMs: number | null): void {
    this.#epoch = Number(this.#factStore.get(EPOCH_FACT) ?? 0);
    this.#storedTimeZone = this.#factStore.get(ZONE_FACT);
    this.#timeZone = this.#storedTimeZone;
    this.#lastMs = lastAliveMs;
    const furthestMs = entries.reduce(
      (maxMs, { cursorMs }) => Math.max(maxMs, cursorMs),
      lastAliveMs ?? -Infinity,
    );
    if (furthestMs - nowMs >= MIN_SET_BACK_MS) this.noteSetBack(nowMs);
  }

  /** @param toMs the earliest time that the clock may have been set back to */
  noteSetBack(toMs: number): void {
    this.#setBackToMs = Math.min(toMs, this.#setBackToMs ?? Infinity);
  }

  /** How schedules go on, null when they do as before. @throws AppError when the disk refuses */
  follow(nowMs: number): Restart | null {
    const timeZone = refreshSystemTimeZone();
    const setBackToMs = this.#setBackToMs;
    if (setBackToMs !== null) this.#factStore.set(EPOCH_FACT, String(this.#epoch + 1));
    const steps: Restart[] = [];
    const lastMs = this.#lastMs ?? -Infinity;
    if (this.#timeZone !== null && timeZone !== this.#timeZone)
      steps.push((entry) => inOtherZone(entry, lastMs));
    if (setBackToMs !== null) {
      this.#epoch += 1;
      steps.push((entry) => afterSetBack(entry, setBackToMs));
    }
    this.#setBackToMs = null;
    this.#timeZone = timeZone;
    this.#lastMs = nowMs;
    return steps.length === 0 ? null : (entry) => steps.reduce((e, step) => step(e), entry);
  }

  /** Every schedule has gone on: after a crash until then, the zone will be a new one once more. */
  settle(): void {
    if (this.#timeZone === null || this.#timeZone === this.#storedTimeZone) return;
    this.#factStore.set(ZONE_FACT, this.#timeZone);
    this.#storedTimeZone = this.#timeZone;
  }
}

/**
 * Wall-clock schedules without a zone of their own go with the computer. What the old zone had due
 * until the change had its turn, so the new one takes over from there; but a single date that has
 * not come is due wherever the computer is, also when the new zone has it in the past.
 */
function inOtherZone(entry: Entry, lastMs: number): Entry {
  const { schedule } = entry.live;
  if ('timeZone' in schedule && schedule.timeZone !== null) return entry;
  const isOwed = entry.fireAtMs <= lastMs;
  let cursorMs = isOwed ? entry.cursorMs : Math.max(entry.cursorMs, lastMs);
  if (schedule.kind === 'once' && entry.fireAtMs < Infinity)
    cursorMs = Math.min(entry.cursorMs, entry.fireAtMs - LARGEST_SHIFT_MS);
  return { ...entry, cursorMs, fireAtMs: cursorMs };
}

/**
 * What follows the clock comes again, in a new epoch. Fixed times do so as well, but for those that
 * have a row: as in Vixie cron they are not repeated by a clock that was set back a little, and go
 * on from the new time after a correction.
 */
function afterSetBack(entry: Entry, toMs: number): Entry {
  return entry.cursorMs <= toMs ? entry : { ...entry, cursorMs: toMs, fireAtMs: toMs };
}
