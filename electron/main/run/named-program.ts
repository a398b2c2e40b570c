/** Tells which program's exit code a task ended with, by its command or the text of its script. */

import { closeSync, openSync, readSync, statSync } from 'node:fs';

import { programOf } from '../../shared/program-of.ts';
import { isScriptText } from '../../shared/interpreter.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { TaskAction } from '../../shared/task-action.ts';

/** A longer script does more than one thing. */
const MAX_SCRIPT_BYTES = 16 * 1024;
const SHELL_SCRIPT = /^#!.*\b(sh|bash|dash|zsh|ksh)\b/;

/** Null when several programs could have ended it, or none is known. */
export function namedProgram(action: TaskAction, exitCode: number, homeDir: string): string | null {
  if (action.kind === 'command') {
    const isForeign = isScriptText(action) && !SHELL_SCRIPT.test(action.command);
    return isForeign ? null : programOf(action.command, exitCode);
  }
  if (action.kind !== 'script') return null;
  const text = readStart(expandHome(action.path, homeDir));
  return text !== null && SHELL_SCRIPT.test(text) ? programOf(text, exitCode) : null;
}

/** Null when it cannot be read, or is longer than a simple script. */
function readStart(path: string): string | null {
  try {
    // A pipe would be waited for.
    if (!statSync(path).isFile()) return null;
    const fd = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(MAX_SCRIPT_BYTES + 1);
      const length = readSync(fd, bytes, 0, bytes.length, 0);
      return length > MAX_SCRIPT_BYTES ? null : bytes.toString('utf8', 0, length);
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
}
