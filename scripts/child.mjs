// Runs a program as if it stood in this one's place: same terminal, signals passed on, same exit code.
import { spawn } from 'node:child_process';
import os from 'node:os';

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code; 128 + signal number when a signal ended it
 */
export function runInPlace(file, args, options = {}) {
  const child = spawn(file, args, { ...options, stdio: 'inherit' });
  const handlers = FORWARDED.map(
    (signal) => /** @type {const} */ ([signal, () => child.kill(signal)]),
  );
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const [name, handler] of handlers) process.off(name, handler);
      resolve(signal === null ? (code ?? 1) : 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}
