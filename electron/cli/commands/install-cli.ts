/** `cronpilot install-cli`: puts this command into the user's own folder for programs. */

import { commandFileWords, isOnSearchPath } from '../../shared/command-file.ts';
import { EXIT } from '../cli-error.ts';
import { type Command, parseCommand, refusePositionals } from '../context.ts';

export const installCliCommand: Command = async (args, { client, output, searchPath }) => {
  const { values, positionals } = parseCommand(args, {
    remove: { type: 'boolean', default: false },
  });
  refusePositionals(positionals, 'install-cli');
  const told = await client.call(values.remove ? 'command.remove' : 'command.install', undefined);
  // The shell that asks may have another PATH than CronPilot.
  const isHere = isOnSearchPath(told.dir, searchPath);
  const status = isHere ? { ...told, folderOn: 'session' as const } : told;
  if (values.json) output.print(JSON.stringify(status, null, 2));
  else output.print(values.remove ? `${told.path} is removed.` : commandFileWords(status));
  return EXIT.ok;
};
