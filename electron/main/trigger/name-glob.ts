/** Matches the names of files against patterns like `*.csv`. */

/** File names differ by case on Linux alone. */
const IGNORES_CASE = process.platform !== 'linux';

/** `*` stands for any text, `?` for one character, everything else for itself. */
export function compileNameGlob(glob: string): (filename: string) => boolean {
  const source = glob.replace(
    /[*?$()+./[\\\]^{|}]/g,
    (character) => WILDCARDS[character] ?? `\\${character}`,
  );
  const pattern = new RegExp(`^${source}$`, IGNORES_CASE ? 'isu' : 'su');
  return (filename) => pattern.test(filename);
}

const WILDCARDS: Readonly<Record<string, string | undefined>> = { '*': '.*', '?': '.' };
