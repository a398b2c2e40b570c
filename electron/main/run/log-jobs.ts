/** Hands work on whole logs to a thread, where neither 1 GiB nor an endless pattern holds main up. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { AppError } from '../../shared/errors.ts';
import type { LogLinePlace, LogMatches, LogQuery } from '../../shared/log-query.ts';
import { phrase } from '../../shared/phrase.ts';

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
/** A thread costs 50 ms to start, which every letter of a search would wait for. */
const IDLE_THREAD_MS = 60_000;

/** @param threadPath the bundled log-thread.ts */
export function logJobs(threadPath: string): RunLogJob {
  const idle = new IdleThread(threadPath);
  /** Of each log the newest search alone goes on: the window has changed its mind. */
  const searches = new Map<string, Worker>();
  return async <J extends LogJob>(job: J) => {
    const thread = idle.take();
    if (job.kind === 'search') {
      void searches.get(job.path)?.terminate();
      searches.set(job.path, thread);
    }
    const timer = setTimeout(() => void thread.terminate(), SLOWEST_PATTERN_MS);
    try {
      const answer = await answerOf(thread, job);
      if (job.kind !== 'search' || searches.get(job.path) === thread) idle.keep(thread);
      return answer;
    } finally {
      clearTimeout(timer);
      if (searches.get(job.path) === thread) searches.delete(job.path);
    }
  };
}

/** Keeps one thread for the next job. */
class IdleThread {
  readonly #path: string;
  #thread: Worker | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  take(): Worker {
    clearTimeout(this.#timer);
    const thread = this.#thread ?? new Worker(this.#path);
    this.#thread = null;
    thread.ref();
    return thread;
  }

  keep(thread: Worker): void {
    clearTimeout(this.#timer);
    void this.#thread?.terminate();
    this.#thread = thread;
    thread.unref();
    this.#timer = setTimeout(() => {
      this.#thread = null;
      void thread.terminate();
    }, IDLE_THREAD_MS).unref();
  }
}

async function answerOf<J extends LogJob>(
  thread: Worker,
  job: J,
): Promise<LogJobAnswers[J['kind']]> {
  const listening = new AbortController();
  const { signal } = listening;
  thread.postMessage(job);
  try {
    return await Promise.race([
      once(thread, 'message', { signal }).then(([answer]) => answer as LogJobAnswers[J['kind']]),
      once(thread, 'exit', { signal }).then(() => {
        throw new AppError('unavailable', phrase('This pattern takes too long'));
      }),
    ]);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new AppError(
      'invalid_input',
      phrase('Not a regular expression: {message}', { message: error.message }),
    );
  } finally {
    listening.abort();
  }
}
