/** Goes from one line that looks like an error to the next. */

import { looksLikeError } from '../../electron/shared/log-reason.ts';
import { plainText } from '../../electron/shared/log-text.ts';
import type { LogLines } from './log-search.ts';

/**
 * Key of the error below or, with -1, above a line, round the end; null when there is none.
 *
 * @param from Null starts outside: the first error, or the last.
 */
export function nextErrorKey(lines: LogLines, from: number | null, by: 1 | -1): number | null {
  const { firstKey, lineCount, lineAt } = lines;
  const last = lineCount - 1;
  const start = from === null ? -1 : from - firstKey;
  const isInside = start >= 0 && start <= last;
  let index = isInside ? start : by === 1 ? last : 0;
  for (let tried = 0; tried < lineCount; tried += 1) {
    index = (index + by + lineCount) % lineCount;
    if (looksLikeError(plainText(lineAt(index)))) return firstKey + index;
  }
  return null;
}
