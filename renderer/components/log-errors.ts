/** Which lines of a log look like errors. */

import type { LogLines } from './log-search.ts';
import { plainText } from '../../electron/shared/log-text.ts';

/** No further into a line than what is shown of it at first. */
const LOOKED_AT_CHARS = 10_000;

const WORD = /\b(?:errors?|fail(?:ed|ures?)|fatal|exceptions?|traceback|panic(?:ked)?)\b/i;
/** `TypeError`, `java.io.IOException`, and the letter that package managers put in front. */
const NAME = /\w(?:Error|Exception)\b|^E: /;

/** "0 errors", "no errors", "error-free". */
const NONE_OF_THEM =
  /\b(?:0|no|zero|without(?: any)?)\s+(?:fatal\s+)?(?:errors?|failures?|failed|exceptions?)\b|\berror-free\b/gi;
/** "errors: 0", "failed=0", `"error":null`; but not "error: no such file", "error: 0x80070005". */
const NOTHING_TOLD =
  /\b(?:errors?|failures?|failed|exceptions?)["']?\s*[:=]\s*["']?(?:none\b|0(?!\w|\.\d)|(?:no|null|nil|false)(?!\s*[\w:]))/gi;

/** @param line Plain text. */
export function looksLikeError(line: string): boolean {
  const text = line.slice(0, LOOKED_AT_CHARS);
  if (!hasErrorWord(text)) return false;
  return hasErrorWord(text.replace(NONE_OF_THEM, '').replace(NOTHING_TOLD, ''));
}

function hasErrorWord(text: string): boolean {
  return WORD.test(text) || NAME.test(text);
}

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
