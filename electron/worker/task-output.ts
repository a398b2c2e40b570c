/** Makes a file the standard output and error of this very process, and so of its children. */

import { closeSync, openSync, statSync, writeSync } from 'node:fs';

import { createMasker } from './mask-stream.ts';

/**
 * The lowest free descriptor is the one a file gets when it is opened, which is how 1 and 2 come
 * to be the file. What writes to them natively, the words of a crash included, is then in it.
 */
export function takeOverOutput(path: string, secrets: readonly string[]): void {
  // Made while 1 and 2 are the null device, the streams write synchronously for good: nothing is
  // lost at an exit, into a pipe neither.
  const { stdout, stderr } = process;
  redirect(1, path, stdout, secrets);
  redirect(2, path, stderr, secrets);
}

function redirect(
  fd: number,
  path: string,
  stream: NodeJS.WriteStream,
  secrets: readonly string[],
): void {
  close(fd);
  // A named pipe is held open on both ends, so that it waits for a reader that is replaced.
  const isPipe = statSync(path, { throwIfNoEntry: false })?.isFIFO() ?? false;
  const got = openSync(path, isPipe ? 'r+' : 'a', 0o600);
  // Another thread was faster, or the system gives descriptors out in another way.
  if (got !== fd || (secrets.length > 0 && !isPipe)) writeInto(got, stream, secrets);
}

function close(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // On Windows a process without a console has none.
  }
}

/** Without a named pipe the process masks itself, except for what it writes natively. */
function writeInto(fd: number, stream: NodeJS.WriteStream, secrets: readonly string[]): void {
  const masker = createMasker(secrets);
  process.on('exit', () => writeSync(fd, masker.end()));
  const write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    writeSync(fd, masker.push(bytes));
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  stream.write = write as NodeJS.WriteStream['write'];
}
