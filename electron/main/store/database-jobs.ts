/** Hands work on whole database files to a thread of its own, so that main's loop is not held. */

import { Worker } from 'node:worker_threads';

import { type ErrorPayload, fromErrorPayload } from '../../shared/errors.ts';
import type { DatabaseFacts } from './verify-database.ts';

export type DatabaseJob =
  | { readonly kind: 'copy'; readonly path: string; readonly copyPath: string }
  | { readonly kind: 'verify'; readonly path: string };

/** What the thread answers. */
export type DatabaseJobResult =
  | { readonly ok: true; readonly facts: DatabaseFacts }
  | { readonly ok: false; readonly error: ErrorPayload };

export type RunDatabaseJob = (job: DatabaseJob, signal: AbortSignal) => Promise<DatabaseFacts>;

/** @param threadPath the bundled database-thread.ts */
export function databaseJobs(threadPath: string): RunDatabaseJob {
  return async (job, signal) => {
    signal.throwIfAborted();
    const thread = new Worker(threadPath, { workerData: job });
    const end = () => void thread.terminate();
    signal.addEventListener('abort', end, { once: true });
    try {
      const result = await answerOf(thread);
      if (result.ok) return result.facts;
      throw fromErrorPayload(result.error);
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
