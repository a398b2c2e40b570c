/** Writes words as a POSIX shell reads them. */

/** Characters that no shell takes for anything but themselves. */
const PLAIN = /^[\w@%+=:,./-]+$/;

export function quoteWord(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}
