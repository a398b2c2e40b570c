/** What is told of runs, each time after it was stored. */

import type { Run, RunId } from '../../shared/run.ts';

export interface RunEvents {
  changed: [Run];
  logGrew: [{ readonly runId: RunId; readonly totalBytes: number }];
}
