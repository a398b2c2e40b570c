/** `cronpilot completion SHELL`: what makes a shell complete the commands. */

import { EXIT, UsageError } from '../cli-error.ts';
import { completionScript, completionShells } from '../completion.ts';
import { type Command, parseCommand } from '../context.ts';
import { listTasks } from '../list-tasks.ts';

/** `names` is what the scripts ask for the names of tasks. */
export const completionCommand: Command = async (args, { client, output }) => {
  const { positionals } = parseCommand(args, {});
  const [shell, ...rest] = positionals;
  if (shell === 'names' && rest.length === 0) {
    for (const { name } of await listTasks(client)) output.print(name);
    return EXIT.ok;
  }
  const known = completionShells.find((each) => each === shell);
  if (known === undefined || rest.length > 0) {
    throw new UsageError('Expected a shell: cronpilot completion bash, zsh or fish');
  }
  output.print(completionScript(known));
  return EXIT.ok;
};
