/** Hands work on whole logs to a thread, where neither 1 GiB nor an endless pattern holds main up. */

import { Worker } from 'node:worker_threads';

import { AppError } from '../../shared/errors.ts';
import type { LogLinePlace, LogMatches, LogQuery } from '../../shared/log-query.ts';

export type LogJob =
  | { readonly kind: 'search'; readonly path: string; readonly query: LogQuery }
  | { readonly kind: 'lineOfByte'; readonly path: string; readonly offsetBytes: number }
  | { readonly kind: 'byteOfLine'; readonly path: string; readonly line: number };

/** Null where the log is gone, or has no such line. */
export interface LogJobAnswers {
  readonly search: LogMatches | null;
  readonly lineOfByte: LogLinePlace | null;
  readonly byteOfLine: LogLinePlace | null;
}

export type RunLogJob = <J extends LogJob>(job: J) => Promise<LogJobAnswers[J['kind']]>;

/** A pattern that takes longer is one that would never end. */
const SLOWEST_PATTERN_MS = 10_000;

/** @param threadPath the bundled log-thread.ts */
export function logJobs(threadPath: string): RunLogJob {
  /** Of each kind of job and log the newest alone goes on: the window has changed its mind. */
  const threads = new Map<string, Worker>();
  return async <J extends LogJob>(job: J) => {
    const key = `${job.kind} ${job.path}`;
    if (job.kind === 'search') await threads.get(key)?.terminate();
    const thread = new Worker(threadPath, { workerData: job });
    threads.set(key, thread);
    const timer = setTimeout(() => void thread.terminate(), SLOWEST_PATTERN_MS);
    try {
      return await answerOf<J>(thread);
    } finally {
      clearTimeout(timer);
      if (threads.get(key) === thread) threads.delete(key);
      void thread.terminate();
    }
  };
}

function answerOf<J extends LogJob>(thread: Worker): Promise<LogJobAnswers[J['kind']]> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', (error) =>
      reject(
        error instanceof SyntaxError
          ? new AppError('invalid_input', `Not a regular expression: ${error.message}`)
          : error,
      ),
    );
    thread.once('exit', () => reject(new AppError('unavailable', 'This pattern takes too long')));
  });
}
