/** The languages in which a script can be written in the editor, told by its first line. Pure. */

import { msg } from '../../../electron/shared/i18n.ts';
import { parseShebang } from '../../../electron/shared/interpreter.ts';
import type { CodeLanguage } from '../../components/code-editor.tsx';

/** By the name of the interpreter; any other one can be written by hand. */
export const SCRIPT_LANGUAGES = [
  ['python3', 'Python'],
  ['node', 'JavaScript (Node.js)'],
  ['bash', 'Bash'],
  ['ruby', 'Ruby'],
  ['perl', 'Perl'],
  ['other', msg('As the first line says')],
] as const;

export type ScriptLanguage = (typeof SCRIPT_LANGUAGES)[number][0];

/** What a new script starts with. */
export const NEW_SCRIPT = '#!/usr/bin/env python3\n';

/** The interpreter of the first line as the user knows it; null as long as it names none. */
export function interpreterOf(text: string): string | null {
  return parseShebang(text)?.command ?? null;
}

export function languageOf(text: string): ScriptLanguage {
  const name = nameOf(text);
  return SCRIPT_LANGUAGES.find(([language]) => language === name)?.[0] ?? 'other';
}

export function colouredAs(text: string): CodeLanguage {
  const name = nameOf(text);
  if (/^(python|pypy)/.test(name)) return 'python';
  return /^(node|nodejs|deno|bun)$/.test(name) ? 'javascript' : 'shell';
}

/** The script with another first line, its other lines untouched. */
export function inLanguage(text: string, language: ScriptLanguage): string {
  if (language === 'other') return text;
  const rest = text.startsWith('#!') ? text.replace(/^.*\n?/, '') : text;
  return `#!/usr/bin/env ${language}\n${rest}`;
}

function nameOf(text: string): string {
  return /[^\\/]*$/.exec(interpreterOf(text) ?? '')?.[0] ?? '';
}
