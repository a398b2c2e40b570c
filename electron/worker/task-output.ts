/** Makes a file the standard output and error of this very process, and so of its children. */

import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * The lowest free descriptor is the one a file gets when it is opened, which is how 1 and 2 come
 * to be the file. What writes to them natively, the words of a crash included, is then in it.
 */
export function takeOverOutput(path: string): void {
  redirect(1, path, process.stdout);
  redirect(2, path, process.stderr);
}

function redirect(fd: number, path: string, stream: NodeJS.WriteStream): void {
  close(fd);
  const got = openSync(path, 'a', 0o600);
  // Another thread was faster, or the system gives descriptors out in another way.
  if (got !== fd) writeInto(got, stream);
}

function close(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // On Windows a process without a console has none.
  }
}

function writeInto(fd: number, stream: NodeJS.WriteStream): void {
  const write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
    writeSync(fd, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  stream.write = write as NodeJS.WriteStream['write'];
}
