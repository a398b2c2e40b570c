/** Refuses triggers that could never fire, or would start tasks in a circle for ever. */

import { isAbsolute } from 'node:path';

import { expandHome } from '../../shared/expand-home.ts';
import { unexpected } from '../../shared/parse.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';
import type { Task, TaskId, TaskInput } from '../../shared/task.ts';
import type { TaskTrigger } from '../../shared/task-trigger.ts';

type Chained = Pick<Task, 'id' | 'name' | 'triggers' | 'deletedAtMs'>;

export interface TriggerSurroundings {
  readonly homeDir: string;
  /** The task that is edited; null for a new one. */
  readonly taskId: TaskId | null;
  /** Also those that are deleted. */
  readonly findTask: (taskId: TaskId) => Chained | null;
}

/**
 * A predecessor that was deleted may stay, since it can be restored; it cannot be added.
 *
 * @throws AppError `invalid_input` that names the field, the value and what was expected.
 */
export function checkTriggers(
  { name, triggers }: Pick<TaskInput, 'name' | 'triggers'>,
  surroundings: TriggerSurroundings,
): void {
  triggers.forEach((trigger, at) => {
    if (trigger.kind === 'file') checkPath(`triggers.${at}.path`, trigger.path, surroundings);
    if (trigger.kind !== 'after') return;
    const field = `triggers.${at}.taskIds`;
    for (const taskId of trigger.taskIds) {
      checkPredecessor(field, taskId, surroundings);
      checkCircle(field, name, taskId, surroundings);
    }
  });
}

/** Those that `triggers` wait for. */
export function predecessorsOf(triggers: readonly TaskTrigger[]): readonly TaskId[] {
  return triggers.flatMap((trigger) => (trigger.kind === 'after' ? trigger.taskIds : []));
}

function checkPath(field: string, path: string, { homeDir }: TriggerSurroundings): void {
  if (isAbsolute(expandHome(path, homeDir))) return;
  refuse(field, phrase('the full path of a file or folder, like /home/you/inbox'), path);
}

function checkPredecessor(
  field: string,
  predecessorId: TaskId,
  { taskId, findTask }: TriggerSurroundings,
): void {
  const predecessor = findTask(predecessorId);
  if (!predecessor) refuse(field, phrase('tasks that exist'), String(predecessorId));
  if (predecessor.deletedAtMs === null) return;
  const before = taskId === null ? null : findTask(taskId);
  if (predecessorsOf(before?.triggers ?? []).includes(predecessorId)) return;
  refuse(field, phrase('tasks that are not deleted'), predecessor.name);
}

function checkCircle(
  field: string,
  name: string,
  predecessorId: TaskId,
  { taskId, findTask }: TriggerSurroundings,
): void {
  if (taskId === null) return;
  const path = pathBack(predecessorId, taskId, findTask);
  if (!path) return;
  const names = path.map((id) => (id === taskId ? name : (findTask(id)?.name ?? `task ${id}`)));
  refuse(
    field,
    phrase('tasks that do not wait for this one'),
    [...names.toReversed(), name].join(' → '),
  );
}

/** From a task over what it waits for to `goal`, both included; null when there is no such way. */
function pathBack(
  from: TaskId,
  goal: TaskId,
  findTask: TriggerSurroundings['findTask'],
): readonly TaskId[] | null {
  const cameFrom = new Map<TaskId, TaskId | null>([[from, null]]);
  const waiting = [from];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (id === goal) return wayTo(id, cameFrom);
    for (const next of predecessorsOf(findTask(id)?.triggers ?? [])) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      waiting.push(next);
    }
  }
  return null;
}

function wayTo(goal: TaskId, cameFrom: ReadonlyMap<TaskId, TaskId | null>): readonly TaskId[] {
  const way: TaskId[] = [];
  for (let id: TaskId | null = goal; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id);
  return way;
}

function refuse(field: string, expected: Phrase, value: string): never {
  throw unexpected(field, expected, value);
}
