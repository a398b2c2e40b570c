/** Entry of the utility process that starts tasks, watches them and stops them. */

import { accessSync, constants } from 'node:fs';

import { assertNever } from '../shared/errors.ts';
import type { FromWorker, ToWorker } from '../shared/worker-protocol.ts';
import { Launcher } from './launcher.ts';
import { ReportOutbox } from './report-outbox.ts';
import type { RunStarter, StarterListener } from './run-starter.ts';
import { SpawnStarter } from './spawn-starter.ts';
import { openPort } from './worker-port.ts';
import { WorkerRuns } from './worker-runs.ts';

const BASH_PATHS = [
  '/bin/bash',
  '/usr/bin/bash',
  '/usr/local/bin/bash',
  '/run/current-system/sw/bin/bash',
];
/** A launcher that keeps dying is given up for plain `spawn`. */
const MAX_LAUNCHERS = 20;

const port = openPort<ToWorker, readonly FromWorker[]>();
const outbox = new ReportOutbox((messages) => port.send(messages));
const runs = new WorkerRuns({ send: (message) => outbox.add(message), createStarter });
let launcherCount = 0;

port.onMessage((message) => handle(message));
port.onClose(() => process.exit());
outbox.add({ type: 'ready' });

function handle(message: ToWorker): void {
  switch (message.type) {
    case 'start':
      return runs.start(message.spec);
    case 'begin':
      return runs.begin(message.runIds);
    case 'adopt':
      return runs.adopt(message);
    case 'stop':
      return runs.stop(message.runId, message.cause, message.graceMs);
    case 'forked':
      return runs.forked(message.runId, message.pid, message.startedAtMs);
    case 'fork_ended':
      return runs.forkEnded(message.runId, message.exitCode);
    case 'are_you_alive':
      return outbox.add({ type: 'alive' });
    case 'shutdown':
      void shutDown();
      return;
    default:
      assertNever(message);
  }
}

async function shutDown(): Promise<void> {
  await runs.close();
  outbox.flush();
  await port.flush();
  process.exit();
}

/** CRONPILOT_LAUNCHER=spawn does without bash, as on a system that has none. */
function createStarter(listener: StarterListener): RunStarter {
  const bashPath =
    process.env['CRONPILOT_LAUNCHER'] === 'spawn' ? undefined : BASH_PATHS.find(isExecutable);
  launcherCount++;
  return bashPath !== undefined && launcherCount <= MAX_LAUNCHERS
    ? new Launcher(bashPath, listener)
    : new SpawnStarter(listener);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
