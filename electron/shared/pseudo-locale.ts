/** Disguises messages for the language `en-XA`: accents, marks at both ends, a third longer. */

import type { CompiledMessage } from '@lingui/message-utils/compileMessage';

const PLAIN = 'ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz';
const ACCENTED = 'ÅÇÐÉĜĤÎĴĶĻÑÖŔŠŤÛŴÝŽåçðéĝĥîĵķļñöŕšťûŵýž';
const STRETCH = 0.3;

export const PSEUDO_START = '[!!';
export const PSEUDO_END = '!!]';

export function pseudoMessage(message: CompiledMessage): CompiledMessage {
  const disguised = disguise(message) as Exclude<CompiledMessage, string>;
  const longer = '~'.repeat(Math.ceil(lettersOf(message) * STRETCH));
  return [`${PSEUDO_START} `, ...disguised, ` ${longer}${PSEUDO_END}`];
}

/** Tags like `<0>` and the names of values stay as they are. */
function disguise(part: unknown): unknown {
  if (typeof part === 'string')
    return part
      .split(/(<\/?\d+\/?>)/)
      .map(accent)
      .join('');
  if (!Array.isArray(part)) return part;
  return part.map((token: unknown) => {
    if (!Array.isArray(token)) return disguise(token);
    const [name, type, format] = token as readonly unknown[];
    if (type !== 'plural' && type !== 'select' && type !== 'selectordinal') return token;
    const cases = Object.entries(format as object);
    return [name, type, Object.fromEntries(cases.map(([key, value]) => [key, disguise(value)]))];
  });
}

function accent(text: string): string {
  if (text.startsWith('<')) return text;
  return Array.from(text, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}

function lettersOf(message: CompiledMessage): number {
  const parts = Array.isArray(message) ? message : [message];
  return parts.reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
}
