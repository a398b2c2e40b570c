/** Which interpreter runs a script file: by its `#!` line, else by its extension. Pure. */

import type { ActionOf } from './task-action.ts';

/** Bytes of a script that have to be read to see its whole `#!` line; the Linux kernel's limit. */
export const SHEBANG_BYTES = 256;

const interpreters: ReadonlyMap<string, string> = new Map([
  ['sh', 'sh'],
  ['bash', 'bash'],
  ['zsh', 'zsh'],
  ['ksh', 'ksh'],
  ['fish', 'fish'],
  ['py', 'python3'],
  ['js', 'node'],
  ['mjs', 'node'],
  ['cjs', 'node'],
  ['rb', 'ruby'],
  ['pl', 'perl'],
  ['php', 'php'],
  ['lua', 'lua'],
  ['tcl', 'tclsh'],
  ['awk', 'awk'],
  ['jl', 'julia'],
  ['r', 'Rscript'],
  ['ps1', 'pwsh'],
]);

/** Arguments an interpreter needs between its own name and the script's path. */
const leadingArgs: ReadonlyMap<string, readonly string[]> = new Map([
  ['awk', ['-f']],
  ['pwsh', ['-NoProfile', '-File']],
  ['powershell', ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File']],
]);

export interface Shebang {
  /** What the kernel would execute: an absolute path, as written. */
  readonly program: string;
  readonly args: readonly string[];
  /** The program that matters to the user: `python3` of `#!/usr/bin/env -S python3 -u`. */
  readonly command: string;
}

/** Name of the interpreter for a script's extension, null when it is not a known one. */
export function interpreterForPath(scriptPath: string): string | null {
  const name = scriptPath.slice(
    Math.max(scriptPath.lastIndexOf('/'), scriptPath.lastIndexOf('\\')) + 1,
  );
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? null : (interpreters.get(name.slice(dot + 1).toLowerCase()) ?? null);
}

/** `-f` of `awk -f script`; empty for interpreters that take the script as their first argument. */
export function argsBeforeScript(interpreter: string): readonly string[] {
  const name = interpreter.slice(
    Math.max(interpreter.lastIndexOf('/'), interpreter.lastIndexOf('\\')) + 1,
  );
  return leadingArgs.get(name.replace(/\.exe$/i, '').toLowerCase()) ?? [];
}

/**
 * The `#!` line at the start of a file; null without one. The kernel passes all arguments as one,
 * and takes a CR at the end of the line for a part of the last one.
 */
export function parseShebang(firstBytes: string): Shebang | null {
  if (!firstBytes.startsWith('#!')) return null;
  const end = firstBytes.indexOf('\n');
  const line = (end === -1 ? firstBytes : firstBytes.slice(0, end))
    .slice(2)
    .replace(/^[ \t]+|[ \t]+$/g, '');
  const gap = line.search(/[ \t]/);
  const program = gap === -1 ? line : line.slice(0, gap);
  if (program === '') return null;
  const rest = gap === -1 ? '' : line.slice(gap).replace(/^[ \t]+/, '');
  return { program, args: rest === '' ? [] : [rest], command: wantedCommand(program, rest) };
}

/**
 * Whether a command is a script of another language: its text begins with a `#!` line, and no shell
 * is named that would take this line for a comment.
 */
export function isScriptText({ command, shell }: Pick<ActionOf<'command'>, 'command' | 'shell'>) {
  return shell === null && parseShebang(command) !== null;
}

function wantedCommand(program: string, rest: string): string {
  if (!/(^|\/)env$/.test(program)) return program;
  const words = rest
    .split(/[ \t]+/)
    .filter((word) => word !== '-S' && !/^[A-Za-z_]\w*=/.test(word));
  const first = words[0]?.replace(/^-S/, '');
  return first === undefined || first === '' || first.startsWith('-') ? program : first;
}
