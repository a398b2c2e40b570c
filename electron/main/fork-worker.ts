/** Starts workers, and the processes of requests and modules, as Electron utility processes. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ForkOptions, type UtilityProcess, utilityProcess } from 'electron';

import type { ForkHandle, Forks } from './run/worker-host.ts';

/** @param appDir Holds the bundles. */
export function createForks(appDir: string): Forks {
  const workerPath = bundlePath(appDir, 'worker/worker.js');
  const taskPath = bundlePath(appDir, 'task/task-process.js');
  return {
    // Its output goes to CronPilot's own.
    fork: () => toHandle(start(workerPath, { serviceName: 'CronPilot worker', stdio: 'inherit' })),
    forkTask: (env) =>
      toHandle(
        start(taskPath, { serviceName: 'CronPilot task', stdio: 'ignore', env: { ...env } }),
      ),
  };
}

function start(path: string, options: ForkOptions): UtilityProcess {
  return utilityProcess.fork(path, [], options);
}

function toHandle<In, Out>(child: UtilityProcess): ForkHandle<In, Out> {
  // Out of memory, and the like: its exit follows, and tells enough.
  child.on('error', () => {});
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: Out) => listener(message)),
    onExit: (listener) => child.on('exit', listener),
    // Electron's own kill is a SIGTERM, which a frozen process does not obey.
    kill: () => void (child.pid !== undefined && process.kill(child.pid, 'SIGKILL')),
  };
}

/** Packaged, a bundle lies beside the archive only where it was unpacked. */
function bundlePath(appDir: string, name: string): string {
  const path = join(appDir, 'dist', name);
  const unpacked = path.replace('app.asar', 'app.asar.unpacked');
  return existsSync(unpacked) ? unpacked : path;
}
