/** Decides what takes back a change of tasks, for each as it was before. */

import { assertNever } from '../../../electron/shared/errors.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import type { TaskChange } from '../../../electron/shared/task-change.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';

interface Request {
  readonly taskIds: number[];
  readonly change: TaskChange;
}

/** @param subjects the tasks that were changed, as they were before */
export function undoRequests(
  subjects: readonly Pick<TaskSummary, 'task'>[],
  change: TaskChange,
  nowMs: number,
): readonly Request[] {
  const back = opposite(change);
  const requests = new Map<string, Request>();
  const add = (taskId: number, each: TaskChange) => {
    const key = JSON.stringify(each);
    const known = requests.get(key);
    if (known) known.taskIds.push(taskId);
    else requests.set(key, { taskIds: [taskId], change: each });
  };
  for (const { task } of subjects) {
    const pause = endsPause(change) ? pauseInForce(task, nowMs) : null;
    // An earlier pause takes the place of the later one at once: nothing falls due in between.
    if (back && !(pause && change.kind === 'pause')) add(task.id, back);
    if (pause) add(task.id, { kind: 'pause', ...pause });
  }
  return [...requests.values()];
}

/** Switching a task off ends its pause, and a pause takes the place of an earlier one. */
function endsPause({ kind }: TaskChange): boolean {
  return kind === 'pause' || kind === 'disable' || kind === 'enable';
}

/** Null when there is no way back. */
export function opposite(change: TaskChange): TaskChange | null {
  switch (change.kind) {
    case 'enable':
      return { kind: 'disable' };
    case 'disable':
      return { kind: 'enable' };
    case 'delete':
      return { kind: 'restore' };
    case 'pause':
      return { kind: 'resume' };
    case 'add_tag':
      return { kind: 'remove_tag', tag: change.tag };
    case 'remove_tag':
      return { kind: 'add_tag', tag: change.tag };
    case 'set_favourite':
      return { kind: 'set_favourite', favourite: !change.favourite };
    case 'restore':
    case 'resume':
      return null;
    default:
      return assertNever(change);
  }
}
