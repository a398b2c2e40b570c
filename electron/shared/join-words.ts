/** Joins the members of an enumeration as the language does. */

import { t } from './i18n.ts';

/** "a, b and c". */
export function listAnd(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2
    ? last
    : t('{list} and {last}', { list: words.slice(0, -1).join(', '), last });
}
