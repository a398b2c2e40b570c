/** A task's variables and folder as the beginning of a shell text, where a target has no place for them. */

import { quoteWord } from './shell-words.ts';

export interface Surrounded {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  /** Null is where the target starts. */
  readonly cwd: string | null;
}

/** Without its folder the command does not run, whatever it is made of. */
export function withPrelude({ command, env, cwd }: Surrounded): string {
  const assignments = Object.entries(env).map(([name, value]) => `${name}=${quoteWord(value)}`);
  return [
    ...(assignments.length > 0 ? [`export ${assignments.join(' ')};`] : []),
    ...(cwd === null ? [] : [`cd ${quoteWord(cwd)} || exit;`]),
    command,
  ].join(' ');
}

const WORD = String.raw`(?:[\w@%+=:,./-]+|'(?:[^']|'\\'')*')`;
const ASSIGNMENT = String.raw`[A-Za-z_]\w*=${WORD}`;
const PRELUDE = new RegExp(
  String.raw`^(?:export (?<env>${ASSIGNMENT}(?: ${ASSIGNMENT})*); )?(?:cd (?<cwd>${WORD}) \|\| exit; )?(?<command>.*)$`,
  's',
);

/** Finds the parts of what `withPrelude` made; any other text is a command alone. */
export function withoutPrelude(text: string): Surrounded {
  const { env = '', cwd, command = text } = PRELUDE.exec(text)?.groups ?? {};
  if (command.trim() === '') return { command: text, env: {}, cwd: null };
  const assignments = env.match(new RegExp(ASSIGNMENT, 'g')) ?? [];
  const pairs = assignments.map((assignment): [string, string] => {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(assignment) ?? [];
    return [name, unquote(value)];
  });
  return { command, env: Object.fromEntries(pairs), cwd: cwd === undefined ? null : unquote(cwd) };
}

function unquote(word: string): string {
  return word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word;
}
