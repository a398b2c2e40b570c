/** Sizes and counts of a log in words. */

import { formatBytes } from '../../electron/shared/format-bytes.ts';
import type { LogSnapshot } from './log-reader.ts';

export type LoadedPart = Pick<LogSnapshot, 'lineCount' | 'startBytes' | 'endBytes' | 'totalBytes'>;

export function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Tells a filter of all from one of the part that is loaded. */
export function filteredWords(shownCount: number, log: LoadedPart): string {
  const shown = `${shownCount.toLocaleString('en')} of`;
  return isWhole(log) ? `Showing ${shown}` : `Only what is loaded is filtered: showing ${shown}`;
}

export function isWhole({ startBytes, endBytes, totalBytes }: LoadedPart): boolean {
  return startBytes === 0 && endBytes >= totalBytes;
}

/** "12 lines, 1.1 KB", or what part of a large log is loaded. */
export function sizeWords(log: LoadedPart): string {
  const lines = countWords(log.lineCount, 'line', 'lines');
  if (isWhole(log)) return `${lines}, ${formatBytes(log.totalBytes)}`;
  const loaded = formatBytes(log.endBytes - log.startBytes);
  return `${lines} loaded, ${loaded} of ${formatBytes(log.totalBytes)}`;
}
