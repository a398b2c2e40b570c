/** Finds in a log what looks like an error, and the line that says why a run failed. */

import { plainText } from './log-text.ts';

/** What the system says of itself, in whatever sentence a program puts it. */
const KNOWN =
  /no space left on device|disk quota exceeded|read-only file system|permission denied|operation not permitted|command not found|no such file or directory|too many open files|out of memory|cannot allocate memory|connection (?:refused|reset|timed out)|no route to host|network is unreachable|could not resolve host|name or service not known|authentication failed|certificate (?:has expired|verify failed)/i;
/** Which program said it, when, and that it is an error: the row says so already. */
const PREAMBLE = /^(?:[\w./-]+: )*(?:\[?(?:error|fatal|failed|e)\]?:\s*)+/i;

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

/** The words of the system in the last line that has some, else the last line that looks like an error. */
export function reasonIn(text: string): string | null {
  const lines = text.split('\n').map(plainText);
  const known = lines.findLast((line) => KNOWN.test(line));
  if (known !== undefined) return KNOWN.exec(known)?.[0] ?? null;
  const line = lines.findLast(looksLikeError)?.trim();
  return line === undefined ? null : line.replace(PREAMBLE, '') || line;
}
