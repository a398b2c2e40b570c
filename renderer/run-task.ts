/** Starts a task by hand; one with parameters asks for them first. */

import { toast } from 'sonner';

import { t } from '../electron/shared/i18n.ts';
import { reasonOf } from '../electron/shared/reason.ts';
import type { ParameterValues } from '../electron/shared/parameter.ts';
import type { Run } from '../electron/shared/run.ts';
import type { Task } from '../electron/shared/task.ts';
import { attempt } from './attempt.ts';
import { call } from './ipc.ts';

/** A task whose parameters are being asked for. */
export interface RunQuestion {
  readonly task: Task;
  readonly initial: ParameterValues;
  /** Null: the user thought better of it. @throws AppError that names the parameter */
  readonly answer: (values: ParameterValues | null) => Promise<void>;
}

let question: RunQuestion | null = null;
const listeners = new Set<() => void>();

export function currentQuestion(): RunQuestion | null {
  return question;
}

export function onQuestionChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Resolves with the run, or with null when nothing was started and the user knows why.
 *
 * @param initial Values to begin with, such as those of the run that is done again.
 */
export async function runTask(
  taskId: number,
  navigate: (path: string) => void,
  initial: ParameterValues | null = null,
): Promise<Run | null> {
  const summary = await attempt(call('tasks.get', { taskId }));
  if (!summary) return null;
  const { task } = summary;
  const run =
    task.parameters.length === 0
      ? await attempt(call('runs.start', { taskId }))
      : await ask(task, { ...defaultsOf(task), ...initial });
  if (run?.state === 'skipped') {
    toast(t('{task} was not started. {reason}', { task: task.name, reason: reasonOf(run) ?? '' }), {
      action: { label: t('Show'), onClick: () => navigate(`/runs/${run.relatedRunId ?? run.id}`) },
    });
  }
  return run;
}

function ask(task: Task, initial: ParameterValues): Promise<Run | null> {
  return new Promise((resolve) => {
    show({
      task,
      initial,
      answer: async (params) => {
        const run = params && (await call('runs.start', { taskId: task.id, params }));
        show(null);
        resolve(run);
      },
    });
  });
}

function defaultsOf({ parameters }: Task): ParameterValues {
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.name, parameter.default ?? '']),
  );
}

function show(next: RunQuestion | null): void {
  question = next;
  for (const listener of listeners) listener();
}
