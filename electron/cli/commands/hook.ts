/** `cronpilot hook NAME`: makes a new address by which others start a task. */

import { EXIT } from '../cli-error.ts';
import { type Command, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { listTasks } from '../list-tasks.ts';

export const hookCommand: Command = async (args, { client, output }) => {
  const { values, positionals } = parseCommand(args, {});
  const { id: taskId } = findTask(await listTasks(client), nameIn(positionals, 'hook'));
  const { token, path } = await client.call('tasks.webhookToken', { taskId });
  const { socketPath } = client;
  const { url } = await client.call('api.status', undefined);
  if (values.json) {
    output.print(JSON.stringify({ token, path, socketPath, url: url && url + path }, null, 2));
    return EXIT.ok;
  }
  if (url !== null) output.print(`curl -X POST ${url}${path}`);
  output.print(`curl -X POST --unix-socket ${quote(socketPath)} http://localhost${path}`);
  output.warn('Keep it like a password: it is shown this once, and earlier ones have ended.');
  return EXIT.ok;
};

/** For a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
