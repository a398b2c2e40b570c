/** Waiting runs for tests of the queue: whole ones, of which a test names only what it is about. */

import type { WaitingRun, WaitingTask } from '../../electron/main/run/decide-start.ts';
import { makeTaskInput } from './make-task.ts';

/** Of a task of its own, whose number is that of the run, if no other one is given. */
export function makeWaitingRun(
  id: number,
  task: Partial<WaitingTask> = {},
  overrides: Partial<WaitingRun> = {},
): WaitingRun {
  return {
    id,
    trigger: 'schedule',
    attempt: 1,
    notBeforeMs: null,
    deadlineMs: null,
    heedsConditions: true,
    obstacle: null,
    task: { ...makeTaskInput(), id, pause: null, ...task },
    ...overrides,
  };
}
