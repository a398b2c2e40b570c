/** Makes the tasks like a file of definitions, as a whole or not at all. */

import { describeSchedules } from '../../shared/describe-schedule.ts';
import { AppError } from '../../shared/errors.ts';
import { parseOrThrow, quote } from '../../shared/parse.ts';
import { phrase } from '../../shared/phrase.ts';
import { changeSentence, diffTask } from '../../shared/task-diff.ts';
import { type Task, type TaskId, type TaskInput, taskInputSchema } from '../../shared/task.ts';
import type { AppliedDefinitions, DefinitionChange } from '../../shared/transfer.ts';
import type { TaskStore } from '../store/task-store.ts';
import { toTaskInput } from '../store/task-rows.ts';
import { type DefinedTask, DefinitionFile, matchTasks } from './definition-file.ts';
import { checkDurations, fromForm, readReference } from './definition-form.ts';

export interface ApplyParts {
  readonly taskStore: TaskStore;
  /** @throws AppError `invalid_input` for what this computer cannot do */
  readonly checkTask: (input: TaskInput, taskId: TaskId | null) => void;
  readonly now: () => number;
}

export interface ApplyOptions {
  /** Says what would change, and changes nothing. */
  readonly isDryRun: boolean;
  /** Deletes the tasks that the file does not name; they can be restored. */
  readonly prune: boolean;
}

export interface Applied extends AppliedDefinitions {
  readonly changedIds: readonly TaskId[];
}

/** Takes back the transaction of a dry run. */
class DryRun extends Error {
  readonly applied: Applied;
  constructor(applied: Applied) {
    super('dry run');
    this.applied = applied;
  }
}

/** @throws AppError `invalid_input` with the line of the first thing that is wrong; nothing changed then */
export function applyDefinitions(text: string, options: ApplyOptions, parts: ApplyParts): Applied {
  const file = new DefinitionFile(text);
  try {
    return parts.taskStore.transaction(() => {
      const applied = applyFile(file, options, parts);
      if (options.isDryRun) throw new DryRun(applied);
      return applied;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.applied;
    throw error;
  }
}

function applyFile(file: DefinitionFile, options: ApplyOptions, parts: ApplyParts): Applied {
  const { taskStore, now } = parts;
  const before = taskStore.list();
  const matched = matchTasks(file.tasks, before);
  const placed = placeTasks(file, matched, parts);
  // What is to be deleted is nothing to follow.
  const known = options.prune ? [] : before;
  const changes: DefinitionChange[] = [];
  const changedIds: TaskId[] = [];
  for (const defined of file.tasks) {
    const taskId = placed[defined.index] ?? 0;
    const input = readInput(file, defined, resolver(file, placed, known));
    const old = before.find(({ id }) => id === taskId);
    taskStore.update(taskId, input, now());
    const change = changeOf(old, input, options.isDryRun && !old ? null : taskId);
    if (change) {
      changes.push(change);
      changedIds.push(taskId);
    }
  }
  checkAll(file, placed, parts);
  const kept = new Set(placed);
  const gone = options.prune ? before.filter(({ id }) => !kept.has(id)) : [];
  for (const { id: taskId, name: taskName } of gone) {
    taskStore.softDelete(taskId, now());
    changes.push({ kind: 'delete', taskId, taskName });
    changedIds.push(taskId);
  }
  const unchangedCount = file.tasks.length - changes.length + gone.length;
  return { changes, unchangedCount, isDryRun: options.isDryRun, changedIds };
}

/** Only now, since tasks that follow each other are judged by what all of them are to be. */
function checkAll(file: DefinitionFile, placed: readonly TaskId[], parts: ApplyParts): void {
  for (const { index } of file.tasks) {
    const taskId = placed[index] ?? 0;
    try {
      parts.checkTask(toTaskInput(parts.taskStore.get(taskId)), taskId);
    } catch (error) {
      throw error instanceof AppError ? file.locate(index, error) : error;
    }
  }
}

/** Ids for all tasks of the file, so that they can follow each other; new ones do nothing yet. */
function placeTasks(
  file: DefinitionFile,
  matched: readonly (TaskId | null)[],
  { taskStore, now }: ApplyParts,
): readonly TaskId[] {
  return file.tasks.map((defined, at) => {
    const known = matched[at];
    if (known !== null && known !== undefined) return known;
    const form = { ...defined.form };
    delete form['triggers'];
    const input = readInput(file, { ...defined, form }, () => 0);
    return taskStore.create(input, now()).id;
  });
}

function readInput(
  file: DefinitionFile,
  { form, index }: DefinedTask,
  resolve: (reference: unknown) => TaskId,
): TaskInput {
  try {
    checkDurations(form);
    return parseOrThrow(taskInputSchema, fromForm(form, resolve));
  } catch (error) {
    throw error instanceof AppError ? file.locate(index, error) : error;
  }
}

/** The file's own tasks come before others of the same name. */
function resolver(file: DefinitionFile, placed: readonly TaskId[], known: readonly Task[]) {
  return (value: unknown): TaskId => {
    const reference = readReference(value);
    const defined = file.tasks.find(
      ({ name, nth }) => name === reference?.name && nth === reference.nth,
    );
    if (defined) return placed[defined.index] ?? 0;
    const same = known.filter(({ name }) => name === reference?.name).map(({ id }) => id);
    const found = reference && same.sort((a, b) => a - b)[reference.nth - 1];
    if (found !== null && found !== undefined) return found;
    const wording = phrase('Expected the name of a task, got {value}', { value: quote(value) });
    throw new AppError('invalid_input', wording, { field: 'triggers' });
  };
}

function changeOf(
  old: Task | undefined,
  input: TaskInput,
  taskId: TaskId | null,
): DefinitionChange | null {
  if (!old) return { kind: 'create', taskId, taskName: input.name };
  const fields = diffTask(toTaskInput(old), input).map((change) => ({
    ...change,
    sentence: changeSentence(change, describeSchedules),
  }));
  return fields.length === 0
    ? null
    : { kind: 'update', taskId: old.id, taskName: input.name, fields };
}
