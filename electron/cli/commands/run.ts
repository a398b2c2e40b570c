/** `cronpilot run NAME`: starts a task now, and waits for it when asked to. */

import type { RequestInput } from '../../shared/ipc-contract.ts';
import type { Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import { outcomeSentence, progressWords } from '../../shared/words.ts';
import type { Progress } from '../../shared/worker-protocol.ts';
import { absolutePath } from '../absolute-path.ts';
import { type Command, type Context, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { LogTail } from '../log-tail.ts';
import { listTasks } from '../list-tasks.ts';
import { splitNameValue } from '../name-value.ts';
import { exitCodeOf, watchRun } from '../watch-run.ts';

export const runCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {
    wait: { type: 'boolean', short: 'w', default: false },
    follow: { type: 'boolean', short: 'f', default: false },
    param: { type: 'string', multiple: true },
  });
  const name = nameIn(positionals, 'run');
  const task = findTask(await listTasks(context.client), name);
  const request = { taskId: task.id, params: toParams(values.param ?? [], task, context.cwd) };
  const run =
    values.wait || values.follow
      ? await runToEnd(request, values.follow && !values.json, context)
      : await context.client.call('runs.start', request);
  const sentence = outcomeSentence(run, context.now());
  if (values.json) context.output.print(JSON.stringify(run, null, 2));
  else if (values.wait || values.follow) context.output.warn(sentence);
  else context.output.print(`Run ${run.id}: ${sentence}`);
  return exitCodeOf(run);
};

async function runToEnd(
  request: RequestInput<'runs.start'>,
  follow: boolean,
  { client, output, setLastWords }: Context,
): Promise<Run> {
  const events = await client.events();
  try {
    const run = await client.call('runs.start', request);
    setLastWords(`Run ${run.id} goes on. Stop it: cronpilot stop ${run.id}`);
    const tail = follow ? new LogTail(run.id, client, output) : null;
    // A log on the same terminal leaves no line to write over.
    const show = follow ? undefined : (said: Progress) => output.passing(progressWords(said));
    return await watchRun(run, events, tail, show);
  } finally {
    if (!follow) output.passing('');
    events.close();
  }
}

/** A file is meant from here, where CronPilot may not be. */
function toParams(
  pairs: readonly string[],
  { parameters }: Pick<Task, 'parameters'>,
  cwd: string,
): Record<string, string> {
  const isFile = (name: string) =>
    parameters.some((parameter) => parameter.name === name && parameter.type === 'file');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, value] = splitNameValue('param', pair);
      return [name, isFile(name) && value !== '' ? absolutePath(value, cwd) : value];
    }),
  );
}
