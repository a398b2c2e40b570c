/** Writes a path as one word of a command line. Pure. */

const PLAIN_WORD = /^[\w./+@-]+$/;

/** In single quotes where a POSIX shell needs them, in double quotes for a path of Windows. */
export function shellWord(path: string): string {
  if (PLAIN_WORD.test(path)) return path;
  return path.startsWith('/') ? `'${path.replaceAll("'", String.raw`'\''`)}'` : `"${path}"`;
}
