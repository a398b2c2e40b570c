/** Keeps the write-ahead log short, so that main need not fold it into the database itself. */

import type { RunDatabaseJob } from '../store/database-jobs.ts';
import type { Database } from '../store/database.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface CheckpointsOptions {
  readonly database: Pick<Database, 'changeCount'>;
  readonly databasePath: string;
  readonly runDatabaseJob: RunDatabaseJob;
}

/** A thread is not started for fewer rows; those of some twenty runs. */
const MIN_CHANGES = 200;

export class Checkpoints implements UpkeepJob {
  readonly name = 'checkpoint';
  readonly everyMs = 60_000;
  readonly #options: CheckpointsOptions;
  #foldedCount: number;

  constructor(options: CheckpointsOptions) {
    this.#options = options;
    this.#foldedCount = options.database.changeCount;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { database, databasePath: path, runDatabaseJob } = this.#options;
    const { changeCount } = database;
    if (changeCount - this.#foldedCount < MIN_CHANGES) return;
    await runDatabaseJob({ kind: 'checkpoint', path }, signal);
    this.#foldedCount = changeCount;
  }
}
