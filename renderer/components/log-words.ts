/** Sizes and counts of a log in words. */

import { formatBytes } from '../../electron/shared/format-bytes.ts';
import type { LogSnapshot } from './log-reader.ts';

export function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "12 lines, 1.1 KB", or what part of a large log is loaded. */
export function sizeWords(log: LogSnapshot): string {
  const lines = countWords(log.lineCount, 'line', 'lines');
  const isWhole = log.startBytes === 0 && log.endBytes >= log.totalBytes;
  if (isWhole) return `${lines}, ${formatBytes(log.totalBytes)}`;
  const loaded = formatBytes(log.endBytes - log.startBytes);
  return `${lines} loaded, ${loaded} of ${formatBytes(log.totalBytes)}`;
}
