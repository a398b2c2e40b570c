/** A new task that runs a file, as the editor is filled with it. Pure. */

import { taskActionSchema, type TaskAction } from '../../../electron/shared/task-action.ts';
import type { TaskInput } from '../../../electron/shared/task.ts';
import { shellWord } from '../../shell-word.ts';
import { emptyTask } from './form-state.ts';
import { formToSchedule, newScheduleForm } from './schedule-form.ts';

export interface RunnableFile {
  /** Absolute. */
  readonly path: string;
  /** One of the kinds a dropped file can have; anything else is a script. */
  readonly as: string;
}

/** Named like the file, in the form's own schedule. */
export function fileTask({ path, as }: RunnableFile): TaskInput {
  const [, filename = path] = /([^\\/]+)$/.exec(path) ?? [];
  const { schedules, ...task } = emptyTask;
  const schedule = formToSchedule(newScheduleForm);
  return {
    ...task,
    name: filename,
    action: actionOf(path, as),
    schedules: schedule ? [schedule] : schedules,
  };
}

function actionOf(path: string, as: string): TaskAction {
  switch (as) {
    case 'python':
    case 'module':
      return taskActionSchema.parse({ kind: as, path });
    case 'program':
      return taskActionSchema.parse({ kind: 'command', command: shellWord(path) });
    default:
      return taskActionSchema.parse({ kind: 'script', path });
  }
}
