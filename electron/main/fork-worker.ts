/** Starts a worker as an Electron utility process. */

import { utilityProcess } from 'electron';

import type { FromWorker } from '../shared/worker-protocol.ts';
import type { WorkerHandle } from './run/worker-host.ts';

/** @param workerPath The bundled worker. Its output goes to CronPilot's own. */
export function forkWorker(workerPath: string): WorkerHandle {
  const child = utilityProcess.fork(workerPath, [], {
    serviceName: 'CronPilot worker',
    stdio: 'inherit',
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: FromWorker) => listener(message)),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
