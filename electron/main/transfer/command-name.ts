/** Names a task by the comment above it, or else by the program that its command is about. */

import { basename } from 'node:path';

const MAX_NAME_LENGTH = 60;
/** What stands in front of the program that matters. */
const PASSED_OVER = new Set(
  'sudo nice ionice nohup env exec command time chronic setsid timeout test [ ! { ( if then cd && || ; export flock systemd-inhibit . source'.split(
    ' ',
  ),
);
const TIME_LIKE = /^[-\d*@][\d*/,@a-z-]*\s+[\d*/,-]+\s/i;

/** A sentence of one line; null when the comment is a drawing, a line that is switched off, or long. */
export function nameFromComment(comment: string): string | null {
  const text = comment
    .replace(/^[#\s]+/, '')
    .replace(/[\s:.]+$/, '')
    .trim();
  const isWords = /\p{L}{2}/u.test(text) && !/^\W{2,}|[|=]|^m h\b|^min(ute)? hour\b/i.test(text);
  return isWords && text.length <= MAX_NAME_LENGTH && !TIME_LIKE.test(text) ? text : null;
}

/** What only asks whether to go on. */
const GUARD = /^(?:\{\s*)?(?:(?:test|\[|command -v)\s[^&|;]*(?:&&|\|\|)|if\s.*?;\s*then\b)\s*/s;

/** "backup.sh" of `cd /data && ~/bin/backup.sh >> log 2>&1`. */
export function nameFromCommand(command: string): string {
  let text = command.trim();
  while (GUARD.test(text)) text = text.replace(GUARD, '');
  for (const part of text.split(/\s*(?:&&|\|\||;|\n)\s*/)) {
    const words = part.split(/\s+/).map((word) => word.replace(/^["'({]+|["')}&]+$/g, ''));
    if (['cd', 'test', '[', '.', 'export', 'exit'].includes(words[0] ?? '')) continue;
    const isProgram = (word: string) =>
      word !== '' && !PASSED_OVER.has(word) && !/^[A-Za-z_]\w*=|^[-<>&|$]|^\d+[smhd]?$/.test(word);
    const program = words.find(isProgram) ?? '';
    // run-parts says nothing, but its folder does.
    const telling = basename(program) === 'run-parts' ? (words.at(-1) ?? program) : program;
    if (basename(telling) !== '') return clean(basename(telling));
  }
  return clean(command) || 'Imported task';
}

function clean(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, MAX_NAME_LENGTH);
}
