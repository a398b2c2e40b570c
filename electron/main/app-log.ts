/** CronPilot's own log: three files of at most 1 MB each, the newest without a number. */

import { renameSync, rmSync } from 'node:fs';
import log from 'electron-log/node';

const MAX_FILE_BYTES = 1_000_000;
/** Older files beside the current one: `cronpilot.log.1` is the younger. */
const OLD_FILES = 2;

/** Never throws: what cannot be written is lost. */
export interface AppLog {
  info(message: string): void;
  warn(message: string): void;
  /** Writes the stack and the causes of `error` as well. */
  error(message: string, error?: unknown): void;
}

/** Lines are in the file when a call returns. */
export function createAppLog(path: string): AppLog {
  const logger = log.create({ logId: path });
  const { file, console } = logger.transports;
  console.level = false;
  file.resolvePathFn = () => path;
  file.maxSize = MAX_FILE_BYTES;
  file.sync = true;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.archiveLogFn = (current) => rotate(current.path);
  return {
    info: (message) => quietly(() => logger.info(message)),
    warn: (message) => quietly(() => logger.warn(message)),
    error: (message, error) =>
      quietly(() => (error === undefined ? logger.error(message) : logger.error(message, error))),
  };
}

function rotate(path: string): void {
  rmSync(`${path}.${OLD_FILES}`, { force: true });
  for (let number = OLD_FILES - 1; number >= 1; number -= 1) {
    quietly(() => renameSync(`${path}.${number}`, `${path}.${number + 1}`));
  }
  quietly(() => renameSync(path, `${path}.1`));
}

/** A full disk or a missing folder must not stop what is only told about. */
function quietly(write: () => void): void {
  try {
    write();
  } catch {
    // There is no place left to tell it.
  }
}
