/** `cronpilot logs NAME|RUN-ID`: a run's output, byte for byte, to the end of the run with `-f`. */

import { AppError } from '../../shared/errors.ts';
import { hasNoLog, isActive, isLogRemoved, type Run } from '../../shared/run.ts';
import { outcomeSentence } from '../../shared/words.ts';
import type { Client } from '../client.ts';
import { EXIT } from '../cli-error.ts';
import { type Command, type Context, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { LogTail } from '../log-tail.ts';
import { listTasks } from '../list-tasks.ts';
import { watchRun } from '../watch-run.ts';

/** Newest runs of a task among which one that was started is looked for. */
const SEARCHED_COUNT = 500;

export const logsCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {
    follow: { type: 'boolean', short: 'f', default: false },
  });
  const name = nameIn(positionals, 'logs');
  const { client, output } = context;
  if (values.json) {
    const run = await findRun(name, false, client);
    const path = await client.call('logs.path', { runId: run.id });
    output.print(JSON.stringify({ run, path }, null, 2));
    return EXIT.ok;
  }
  if (values.follow) return follow(name, context);
  const run = await findRun(name, false, client);
  const exists = await new LogTail(run.id, client, output).advance();
  if (!exists) throw new AppError('not_found', missing(run));
  return EXIT.ok;
};

async function follow(name: string, { client, output, now }: Context): Promise<number> {
  const events = await client.events();
  try {
    const run = await findRun(name, true, client);
    const ended = await watchRun(run, events, new LogTail(run.id, client, output));
    output.warn(outcomeSentence(ended, now()));
    return EXIT.ok;
  } finally {
    events.close();
  }
}

/** Of a task: its newest run with a log, or when following its oldest active one if there is one. */
async function findRun(text: string, following: boolean, client: Client): Promise<Run> {
  if (/^\d+$/.test(text)) return client.call('runs.get', { runId: Number(text) });
  const task = findTask(await listTasks(client), text);
  const runs = await client.call('runs.list', { taskId: task.id, limit: SEARCHED_COUNT });
  const active = following ? runs.findLast(({ state }) => isActive(state)) : undefined;
  const run =
    active ?? runs.find(({ logFilename }) => logFilename !== null) ?? runs.find(isLogRemoved);
  if (run) return run;
  throw new AppError('not_found', `${task.name} has not run yet.`);
}

function missing(run: Run): string {
  return hasNoLog(run)
    ? `Run ${run.id} has no log: ${outcomeSentence(run, Date.now())}`
    : `The log of run ${run.id} was removed.`;
}
