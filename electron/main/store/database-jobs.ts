/** Hands work on whole database files to a thread of its own, so that main's loop is not held. */

import { Worker } from 'node:worker_threads';

import { AppError } from '../../shared/errors.ts';
import type { RestoreDifference } from '../../shared/backup.ts';
import type { DatabaseFacts } from './verify-database.ts';

export type DatabaseJob =
  | { readonly kind: 'copy'; readonly path: string; readonly copyPath: string }
  | { readonly kind: 'checkpoint'; readonly path: string }
  /** What the restore of a backup would change. */
  | { readonly kind: 'compare'; readonly path: string; readonly backupPath: string };

export interface DatabaseJobAnswers {
  readonly copy: DatabaseFacts;
  readonly checkpoint: void;
  readonly compare: RestoreDifference;
}

/** What the thread answers. */
export type DatabaseJobResult =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly error: Pick<AppError, 'code' | 'wording'> };

export type RunDatabaseJob = <J extends DatabaseJob>(
  job: J,
  signal: AbortSignal,
) => Promise<DatabaseJobAnswers[J['kind']]>;

/** @param threadPath the bundled database-thread.ts */
export function databaseJobs(threadPath: string): RunDatabaseJob {
  return async <J extends DatabaseJob>(job: J, signal: AbortSignal) => {
    signal.throwIfAborted();
    const thread = new Worker(threadPath, { workerData: job });
    const end = () => void thread.terminate();
    signal.addEventListener('abort', end, { once: true });
    try {
      const result = await answerOf(thread);
      if (result.ok) return result.answer as DatabaseJobAnswers[J['kind']];
      throw new AppError(result.error.code, result.error.wording);
    } finally {
      signal.removeEventListener('abort', end);
      await thread.terminate();
    }
  };
}

function answerOf(thread: Worker): Promise<DatabaseJobResult> {
  return new Promise((resolve, reject) => {
    thread.once('message', (result: DatabaseJobResult) => resolve(result));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread for the database ended early')));
  });
}
