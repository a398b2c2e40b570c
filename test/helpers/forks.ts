/** The real workers and task processes, forked in plain Node. */

import { type ChildProcess, fork } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

import type { ForkHandle, Forks } from '../../electron/main/run/worker-host.ts';

const WORKER_PATH = fileURLToPath(new URL('../../electron/worker/worker.ts', import.meta.url));
const TASK_PATH = fileURLToPath(new URL('../../electron/worker/task-process.ts', import.meta.url));

export const forks: Forks = {
  fork: () => toHandle(fork(WORKER_PATH, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })),
  forkTask: (env) =>
    toHandle(fork(TASK_PATH, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env })),
};

function toHandle<In extends object, Out>(child: ChildProcess): ForkHandle<In, Out> {
  return {
    // A process that was just killed takes no more messages; its exit tells the rest.
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => child.on('message', (message) => listener(message as Out)),
    onExit: (listener) =>
      child.on('exit', (code, signal) =>
        listener(code ?? (signal ? constants.signals[signal] : 1)),
      ),
    kill: () => void child.kill('SIGKILL'),
  };
}
