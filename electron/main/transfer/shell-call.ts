/** Finds the text that a command hands to a shell, so that a task has that text and not its wrapping. */

import { posix, win32 } from 'node:path';

export interface ShellCall {
  /** Path or name. */
  readonly shell: string;
  readonly command: string;
}

const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'mksh', 'fish']);

/** Of `/bin/sh -c TEXT` and `/usr/bin/env bash -c TEXT`; null for any other words. */
export function readShellCall(words: readonly string[]): ShellCall | null {
  const [program = '', ...rest] = words;
  if (/^(\/usr)?\/bin\/env$/.test(program)) {
    const [name = ''] = rest;
    return name.includes('/') ? null : readShellCall(rest);
  }
  const [option, command, ...more] = rest;
  const isShell = SHELLS.has(posix.basename(program));
  if (!isShell || option !== '-c' || command === undefined || more.length > 0) return null;
  return command.trim() === '' ? null : { shell: program, command };
}

/** Of `cmd.exe /d /s /c "TEXT"`; null for any other command line. */
export function readCmdCall(program: string, args: string): ShellCall | null {
  if (!/^cmd(\.exe)?$/i.test(win32.basename(program))) return null;
  const text = /^(?:\/[dsq]\s+)*\/c\s+(\S.*)$/is.exec(args.trim())?.[1];
  if (text === undefined) return null;
  const inner = /^"(.*)"$/s.exec(text)?.[1];
  // With /s, or with more quotation marks than two, cmd takes the outer ones off; else it depends.
  if (inner !== undefined && !/\/s\s/i.test(args) && !inner.includes('"')) return null;
  const command = inner ?? text;
  return command.trim() === '' ? null : { shell: 'cmd.exe', command };
}
