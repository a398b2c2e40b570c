/** Opens the editor: empty, filled with an example or a copy, or with the task to change. */

import type { ReactNode } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { isRevisionConflict } from '../../../electron/shared/revision-conflict.ts';
import type { TaskInput } from '../../../electron/shared/task.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { call } from '../../ipc.ts';
import { useSamples, useTask } from '../../query.ts';
import { readAgain } from '../../query-client.ts';
import { fileTask, type RunnableFile } from './file-task.ts';
import { newTaskForm, taskToForm } from './form-state.ts';
import { TaskEditor } from './task-editor.tsx';

export interface EditTaskViewProps {
  /** Null creates a task. */
  readonly taskId: number | null;
  /** Fills a new task with an example. */
  readonly sampleIndex?: number;
  /** Fills a new task with a copy of another. */
  readonly copyOfTaskId?: number;
  /** Fills a new task with a file to run. */
  readonly file?: RunnableFile;
}

export function EditTaskView(props: EditTaskViewProps) {
  const { taskId, sampleIndex, copyOfTaskId, file } = props;
  if (taskId !== null) return <EditTask taskId={taskId} />;
  if (copyOfTaskId !== undefined) return <NewCopy taskId={copyOfTaskId} />;
  if (sampleIndex !== undefined) return <NewFromSample at={sampleIndex} />;
  if (file !== undefined) return <NewTask source={fileTask(file)} backTo="/tasks" />;
  return <NewTask source={null} backTo="/tasks" />;
}

function EditTask({ taskId }: { taskId: number }) {
  const { data, error } = useTask(taskId);
  const store = async (input: TaskInput, revision: number | null) => {
    try {
      return await call('tasks.update', { taskId, input, expectedRevision: revision ?? undefined });
    } catch (refusal) {
      if (isRevisionConflict(refusal)) readAgain(['task', taskId]);
      throw refusal;
    }
  };
  if (!data) return <Absent title={t('Edit task')} error={error} />;
  return (
    <TaskEditor
      taskId={taskId}
      title={t('Edit {name}', { name: data.task.name })}
      initial={taskToForm(data.task)}
      stored={data.task}
      store={store}
      backTo={`/tasks/${taskId}`}
    />
  );
}

function NewCopy({ taskId }: { taskId: number }) {
  const { data, error } = useTask(taskId);
  if (!data) return <Absent title={t('New task')} error={error} />;
  const { task } = data;
  const source = { ...task, name: t('{name} (copy)', { name: task.name }) };
  return <NewTask source={source} backTo={`/tasks/${taskId}`} />;
}

function NewFromSample({ at }: { at: number }) {
  const { data, error } = useSamples();
  if (!data) return <Absent title={t('New task')} error={error} />;
  const sample = data[at];
  return <NewTask source={sample?.input ?? null} backTo="/tasks" />;
}

const createTask = (input: TaskInput) => call('tasks.create', input);

interface NewTaskProps {
  /** What it starts from; null is an empty form. */
  readonly source: TaskInput | null;
  readonly backTo: string;
}

function NewTask({ source, backTo }: NewTaskProps) {
  return (
    <TaskEditor
      taskId={null}
      title={t('New task')}
      initial={source ? taskToForm(source) : newTaskForm()}
      stored={null}
      store={createTask}
      backTo={backTo}
    />
  );
}

/** While the task is fetched, or because it cannot be. */
function Absent({ title, error }: { title: string; error: Error | null }): ReactNode {
  return (
    <>
      <PageHeader title={title} />
      {error && (
        <p role="alert" className="p-5 text-sm text-danger">
          {error.message}
        </p>
      )}
    </>
  );
}
