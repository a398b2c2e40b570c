/** Keeps CronPilot at work after an error that nobody caught, and says that there was one. */

import { formatClock } from '../shared/duration.ts';
import { t } from '../shared/i18n.ts';
import type { AppLog } from './app-log.ts';

export class UncaughtErrors {
  #lastAtMs: number | null = null;

  /**
   * Without a listener Electron opens a dialog of its own, and where there is no display that hangs
   * the whole process. What each part has to do it takes up again at its next turn.
   */
  constructor(log: AppLog, onChanged: () => void) {
    process.on('uncaughtException', (error) => {
      log.error('Nobody caught an error', error);
      this.#lastAtMs = Date.now();
      onChanged();
    });
  }

  /** A sentence; null while there was none. */
  get problem(): string | null {
    if (this.#lastAtMs === null) return null;
    const at = formatClock(this.#lastAtMs);
    return t(
      'Something went wrong inside CronPilot at {at}. Its log says what. If something does not work since, restart it.',
      { at },
    );
  }
}
