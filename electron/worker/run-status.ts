/** The status file in a run's control folder: what its supervisor left for whoever comes later. */

import { closeSync, constants, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { errorCode } from './start-refused.ts';

/** Without its newline; the longest content has room. */
const STATUS_LENGTH = 60;

export interface RunStatus {
  /** Of the task's main process. */
  readonly pid: number;
  /** When the file was written last. */
  readonly writtenAtMs: number;
  /** Null while the task runs. */
  readonly exit: { readonly code: number; readonly atMs: number } | null;
}

/** Null when there is none, or none that is whole. */
export function readRunStatus(controlDir: string): RunStatus | null {
  const path = join(controlDir, 'status');
  try {
    const text = readFileSync(path, 'latin1');
    const writtenAtMs = Math.floor(statSync(path).mtimeMs);
    const match = /^pid (\d+)(?: exit (\d+)(?: (\S+))?)? *\n$/.exec(text);
    if (!match) return null;
    const code = match[2];
    const exit =
      code === undefined ? null : { code: Number(code), atMs: parseTime(match[3]) ?? writtenAtMs };
    return { pid: Number(match[1]), writtenAtMs, exit };
  } catch {
    return null;
  }
}

/**
 * Takes a run that nobody has begun to start, so that nobody will. `taken` when somebody has it
 * and is about to write its pid; `unknown` when the folder does not tell.
 */
export function claimRun(controlDir: string): 'claimed' | 'taken' | 'unknown' {
  try {
    closeSync(openSync(join(controlDir, 'status'), 'wx', 0o600));
    return 'claimed';
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? 'taken' : 'unknown';
  }
}

/**
 * For runs without a supervisor. Like one it writes over what is there, in a block that the file
 * already has, so a full disk does not cost the outcome.
 */
export function writeRunStatus(controlDir: string, pid: number, exitCode: number | null): void {
  const exit = exitCode === null ? '' : ` exit ${exitCode} ${Date.now() / 1000}`;
  const fd = openSync(join(controlDir, 'status'), constants.O_WRONLY | constants.O_CREAT, 0o600);
  try {
    writeSync(fd, `${`pid ${pid}${exit}`.padEnd(STATUS_LENGTH)}\n`, 0);
  } finally {
    closeSync(fd);
  }
}

/** Bash's EPOCHREALTIME (seconds with a fraction) as epoch ms; null where bash has none. */
export function parseTime(text: string | undefined): number | null {
  const seconds = Number(text);
  return text === undefined || text === '' || Number.isNaN(seconds)
    ? null
    : Math.floor(seconds * 1000);
}
