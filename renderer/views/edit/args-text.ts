/** A script's arguments as one text: blanks part them, quotes of either kind keep blanks in. */

const PLAIN = /^[^ \t\r\n'"]+$/;

/**
 * There are no escape characters, so that Windows paths stay as they are; a quote is written inside
 * quotes of the other kind. Null when a quote is not closed.
 */
export function splitArgs(text: string): string[] | null {
  const args: string[] = [];
  let current: string | null = null;
  let quote: string | null = null;
  for (const char of text) {
    if (quote !== null) {
      if (char === quote) quote = null;
      else current += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      current ??= '';
    } else if (' \t\r\n'.includes(char)) {
      if (current !== null) args.push(current);
      current = null;
    } else {
      current = (current ?? '') + char;
    }
  }
  if (quote !== null) return null;
  if (current !== null) args.push(current);
  return args;
}

/** `splitArgs(joinArgs(args))` is `args` again. */
export function joinArgs(args: readonly string[]): string {
  return args.map(quoteArg).join(' ');
}

function quoteArg(arg: string): string {
  if (PLAIN.test(arg)) return arg;
  if (!arg.includes('"')) return `"${arg}"`;
  return arg
    .split(/(")/)
    .filter((part) => part !== '')
    .map((part) => (part === '"' ? `'"'` : `"${part}"`))
    .join('');
}
