/** The worker's line to the main process: Electron's parentPort, or Node's IPC channel in tests. */

import type { FromWorker, ToWorker } from '../shared/worker-protocol.ts';

/** Mojo hands messages to another thread: what was sent just before an exit needs a moment. */
const PARENT_PORT_FLUSH_MS = 50;

export interface WorkerPort {
  onMessage(listener: (message: ToWorker) => void): void;
  /** The main process is gone. Electron ends the worker by itself then. */
  onClose(listener: () => void): void;
  send(message: FromWorker): void;
  /** Resolves when everything that was sent has left this process. */
  flush(): Promise<void>;
}

interface ElectronParentPort {
  on(event: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
  postMessage(message: FromWorker): void;
}

/** @throws Error when the process was started by neither `utilityProcess.fork` nor `fork`. */
export function openPort(): WorkerPort {
  const parentPort = (process as { readonly parentPort?: ElectronParentPort }).parentPort;
  if (parentPort) return electronPort(parentPort);
  if (process.send) return nodePort();
  throw new Error('Expected the worker to be started by utilityProcess.fork or child_process.fork');
}

function electronPort(parentPort: ElectronParentPort): WorkerPort {
  return {
    onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    onClose: () => {},
    send: (message) => parentPort.postMessage(message),
    flush: () => new Promise((resolve) => setTimeout(resolve, PARENT_PORT_FLUSH_MS)),
  };
}

function nodePort(): WorkerPort {
  let last: Promise<void> = Promise.resolve();
  return {
    onMessage: (listener) => process.on('message', (message) => listener(message as ToWorker)),
    onClose: (listener) => process.on('disconnect', listener),
    send: (message) => {
      last = new Promise((resolve) => process.send?.(message, () => resolve()));
    },
    flush: () => last,
  };
}
