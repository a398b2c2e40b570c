/** What is told of runs, each time after it was stored. */

import type { Run, RunId } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Progress } from '../../shared/worker-protocol.ts';

export interface RunEvents {
  changed: [Run];
  /** Old runs of the task, or their logs, were removed. */
  pruned: [TaskId];
  logGrew: [{ readonly runId: RunId; readonly totalBytes: number }];
  /** Not stored. */
  progressed: [{ readonly runId: RunId; readonly progress: Progress }];
}
