/** `cronpilot next`: which tasks are due next, and when. */

import { EXIT } from '../cli-error.ts';
import { type Command, parseCommand, refusePositionals } from '../context.ts';
import { formatTable } from '../table.ts';
import { pauseWords, whenWords } from '../when.ts';

export const nextCommand: Command = async (args, { client, output, now }) => {
  const { values, positionals } = parseCommand(args, {});
  refusePositionals(positionals, 'next');
  const { next, pause } = await client.call('status.get', undefined);
  if (values.json) {
    output.print(JSON.stringify(next, null, 2));
    return EXIT.ok;
  }
  if (pause) output.warn(pauseWords(pause, now()));
  const rows = next.map(({ taskId, taskName, fireAtMs }) => [
    whenWords(fireAtMs, now()),
    `#${taskId}`,
    taskName,
  ]);
  output.print(
    rows.length === 0 ? 'No task is due.' : formatTable(['DUE', 'ID', 'TASK'], rows, output),
  );
  return EXIT.ok;
};
