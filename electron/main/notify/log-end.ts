/** Reads the end of a run's log for whoever is told of the run. */

import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import type { LogChunk } from '../../shared/ipc-contract.ts';
import { reasonIn } from '../../shared/log-reason.ts';
import type { Run } from '../../shared/run.ts';
import { readLog } from '../run/run-log.ts';

export interface LogEnd {
  /** Whole lines, at most 64 KiB, without colours. */
  readonly text: string;
  readonly lastLines: readonly string[];
}

const ATTACHED_BYTES = 64 * 1024;
const SHOWN_LINES = 20;
const LONGEST_LINE = 300;

/** Null when there is no log, it is empty or cannot be read. */
export function readLogEnd(run: Run, logsDir: string): LogEnd | null {
  if (run.logFilename === null) return null;
  const chunk = readIfPossible(join(logsDir, run.logFilename));
  if (!chunk) return null;
  const text = stripVTControlCharacters(chunk.text);
  // The first line may be cut.
  const whole = chunk.offsetBytes === 0 ? text : text.slice(text.indexOf('\n') + 1);
  if (whole.trim() === '') return null;
  const lines = whole.trimEnd().split(/\r?\n/).map(lastOverwrite);
  return { text: whole, lastLines: lines.slice(-SHOWN_LINES).map(shorten) };
}

function readIfPossible(path: string): LogChunk | null {
  try {
    return readLog(path, -ATTACHED_BYTES, ATTACHED_BYTES);
  } catch {
    return null;
  }
}

/** "No space left on device."; null when the log does not say why it failed. */
export function logReasonOf(run: Run, logsDir: string): string | null {
  const end = readLogEnd(run, logsDir);
  const reason = end && reasonIn(end.text);
  if (!reason) return null;
  const words = shorten(reason).replace(/[.:]+$/, '');
  // A name such as `smtplib.SMTPConnectError` stays as it is.
  const first = /^[a-z]+[ ,]/.test(words) ? words.charAt(0).toUpperCase() : words.charAt(0);
  return `${first}${words.slice(1)}.`;
}

/** What a progress bar left on its line. */
function lastOverwrite(line: string): string {
  return line.slice(line.lastIndexOf('\r') + 1);
}

function shorten(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}
