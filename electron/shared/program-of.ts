/** Finds the program whose exit code a shell command ends with, where the text leaves no doubt. */

/** What stands beside the program that a command is about, and does not fail. */
const HARMLESS = new Set(
  'set export unset umask ulimit trap : shopt readonly local echo printf true date sleep wait'.split(
    ' ',
  ),
);

/** The same, but when it fails it ends with 1 or 2. */
const MINOR = new Set(['cd', 'pushd', 'source', '.', 'mkdir']);
const LAST_MINOR_CODE = 2;

/** Programs that only start another one, with those of their options that take a value. */
const STARTERS: ReadonlyMap<string, RegExp> = new Map([
  ['sudo', /^-[ugphCTrtUD]$|^--(user|group|prompt|host|chdir|role|type)$/],
  ['doas', /^-[uC]$/],
  ['env', /^-[uCS]$|^--(unset|chdir)$/],
  ['nice', /^-n$|^--adjustment$/],
  ['ionice', /^-[cnp]$|^--(class|classdata)$/],
  ['nohup', /^$/],
  ['time', /^-[fo]$/],
  ['setsid', /^$/],
  ['exec', /^-a$/],
  ['command', /^$/],
  ['chronic', /^$/],
  ['stdbuf', /^-[ioe]$/],
  ['caffeinate', /^-[tw]$/],
  ['systemd-inhibit', /^$/],
]);

/** Those of them that end with 1 when they do not let the user. */
const REFUSERS = new Set(['sudo', 'doas']);

/** Where one of these begins a part, the text is a program of its own. */
const KEYWORDS = new Set(
  'if then else elif fi for while until do done case esac select function { } ! [ [[ test eval exit'.split(
    ' ',
  ),
);

const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

interface Part {
  readonly words: readonly string[];
  /** What stands behind it. */
  readonly end: '' | ';' | '&&' | '||' | '|' | '&';
}

/**
 * "rsync" of `cd /data && sudo nice -n 10 /usr/bin/rsync -a . host:`, without path and extension.
 *
 * @returns Null when several programs could have ended the command with this code, or none is named.
 */
export function programOf(command: string, exitCode: number): string | null {
  const parts = splitParts(command);
  if (!parts) return null;
  const names = new Set<string>();
  for (const { words, end } of parts) {
    if (end === '||' || end === '&') return null;
    const name = nameIn(words, exitCode);
    if (name !== null && KEYWORDS.has(name)) return null;
    // The last program of a pipeline gives its exit code.
    if (end === '|' || name === null || HARMLESS.has(name)) continue;
    if (!MINOR.has(name)) names.add(name);
    else if (exitCode <= LAST_MINOR_CODE) return null;
  }
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
}

/** The name of the program that a part ends with; null when it only sets variables. */
function nameIn(words: readonly string[], exitCode: number): string | null {
  let index = 0;
  let takesValue: RegExp | null = null;
  for (; index < words.length; index++) {
    const word = unquoted(words[index] ?? '');
    if (ASSIGNMENT.test(word)) continue;
    if (takesValue && word.startsWith('-')) {
      if (takesValue.test(word)) index++;
      continue;
    }
    const name = baseName(word);
    const starter = STARTERS.get(name);
    if (!starter || (exitCode === 1 && REFUSERS.has(name))) return name;
    takesValue = starter;
  }
  return null;
}

/** Windows cares neither for the extension nor for capitals. */
function baseName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  const [stem = name] = name.split(/\.(?:exe|cmd|bat|com)$/i);
  return stem !== name || stem === stem.toUpperCase() ? stem.toLowerCase() : stem;
}

function unquoted(word: string): string {
  return word.replaceAll(/["']/g, '');
}

/** One token of a shell: quoted text, a comment, an operator, blanks, or plain characters. */
const TOKEN =
  /'[^']*'|"(?:[^"\\]|\\[^])*"|\\\n|\\[^]|#[^\n]*|&&|\|\||;;|<<|\$\(|[;&|\n()`]|[<>]+&?|[ \t\r]+|[^\s'"\\#;&|()`<>$]+|\$|["']/g;

/** Null when it holds what only a real shell understands. */
function splitParts(command: string): readonly Part[] | null {
  const parts: Part[] = [];
  let words: string[] = [];
  let word = '';
  const endWord = () => {
    if (word !== '') words.push(word);
    word = '';
  };
  for (const token of outerTokens(command)) {
    if (isEnd(token)) {
      endWord();
      if (words.length > 0) parts.push({ words, end: token === '\n' ? ';' : token });
      words = [];
    } else if (/^[ \t\r]/.test(token)) endWord();
    else if (/^(;;|<<|[()"'])$/.test(token)) return null;
    else if (word !== '' || !token.startsWith('#')) word += token;
  }
  endWord();
  if (words.length > 0) parts.push({ words, end: '' });
  return parts;
}

function isEnd(token: string): token is Exclude<Part['end'], ''> | '\n' {
  return /^(\n|;|&&|\|\||\||&)$/.test(token);
}

/** Without continued lines; a command inside a word, as in `$(date)`, is left out of it. */
function* outerTokens(command: string): Iterable<string> {
  let depth = 0;
  let isInBackticks = false;
  for (const [token] of command.matchAll(TOKEN)) {
    if (token === '`') isInBackticks = !isInBackticks;
    else if (token === '$(' || (depth > 0 && token === '(')) depth++;
    else if (depth > 0 && token === ')') depth--;
    else if (depth === 0 && !isInBackticks && token !== '\\\n') yield token;
  }
}
