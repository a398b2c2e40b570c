/** CronPilot's own log: three files of about 1 MB each, the newest without a number. */

import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { inspect } from 'node:util';

const MAX_FILE_BYTES = 1_000_000;
/** Older files beside the current one; `cronpilot.log.1` is the younger. */
const OLD_FILES = 2;

/** Never throws. What the disk refuses is lost; the next line is tried again. */
export interface AppLog {
  info(message: string): void;
  warn(message: string): void;
  /** Writes the stack and the causes of `error` as well. */
  error(message: string, error?: unknown): void;
}

/** A line is in the file when its call returns: the last words before a crash are the ones needed. */
export function createAppLog(path: string): AppLog {
  return {
    info: (message) => write(path, 'info', message),
    warn: (message) => write(path, 'warn', message),
    error: (message, error) =>
      write(path, 'error', error === undefined ? message : `${message}: ${inspect(error)}`),
  };
}

function write(path: string, level: 'info' | 'warn' | 'error', text: string): void {
  // Continued lines are set in, so that none of them passes for an entry of its own.
  const entry = `${new Date().toISOString()} ${level.padEnd(5)} ${text.replaceAll('\n', '\n    ')}\n`;
  quietly(() => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && size + Buffer.byteLength(entry) > MAX_FILE_BYTES) rotate(path);
    appendFileSync(path, entry, { mode: 0o600 });
  });
}

function rotate(path: string): void {
  quietly(() => rmSync(`${path}.${OLD_FILES}`, { force: true }));
  for (let number = OLD_FILES; number > 1; number -= 1) {
    quietly(() => renameSync(`${path}.${number - 1}`, `${path}.${number}`));
  }
  renameSync(path, `${path}.1`);
}

/** A full disk or a missing folder must not stop the work that is only being told about. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // There is no other place to tell it.
  }
}
