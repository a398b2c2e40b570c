/** A forked process's line to main: Electron's parentPort, or Node's IPC channel in tests. */

/** Mojo hands messages to another thread: what was sent just before an exit needs a moment. */
const PARENT_PORT_FLUSH_MS = 50;

export interface ForkPort<In, Out> {
  onMessage(listener: (message: In) => void): void;
  /** The main process is gone. Electron ends its children by itself then. */
  onClose(listener: () => void): void;
  send(message: Out): void;
  /** Resolves when everything that was sent has left this process. */
  flush(): Promise<void>;
}

interface ElectronParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** @throws Error when the process was started by neither `utilityProcess.fork` nor `fork`. */
export function openPort<In, Out>(): ForkPort<In, Out> {
  const parentPort = (process as { readonly parentPort?: ElectronParentPort }).parentPort;
  if (parentPort) return electronPort(parentPort);
  if (process.send) return nodePort();
  throw new Error('Expected to be started by utilityProcess.fork or child_process.fork');
}

function electronPort<In, Out>(parentPort: ElectronParentPort): ForkPort<In, Out> {
  return {
    onMessage: (listener) => parentPort.on('message', (event) => listener(event.data as In)),
    onClose: () => {},
    send: (message) => parentPort.postMessage(message),
    flush: () => new Promise((resolve) => setTimeout(resolve, PARENT_PORT_FLUSH_MS)),
  };
}

function nodePort<In, Out>(): ForkPort<In, Out> {
  let last: Promise<void> = Promise.resolve();
  return {
    onMessage: (listener) => process.on('message', (message) => listener(message as In)),
    onClose: (listener) => process.on('disconnect', listener),
    send: (message) => {
      last = new Promise((resolve) => process.send?.(message, () => resolve()));
    },
    flush: () => last,
  };
}
