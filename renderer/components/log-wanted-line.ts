/** What is to be done so that the line of a link is shown. */

import { formatCount } from '../../electron/shared/format-number.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { LogSnapshot } from './log-reader.ts';
import { isWhole } from './log-words.ts';

export type WantedLineStep =
  | { readonly kind: 'wait' }
  /** The part of the log that it is in is to be loaded. */
  | { readonly kind: 'load' }
  | { readonly kind: 'show'; readonly key: number }
  /** With why, for the user. */
  | { readonly kind: 'give-up'; readonly reason: string };

/** @param line Counted from 1. */
export function decideWantedLine(log: LogSnapshot, line: number): WantedLineStep {
  if (log.state !== 'ready') return { kind: 'wait' };
  const key = log.originKey === null ? null : log.originKey + line - 1;
  if (key !== null && isLoaded(log, key)) return { kind: 'show', key };
  return isWhole(log) ? { kind: 'give-up', reason: noLineWords(line) } : { kind: 'load' };
}

export function isLoaded(log: Pick<LogSnapshot, 'firstKey' | 'lineCount'>, key: number): boolean {
  return key >= log.firstKey && key < log.firstKey + log.lineCount;
}

export function noLineWords(line: number): string {
  return t('The log has no line {line}.', { line: formatCount(line) });
}
