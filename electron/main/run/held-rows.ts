/** Joins the fire times that one hold keeps back: one row for each schedule. */

import type { Run, RunId } from '../../shared/run.ts';
import type { ScheduleId } from '../../shared/schedule.ts';
import type { OccurrenceStore } from '../store/occurrence-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Hold } from './holds.ts';
import type { NewRun } from './new-run.ts';
import type { NotStarted } from './run-service.ts';

interface HeldRow {
  /** Null for one that is not stored yet. */
  readonly id: RunId | null;
  row: NewRun;
}

export class HeldRows {
  readonly #stores: { readonly runStore: RunStore; readonly occurrenceStore: OccurrenceStore };
  readonly #rows = new Set<HeldRow>();
  /** The newest row of a schedule, null when it is none of a hold. */
  readonly #newest = new Map<ScheduleId, HeldRow | null>();

  constructor(stores: { readonly runStore: RunStore; readonly occurrenceStore: OccurrenceStore }) {
    this.#stores = stores;
  }

  /** In order of time for each schedule. */
  add(hold: Hold, scheduleId: ScheduleId, row: NotStarted): void {
    const newest = this.#newestOf(scheduleId, row);
    const canJoin = newest && newest.row.clockEpoch === row.clockEpoch && hold.isOf(newest.row);
    const held = canJoin ? newest : { id: null, row };
    if (canJoin) held.row = joined(newest.row, row);
    this.#rows.add(held);
    this.#newest.set(scheduleId, held);
  }

  /** Another row follows. */
  endOf(scheduleId: ScheduleId): void {
    this.#newest.set(scheduleId, null);
  }

  /** Those to be stored. */
  get added(): readonly NotStarted[] {
    return [...this.#rows]
      .filter(({ id }) => id === null)
      .map(({ row }) => ({ ...row, state: 'skipped' }));
  }

  /** Stores what was joined to rows that are stored already, and returns them. */
  extend(): readonly Run[] {
    return [...this.#rows].flatMap(({ id, row }) => {
      if (id === null) return [];
      const { dueCount, dueFromMs, scheduledForMs, finishedAtMs } = row;
      const change = { dueCount, dueFromMs, scheduledForMs, finishedAtMs };
      return [this.#stores.runStore.update(id, change)];
    });
  }

  #newestOf(scheduleId: ScheduleId, { scheduledForMs }: NewRun): HeldRow | null {
    const known = this.#newest.get(scheduleId);
    if (known !== undefined) return known;
    const stored = this.#stores.occurrenceStore.latestBefore(scheduleId, scheduledForMs ?? 0);
    return stored && { id: stored.id, row: stored };
  }
}

function joined(first: NewRun, { dueCount, scheduledForMs, finishedAtMs }: NewRun): NewRun {
  const dueFromMs = first.dueFromMs ?? first.scheduledForMs;
  return {
    ...first,
    scheduledForMs,
    dueCount: first.dueCount + dueCount,
    dueFromMs,
    finishedAtMs,
  };
}
