/** `cronpilot mail test`: sends an e-mail to the default recipients and shows what the server said. */

import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, parseCommand } from '../context.ts';

export const mailCommand: Command = async (args, { client, output }) => {
  const { values, positionals } = parseCommand(args, {});
  if (positionals.join(' ') !== 'test') throw new UsageError('Expected `mail test`');
  const result = await client.call('alerts.test', { channel: 'mail' });
  if (values.json) output.print(JSON.stringify(result, null, 2));
  else if (result.problem === null) output.print('The e-mail was sent.');
  else {
    for (const line of result.dialogue) output.print(line);
    output.warn(result.problem);
  }
  return result.problem === null ? EXIT.ok : EXIT.failed;
};
