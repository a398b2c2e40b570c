/** `cronpilot start [--headless]`: starts CronPilot and waits until it answers. */

import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import { AppError } from '../../shared/errors.ts';
import type { Status } from '../../shared/status.ts';
import { type AppProgram, headlessArgs } from '../app-program.ts';
import { EXIT, NotRunningError } from '../cli-error.ts';
import type { Client } from '../client.ts';
import { type Command, parseCommand, refusePositionals } from '../context.ts';

/** A checkout may have to be set up and built first. */
const MAX_WAIT_MS = 120_000;
const LOOK_EVERY_MS = 100;

export const startCommand: Command = async (args, { client, output, appProgram }) => {
  const { values, positionals } = parseCommand(args, {
    headless: { type: 'boolean', default: false },
  });
  refusePositionals(positionals, 'start');
  const before = await statusOf(client);
  if (before === null && !appProgram) {
    throw new AppError(
      'not_found',
      'The application is not beside this command. CRONPILOT_APP can name it.',
    );
  }
  const status = before ?? (await start(client, appProgram, values.headless));
  const how = status.headless ? ' without a desktop' : '';
  const word = before ? 'already runs' : 'runs';
  output.print(
    values.json
      ? JSON.stringify(status, null, 2)
      : `CronPilot ${word}${how} (process ${status.pid}).`,
  );
  return EXIT.ok;
};

async function start(
  client: Client,
  program: AppProgram | null,
  isHeadless: boolean,
): Promise<Status> {
  const args = [...(program?.args ?? []), ...(isHeadless ? headlessArgs(process.platform) : [])];
  const child = spawn(program?.command ?? '', args, { detached: true, stdio: 'ignore' });
  let problem: string | null = null;
  child.on('error', (error) => (problem = error.message));
  child.on('exit', (code, signal) => {
    problem = `it ended at once with ${code === null ? `signal ${signal}` : `exit code ${code}`}`;
  });
  child.unref();
  const untilMs = Date.now() + MAX_WAIT_MS;
  while (problem === null && Date.now() < untilMs) {
    const status = await statusOf(client);
    if (status) return status;
    await delay(LOOK_EVERY_MS);
  }
  // A copy that was started elsewhere in the same moment makes this one end.
  const other = await statusOf(client);
  if (other) return other;
  throw new AppError('unavailable', `CronPilot did not start: ${problem ?? 'it does not answer'}.`);
}

/** Null when it does not run. */
async function statusOf(client: Client): Promise<Status | null> {
  try {
    return await client.call('status.get', undefined);
  } catch (error) {
    if (error instanceof NotRunningError) return null;
    throw error;
  }
}
