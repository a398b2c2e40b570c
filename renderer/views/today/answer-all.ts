/** Gives one answer to each of several runs that fell due while nobody was there. */

import { AppError } from '../../../electron/shared/errors.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { attempt } from '../../attempt.ts';

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
