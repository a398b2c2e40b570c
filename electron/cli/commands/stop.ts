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
  const name = nameIn(positionals, 'stop');
  const stop = (runId: number) => client.call('runs.stop', { runId, force: values.force });
  const runs = /^\d+$/.test(name)
    ? [await stop(Number(name))]
    : await stopAll(await activeRunsOf(name, client), stop);
  output.print(values.json ? JSON.stringify(runs, null, 2) : describeAll(runs));
  return EXIT.ok;
};

async function activeRunsOf(name: string, client: Client): Promise<readonly Run[]> {
  const task = findTask(await listTasks(client), name);
  const request = { taskId: task.id, states: [...activeStates], limit: MAX_ACTIVE };
  const runs = await client.call('runs.list', request);
  if (runs.length === 0) throw new AppError('conflict', `${task.name} is not running.`);
  return runs;
}

/** Returns those that were stopped: one that ended by itself meanwhile needs no stop. */
async function stopAll(
  runs: readonly Run[],
  stop: (runId: number) => Promise<Run>,
): Promise<readonly Run[]> {
  const stopped: Run[] = [];
  for (const { id } of runs) {
    try {
      stopped.push(await stop(id));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    }
  }
  return stopped;
}

function describeAll(runs: readonly Run[]): string {
  return runs.length === 0 ? 'It has just ended by itself.' : runs.map(describe).join('\n');
}

function describe(run: Run): string {
  return run.state === 'running'
    ? `Stopping run ${run.id} of ${run.taskName}.`
    : `Took run ${run.id} of ${run.taskName} out of the queue.`;
}
