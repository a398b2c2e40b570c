/** Answers runs that fell due while nobody was there, one or several. */

import { AppError } from '../../../electron/shared/errors.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';

/** One after the other, as far as none is refused; one that began by itself meanwhile needs no answer. */
export async function answerAll(
  runs: readonly Run[],
  answer: (run: Run) => Promise<unknown>,
): Promise<void> {
  for (const run of runs) {
    const answered = answer(run).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    });
    if ((await attempt(answered.then(() => true))) === null) return;
  }
}

/** Skips one that waits to catch up; one that has begun meanwhile goes on, and that is a `conflict`. */
export const takeOut = (run: Run) => call('runs.stop', { runId: run.id, onlyWaiting: true });
