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
  const isWords = /\p{L}{2}/u.test(text) && !/^\W{2,}|[|=]|\$Id|^\.-/.test(text);
  return isWords && text.length <= MAX_NAME_LENGTH && !TIME_LIKE.test(text) ? text : null;
}

/** "backup.sh" of `cd /data && ~/bin/backup.sh >> log 2>&1`. */
export function nameFromCommand(command: string): string {
  const guarded = /^(?:test|\[)\s[^&|;]*?(?:\]\s*)?(?:&&|\|\||;)\s*(.+)$/s.exec(command.trim())?.[1];
  const parts = (guarded ?? command).trim().split(/\s*(?:&&|\|\||;|\n)\s*/);
  for (const part of parts) {
    const words = part.split(/\s+/).map((word) => word.replace(/^["'({]+|["')}]+$/g, ''));
    if (words[0] === 'cd' || words[0] === 'test' || words[0] === '[') continue;
    const program = words.find(
      (word) => word !== '' && !PASSED_OVER.has(word) && !/^[A-Za-z_]\w*=|^[-<>&|]/.test(word),
    );
    if (program !== undefined && basename(program) !== '') return clean(basename(program));
  }
  return clean(command) || 'Imported task';
}

function clean(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, MAX_NAME_LENGTH);
}
