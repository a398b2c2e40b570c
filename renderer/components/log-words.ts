/** Sizes and counts of a log in words. */

import { formatBytes } from '../../electron/shared/format-bytes.ts';
import { formatCount } from '../../electron/shared/format-number.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { LogSnapshot } from './log-reader.ts';

export type LoadedPart = Pick<LogSnapshot, 'lineCount' | 'startBytes' | 'endBytes' | 'totalBytes'>;

/** Tells a filter of all from one of the part that is loaded. */
export function filteredWords(shownCount: number, log: LoadedPart): string {
  const values = { shown: formatCount(shownCount), size: sizeWords(log) };
  return isWhole(log)
    ? t('Showing {shown} of {size}', values)
    : t('Only what is loaded is filtered: showing {shown} of {size}', values);
}

export function isWhole({ startBytes, endBytes, totalBytes }: LoadedPart): boolean {
  return startBytes === 0 && endBytes >= totalBytes;
}

/** "12 lines, 1.1 KB", or what part of a large log is loaded. */
export function sizeWords(log: LoadedPart): string {
  const count = log.lineCount;
  const total = formatBytes(log.totalBytes);
  if (isWhole(log))
    return t('{count, plural, one {# line} other {# lines}}, {total}', { count, total });
  const loaded = formatBytes(log.endBytes - log.startBytes);
  return t('{count, plural, one {# line} other {# lines}} loaded, {loaded} of {total}', {
    count,
    loaded,
    total,
  });
}
