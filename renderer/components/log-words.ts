/** Sizes and counts of a log in words. */

import type { LogSnapshot } from './log-reader.ts';

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `812 bytes`, `1.1 KB`, `612 KB`, `20 MB`: powers of 1,024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  if (bytes === 1) return '1 byte';
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${UNITS[unit]}`;
}

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
