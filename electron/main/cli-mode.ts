/** `cronpilot --cli -- ARGUMENTS`: the application's own program as the command line, where no Node is. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** Null for any other start. What follows `--` is no switch of Chromium's. */
export function cliArguments(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--');
  return at > 0 && argv[at - 1] === '--cli' ? argv.slice(at + 1) : null;
}

/** Ends the process with the command's exit code; opens no window and no data folder. */
export async function runCli(args: readonly string[]): Promise<void> {
  const cliPath = app.isPackaged
    ? join(process.resourcesPath, 'cli/cronpilot.mjs')
    : join(app.getAppPath(), 'dist/cli/cronpilot.js');
  process.argv = [process.execPath, cliPath, ...args];
  void app.whenReady().then(putSignalHandlersInFront);
  try {
    await import(/* @vite-ignore */ pathToFileURL(cliPath).href);
    await Promise.all([process.stdout, process.stderr].map(whenWritten));
    app.exit(Number(process.exitCode ?? 0));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  }
}

/** Until then Chromium puts handlers of its own in front of the command's, which end with 0. */
function putSignalHandlersInFront(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const listeners = process.listeners(signal);
    process.removeAllListeners(signal);
    for (const listener of listeners) process.on(signal, listener);
  }
}

/** A pipe takes 64 KiB at a time, and `app.exit` waits for no reader. A failure is told first. */
function whenWritten(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => setImmediate(resolve));
  });
}
