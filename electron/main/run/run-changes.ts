/**
 * Changes runs: the one place where a run changes state.
 *
 * Every change goes the same way: store first, then one event, so that whoever hears of a change
 * can already read it.
 */

import { EventEmitter } from 'node:events';

import type { Run, RunId } from '../../shared/run.ts';
import type { Database } from '../store/database.ts';
import type { RunStore } from '../store/run-store.ts';
import type { NewRun } from './new-run.ts';
import type { RunEvents } from './run-events.ts';

/** Writes inside one transaction; what was written is told after it. */
export interface RunWriter {
  insert(run: NewRun): Run;
  update(runId: RunId, change: Partial<NewRun>): Run;
  /** For a row that was written elsewhere in the same transaction. */
  tell(run: Run): void;
}

export class RunChanges {
  readonly events = new EventEmitter<RunEvents>();
  readonly #database: Database;
  readonly #runStore: RunStore;
  /** Stored, and not yet told. */
  readonly #untold = new Map<RunId, Run>();
  #isTelling = false;
  /** Commits that are still being remembered, one inside the other. */
  #rememberDepth = 0;

  constructor(database: Database, runStore: RunStore) {
    this.#database = database;
    this.#runStore = runStore;
  }

  /**
   * All of `work` or nothing of it; on the disk within a second. Not for use inside another
   * transaction.
   *
   * Runs are told in the order of their first change, each once, as they are by then. What a
   * listener changes is told after what it heard of.
   * @param remember Before anything is told: brings what is kept in memory in line with what was
   *   stored, and does at once what must not wait for listeners, further commits among them.
   */
  commit<T>(work: (write: RunWriter) => T, remember?: (result: T) => void): T {
    const changed = new Map<RunId, Run>();
    const tell = (run: Run): Run => {
      changed.set(run.id, run);
      return run;
    };
    const result = this.#database.transaction(() =>
      work({
        insert: (run) => tell(this.#runStore.insert(run)),
        update: (runId, change) => tell(this.#runStore.update(runId, change)),
        tell,
      }),
    );
    for (const [runId, run] of changed) this.#untold.set(runId, run);
    this.#rememberDepth += 1;
    try {
      remember?.(result);
    } finally {
      this.#rememberDepth -= 1;
    }
    this.#tellAll();
    return result;
  }

  /** A change of one run alone. */
  move(runId: RunId, change: Partial<NewRun>, remember?: (run: Run) => void): Run {
    return this.commit((write) => write.update(runId, change), remember);
  }

  #tellAll(): void {
    if (this.#isTelling || this.#rememberDepth > 0) return;
    this.#isTelling = true;
    try {
      for (const [runId, run] of this.#untold) {
        this.#untold.delete(runId);
        this.events.emit('changed', run);
      }
    } finally {
      this.#isTelling = false;
    }
  }
}
