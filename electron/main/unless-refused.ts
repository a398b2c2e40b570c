/** Does what a full disk may refuse: it costs a line of the log then, not CronPilot. */

import { AppError } from '../shared/errors.ts';
import type { AppLog } from './app-log.ts';

/** @throws whatever is no AppError */
export function unlessRefused(work: () => void, log: Pick<AppLog, 'warn'>): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn(error.message);
  }
}
