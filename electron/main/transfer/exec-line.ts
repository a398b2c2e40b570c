/** Turns the command lines of systemd's services into shell text. */

import { quoteWord } from './shell-words.ts';

export interface ExecLine {
  /** For `sh`. */
  readonly text: string;
  readonly ignoresFailure: boolean;
  /** `+`, `!`, `!!`: it runs with more rights than the service. */
  readonly isPrivileged: boolean;
}

/** What `%h` and the like stand for; absent where nothing is known. */
export type Specifiers = Readonly<Record<string, string>>;

export type ExecReading = ExecLine | { readonly problem: string };

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  s: ' ',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

export function readExecLine(line: string, specifiers: Specifiers): ExecReading {
  const [, prefix = '', rest = ''] = /^([-@:+!|]*)(.*)$/s.exec(line) ?? [];
  const filled = fillSpecifiers(rest, specifiers);
  if (filled.unknown !== null) {
    return { problem: `${filled.unknown} is a word of systemd that CronPilot cannot fill in.` };
  }
  const words = splitExec(filled.text);
  if (words === null) return { problem: 'A quotation mark in its command is not closed.' };
  // With `@` the second word is the name that the program sees itself by.
  const [program] = words;
  const args = words.slice(prefix.includes('@') ? 2 : 1);
  if (program === undefined) return { problem: 'Its command is empty.' };
  const quoted = (word: Word) => (prefix.includes(':') ? quoteWord(word.text) : toShell(word));
  return {
    text: [quoteWord(program.text), ...args.map(quoted)].join(' '),
    ignoresFailure: prefix.includes('-'),
    isPrivileged: /[+!]/.test(prefix),
  };
}

export function fillSpecifiers(
  text: string,
  specifiers: Specifiers,
): { readonly text: string; readonly unknown: string | null } {
  let unknown: string | null = null;
  const filled = text.replace(/%(.)/gs, (whole, letter: string) => {
    if (letter === '%') return '%';
    const value = specifiers[letter];
    if (value === undefined) unknown ??= whole;
    return value ?? whole;
  });
  return { text: filled, unknown };
}

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Words as systemd splits them; null when a quotation mark stays open. */
export function splitExec(text: string): readonly Word[] | null {
  const words: Word[] = [];
  let word: string | null = null;
  let isQuoted = false;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\' && at + 1 < text.length) {
      const [length, value] = readEscape(text.slice(at + 1));
      word = (word ?? '') + value;
      at += length;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      isQuoted = true;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== null) words.push({ text: word, isQuoted });
      word = null;
      isQuoted = false;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') return null;
  return word === null ? words : [...words, { text: word, isQuoted }];
}

/** Characters after the backslash, and what they stand for. */
function readEscape(rest: string): readonly [number, string] {
  const code = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-7]{3}))/i.exec(rest);
  if (code) {
    const value = Number.parseInt(
      code[1] ?? code[2] ?? code[3] ?? '',
      code[3] === undefined ? 16 : 8,
    );
    return [code[0].length, String.fromCharCode(value)];
  }
  const char = rest[0] ?? '';
  return [1, ESCAPES[char] ?? `\\${char}`];
}

/** `$NAME` as a word of its own is split into words, `${NAME}` stays one, `$$` is a dollar sign. */
function toShell({ text, isQuoted }: Word): string {
  if (!isQuoted && /^\$[A-Za-z_]\w*$/.test(text)) return text;
  const parts = text.split(/(\$\{[A-Za-z_]\w*\}|\$\$)/);
  if (parts.length === 1) return quoteWord(text);
  const quoted = parts.map((part) => {
    if (part === '') return '';
    return part.startsWith('${') ? `"${part}"` : quoteWord(part.replaceAll('$$', '$'));
  });
  return quoted.join('');
}
