// Runs a helper command to its end and gives back what it printed.
import { spawn } from 'node:child_process';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {AbortSignal} [signal] ends the command
 */

/**
 * Never throws for a failing command: look at `code` (null when it could not start or was killed).
 * @param {string} file
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ code: number | null, output: string, stdout: string }>} `output` is both streams
 */
export function runCommand(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: options.signal,
      killSignal: 'SIGKILL',
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.on('error', (error) =>
      resolve({ code: null, output: `${output}${error.message}`, stdout }),
    );
    child.on('close', (code) => resolve({ code, output, stdout }));
  });
}

/**
 * The last lines of a long output: where a tool says what went wrong.
 * @param {string} output
 */
export function tail(output, lineCount = 15) {
  return output.trimEnd().split('\n').slice(-lineCount).join('\n');
}
