/** Does one thing to many tasks: to all of them or to none. */

import { assertNever, AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { TaskChange } from '../../shared/task-change.ts';
import { pauseInForce, type Task, type TaskId, type TaskInput } from '../../shared/task.ts';
import { toTaskInput } from '../store/task-rows.ts';
import type { TaskStore } from '../store/task-store.ts';

/** As in the schema of a task. */
const MAX_TAGS = 20;

/**
 * Returns those that were not so before, which is what undoing has to change back.
 *
 * @throws AppError `not_found`, `conflict` for a deleted task, `invalid_input`; nothing has changed then.
 */
export function changeTasks(
  taskIds: readonly TaskId[],
  change: TaskChange,
  taskStore: TaskStore,
  nowMs: number,
): readonly TaskId[] {
  if (change.kind === 'pause' && change.untilMs <= nowMs) {
    throw new AppError(
      'invalid_input',
      phrase('Expected `untilMs` to be a time in the future, got `{untilMs}`', {
        untilMs: String(change.untilMs),
      }),
      { field: 'change.untilMs' },
    );
  }
  return taskStore.together(() =>
    [...new Set(taskIds)].filter((taskId) => {
      const task = taskStore.get(taskId);
      if (isSo(task, change, nowMs)) return false;
      apply(task, change, taskStore, nowMs);
      return true;
    }),
  );
}

/** A pause is set anew each time: it may end at another moment. */
function isSo(task: Task, change: TaskChange, nowMs: number): boolean {
  switch (change.kind) {
    case 'enable':
      return task.enabled;
    case 'disable':
      return !task.enabled;
    case 'delete':
      return task.deletedAtMs !== null;
    case 'restore':
      return task.deletedAtMs === null;
    case 'pause':
      return false;
    case 'resume':
      return pauseInForce(task, nowMs) === null;
    case 'add_tag':
      return task.tags.includes(change.tag);
    case 'remove_tag':
      return !task.tags.includes(change.tag);
    case 'set_favourite':
      return task.favourite === change.favourite;
    default:
      return assertNever(change);
  }
}

function apply(task: Task, change: TaskChange, taskStore: TaskStore, nowMs: number): void {
  const edit = (input: Partial<TaskInput>) =>
    taskStore.update(task.id, { ...toTaskInput(task), ...input }, nowMs);
  switch (change.kind) {
    case 'enable':
    case 'disable':
      taskStore.setEnabled(task.id, change.kind === 'enable', nowMs);
      return;
    case 'delete':
      taskStore.softDelete(task.id, nowMs);
      return;
    case 'restore':
      taskStore.restore(task.id, nowMs);
      return;
    case 'pause':
      taskStore.setPause(task.id, change.untilMs, Math.min(change.sinceMs ?? nowMs, nowMs));
      return;
    case 'resume':
      taskStore.setPause(task.id, null, nowMs);
      return;
    case 'add_tag':
      if (task.tags.length >= MAX_TAGS) {
        throw new AppError(
          'invalid_input',
          phrase('"{name}" has {count} tags already.', { name: task.name, count: MAX_TAGS }),
        );
      }
      edit({ tags: [...task.tags, change.tag] });
      return;
    case 'remove_tag':
      edit({ tags: task.tags.filter((tag) => tag !== change.tag) });
      return;
    case 'set_favourite':
      edit({ favourite: change.favourite });
      return;
    default:
      assertNever(change);
  }
}
