/** Reads a text that nobody is to see: from a pipe, or typed without an echo. */

import type { ReadStream } from 'node:tty';
import { text } from 'node:stream/consumers';

import { UsageError } from './cli-error.ts';

const ENTER = /[\r\n]/;
const BACKSPACE = ['\u007f', '\b'];
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/**
 * One line break at the end of a pipe is not part of the text.
 *
 * @param question shown on stderr where a person types
 */
export async function readHidden(question: string): Promise<string> {
  const { stdin } = process;
  if (!stdin.isTTY) return (await text(stdin)).replace(/\r?\n$/, '');
  stdin.setRawMode(true).setEncoding('utf8');
  try {
    // Not sooner: the terminal would show what is typed at once.
    process.stderr.write(question);
    return await readTyped(stdin);
  } finally {
    stdin.setRawMode(false).pause();
    process.stderr.write('\n');
  }
}

/** What is pasted may come in one piece with the line break. */
async function readTyped(stdin: ReadStream): Promise<string> {
  let typed: string[] = [];
  for await (const piece of stdin as AsyncIterable<string>) {
    for (const char of piece) {
      if (ENTER.test(char) || char === CTRL_D) return typed.join('');
      if (char === CTRL_C) throw new UsageError('Nothing was stored');
      if (BACKSPACE.includes(char)) typed = typed.slice(0, -1);
      else typed.push(char);
    }
  }
  return typed.join('');
}
