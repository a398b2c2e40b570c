/** What is to be done so that the line of a link is shown. */

import { LOG_LIMITS } from './log-buffer.ts';
import type { LogSnapshot } from './log-reader.ts';
import { isWhole } from './log-words.ts';

export type WantedLineStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'load-earlier' }
  | { readonly kind: 'show'; readonly key: number }
  /** With why, for the user. */
  | { readonly kind: 'give-up'; readonly reason: string };

/** @param line Counted from 1. Lines have numbers once the log's start has been read. */
export function decideWantedLine(log: LogSnapshot, line: number): WantedLineStep {
  if (log.state !== 'ready') return { kind: 'wait' };
  const words = line.toLocaleString('en');
  if (log.originKey === null) {
    return log.totalBytes > LOG_LIMITS.maxBytes
      ? { kind: 'give-up', reason: `The log is too large to go to line ${words}.` }
      : { kind: 'load-earlier' };
  }
  const key = log.originKey + line - 1;
  if (key >= log.firstKey && key < log.firstKey + log.lineCount) return { kind: 'show', key };
  return isWhole(log)
    ? { kind: 'give-up', reason: `The log has no line ${words}.` }
    : { kind: 'wait' };
}
