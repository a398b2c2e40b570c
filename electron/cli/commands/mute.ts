/** `cronpilot mute NAME [1d]` and `cronpilot unmute NAME`: what is told of a task. */

import { formatDateTime, parseDuration } from '../../shared/duration.ts';
import { EXIT } from '../cli-error.ts';
import { type Command, type Context, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { listTasks } from '../list-tasks.ts';

const DAY_MS = 86_400_000;

export const muteCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {});
  const givenMs = positionals.length > 1 ? parseDuration(positionals.at(-1) ?? '') : null;
  const name = nameIn(givenMs === null ? positionals : positionals.slice(0, -1), 'mute');
  const untilMs = context.now() + (givenMs ?? DAY_MS);
  return await setMute(name, untilMs, values.json, context);
};

export const unmuteCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {});
  return await setMute(nameIn(positionals, 'unmute'), null, values.json, context);
};

async function setMute(
  name: string,
  untilMs: number | null,
  asJson: boolean,
  { client, output, now }: Context,
): Promise<number> {
  const task = findTask(await listTasks(client), name);
  await client.call('alerts.mute', { taskId: task.id, untilMs });
  const sentence =
    untilMs === null
      ? `${task.name} is told of again.`
      : `Nothing is told of ${task.name} until ${formatDateTime(untilMs, now())}.`;
  output.print(asJson ? JSON.stringify({ taskId: task.id, untilMs }, null, 2) : sentence);
  return EXIT.ok;
}
