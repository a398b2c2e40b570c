/** Makes a task name a program by its full path, or look for it in one more folder. */

import { toast } from 'sonner';

import { t } from '../../../electron/shared/i18n.ts';
import type { Task, TaskInput } from '../../../electron/shared/task.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';
import { shellWord } from '../../shell-word.ts';
import { offerUndo, undoable } from '../../undo.ts';

type Changed = Pick<TaskInput, 'action' | 'env'>;

/** Null when nothing of the task says where the program is looked for, or it is changed already. */
export function decideProgramPath(
  { action, env }: Changed,
  name: string,
  path: string,
): Changed | null {
  if (action.kind === 'command') {
    const command = withPath(action.command, name, path);
    if (command !== action.command) return { action: { ...action, command }, env };
  }
  const folder = path.slice(0, path.lastIndexOf('/'));
  const own = env['PATH'];
  if (own === undefined || folder === '' || own.split(':').includes(folder)) return null;
  return { action, env: { ...env, PATH: `${own}:${folder}` } };
}

/** Where a command of a shell's line begins, with the variables that are set for it alone. */
const COMMAND_START = String.raw`(^|[;&|(\n]|\$\(|\b(?:then|do|else|exec|sudo|nohup|time|env)\s)(\s*(?:\w+=\S*\s+)*)`;

/** In every place of the command that starts the program. */
function withPath(command: string, name: string, path: string): string {
  const program = name.replace(/[.+]/g, String.raw`\$&`);
  const start = new RegExp(String.raw`${COMMAND_START}${program}(?=$|[\s;&|)])`, 'g');
  const word = shellWord(path);
  return command.replace(start, (_all, before: string, own: string) => before + own + word);
}

/** With a way back. */
export async function saveProgramPath(task: Task, changed: Changed): Promise<void> {
  const {
    id: taskId,
    revision,
    createdAtMs: _created,
    updatedAtMs: _updated,
    deletedAtMs: _deleted,
    pause: _pause,
    storedSchedules: _schedules,
    ...input
  } = task;
  const update = { taskId, input: { ...input, ...changed }, expectedRevision: revision };
  const saved = await undoable(attempt(call('tasks.update', update)));
  if (!saved) return;
  offerUndo(t('“{task}” uses that path from its next run on.', { task: saved.name }), () => {
    void attempt(call('tasks.revert', { taskId, revision })).then(
      (back) => back && toast(t('“{task}” is as it was.', { task: back.name })),
    );
  });
}
