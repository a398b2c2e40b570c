/** Turns the command lines of systemd's services into shell text. */

import { t } from '../../shared/i18n.ts';
import { readShellCall, type ShellCall } from './shell-call.ts';
import { quoteWord } from './shell-words.ts';

export interface ExecLine {
  /** For `sh`. */
  readonly text: string;
  readonly ignoresFailure: boolean;
  /** `+`, `!`, `!!`: it runs with more rights than the service. */
  readonly isPrivileged: boolean;
  /** What it hands to a shell, if that is all it does. */
  readonly shellCall: ShellCall | null;
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

/** All commands of a line: a semicolon that is a word of its own ends one. */
export function readExecLine(line: string, specifiers: Specifiers): readonly ExecReading[] {
  const words = splitExec(line);
  if (words === null) return [{ problem: t('A quotation mark in its command is not closed.') }];
  const commands: string[][] = [[]];
  for (const word of words) {
    if (word === SEPARATOR) commands.push([]);
    else commands.at(-1)?.push(word);
  }
  // One that ends with a semicolon is followed by nothing.
  const isLastEmpty = commands.length > 1 && commands.at(-1)?.length === 0;
  return (isLastEmpty ? commands.slice(0, -1) : commands).map((command) =>
    readCommand(command, specifiers),
  );
}

function readCommand(
  [first = '', ...rest]: readonly string[],
  specifiers: Specifiers,
): ExecReading {
  const [, prefix = '', ownProgram = ''] = /^([-@:+!|]*)(.*)$/s.exec(first) ?? [];
  // A prefix may stand apart.
  const words = ownProgram === '' ? rest : [ownProgram, ...rest];
  const filled = words.map((word) => fillSpecifiers(word, specifiers));
  const unknown = filled.find((word) => word.unknown !== null)?.unknown;
  if (unknown)
    return {
      problem: unknownWord(unknown),
    };
  const [program, ...all] = filled.map(({ text }) => text);
  // With `@` the second word is the name that the program sees itself by.
  const args = prefix.includes('@') ? all.slice(1) : all;
  if (program === undefined) return { problem: t('Its command is empty.') };
  const isVerbatim = prefix.includes(':');
  const isPlain = isVerbatim || ![program, ...args].some(hasVariable);
  const plain = (word: string) => (isVerbatim ? word : word.replaceAll('$$', '$'));
  return {
    text: [quoteWord(program), ...args.map(isVerbatim ? quoteWord : toShell)].join(' '),
    ignoresFailure: prefix.includes('-'),
    isPrivileged: /[+!]/.test(prefix),
    shellCall: isPlain ? readShellCall([program, ...args.map(plain)]) : null,
  };
}

export function unknownWord(unknown: string): string {
  return t('{unknown} is a word of systemd that CronPilot cannot fill in.', { unknown });
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

/** Stands for a semicolon between two commands; no word holds a NUL. */
const SEPARATOR = '\0';

/** Words as systemd splits them; null when a quotation mark stays open. */
export function splitExec(text: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const semicolon =
      word === null ? (/^\\?;(?=\s|$)/.exec(text.slice(at, at + 3))?.[0] ?? '') : '';
    if (semicolon !== '') {
      words.push(semicolon === ';' ? SEPARATOR : ';');
      at += semicolon.length - 1;
    } else if (char === '\\' && at + 1 < text.length) {
      const [length, value] = readEscape(text.slice(at + 1));
      word = (word ?? '') + value;
      at += length;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') return null;
  return word === null ? words : [...words, word];
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

/** `$NAME` alone, quoted or not, or `${NAME}` anywhere. */
function hasVariable(word: string): boolean {
  return /^\$[A-Za-z_]\w*$/.test(word) || /\$\{[A-Za-z_]\w*\}/.test(word.replaceAll('$$', ''));
}

/**
 * `$NAME` as a word of its own is split into words, `${NAME}` stays one, `$$` is a dollar sign.
 * systemd takes quotation marks off before it looks for variables.
 */
function toShell(text: string): string {
  if (/^\$[A-Za-z_]\w*$/.test(text)) return text;
  const parts = text.split(/(\$\{[A-Za-z_]\w*\}|\$\$)/);
  if (parts.length === 1) return quoteWord(text);
  const quoted = parts.map((part) => {
    if (part === '') return '';
    return part.startsWith('${') ? `"${part}"` : quoteWord(part.replaceAll('$$', '$'));
  });
  return quoted.join('');
}
