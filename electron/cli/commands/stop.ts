/** `cronpilot stop NAME|RUN-ID`: stops a run, or every active run of a task. */

import { AppError } from '../../shared/errors.ts';
import { activeStates, type Run } from '../../shared/run.ts';
import type { Client } from '../client.ts';
import { EXIT } from '../cli-error.ts';
import { type Command, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { listTasks } from '../list-tasks.ts';

/** Far above the most runs one task can have at a time. */
const MAX_ACTIVE = 500;

export const stopCommand: Command = async (args, { client, output }) => {
  const { values, positionals } = parseCommand(args, {
    force: { type: 'boolean', default: false },
  });
  const { force } = values;
  const runIds = await runIdsOf(nameIn(positionals, 'stop'), client);
  const runs: Run[] = [];
  for (const runId of runIds) runs.push(await client.call('runs.stop', { runId, force }));
  output.print(values.json ? JSON.stringify(runs, null, 2) : runs.map(describe).join('\n'));
  return EXIT.ok;
};

async function runIdsOf(text: string, client: Client): Promise<readonly number[]> {
  if (/^\d+$/.test(text)) return [Number(text)];
  const task = findTask(await listTasks(client), text);
  const request = { taskId: task.id, states: [...activeStates], limit: MAX_ACTIVE };
  const runs = await client.call('runs.list', request);
  if (runs.length === 0) throw new AppError('conflict', `${task.name} is not running.`);
  return runs.map(({ id }) => id);
}

function describe(run: Run): string {
  return run.state === 'running'
    ? `Stopping run ${run.id} of ${run.taskName}.`
    : `Took run ${run.id} of ${run.taskName} out of the queue.`;
}
