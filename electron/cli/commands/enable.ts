/** `cronpilot enable NAME` and `cronpilot disable NAME`. */

import { EXIT } from '../cli-error.ts';
import { type Command, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { listTasks } from '../list-tasks.ts';

export const enableCommand: Command = (args, context) => setEnabled(true, args, context);
export const disableCommand: Command = (args, context) => setEnabled(false, args, context);

async function setEnabled(
  enabled: boolean,
  args: Parameters<Command>[0],
  { client, output }: Parameters<Command>[1],
): Promise<number> {
  const { values, positionals } = parseCommand(args, {});
  const name = nameIn(positionals, enabled ? 'enable' : 'disable');
  const { id: taskId } = findTask(await listTasks(client), name);
  const task = await client.call('tasks.setEnabled', { taskId, enabled });
  const sentence = `${task.name} is ${enabled ? 'enabled' : 'disabled'}.`;
  output.print(values.json ? JSON.stringify(task, null, 2) : sentence);
  return EXIT.ok;
}
