/** Knows the triggers of all tasks that can be started by them: enabled and not deleted. */

import type { Task, TaskId } from '../../shared/task.ts';
import type { TaskTrigger, TaskTriggerKind, TaskTriggerOf } from '../../shared/task-trigger.ts';
import type { TaskStore } from '../store/task-store.ts';

export interface LiveTrigger<K extends TaskTriggerKind> {
  readonly taskId: TaskId;
  readonly trigger: TaskTriggerOf<K>;
}

export class TriggerIndex {
  readonly #taskStore: TaskStore;
  readonly #byTask = new Map<TaskId, readonly TaskTrigger[]>();

  constructor(taskStore: TaskStore) {
    this.#taskStore = taskStore;
    for (const task of taskStore.withTriggers()) this.#take(task);
  }

  /** Takes the task's triggers from the store again. */
  refresh(taskId: TaskId): void {
    this.#byTask.delete(taskId);
    this.#take(this.#taskStore.get(taskId));
  }

  of(taskId: TaskId): readonly TaskTrigger[] {
    return this.#byTask.get(taskId) ?? [];
  }

  all<K extends TaskTriggerKind>(kind: K): readonly LiveTrigger<K>[] {
    return [...this.#byTask].flatMap(([taskId, triggers]) =>
      triggers
        .filter((trigger): trigger is TaskTriggerOf<K> => trigger.kind === kind)
        .map((trigger) => ({ taskId, trigger })),
    );
  }

  /** Each task once. */
  tasksWith(...kinds: readonly TaskTriggerKind[]): readonly TaskId[] {
    return [...this.#byTask]
      .filter(([, triggers]) => triggers.some(({ kind }) => kinds.includes(kind)))
      .map(([taskId]) => taskId);
  }

  #take(task: Task): void {
    if (isLive(task) && task.triggers.length > 0) this.#byTask.set(task.id, task.triggers);
  }
}

/** Neither switched off nor deleted. */
export function isLive(task: Pick<Task, 'enabled' | 'deletedAtMs'>): boolean {
  return task.enabled && task.deletedAtMs === null;
}
