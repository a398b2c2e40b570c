/** Takes a run's output through a named pipe in its control folder and hands it on without secrets. */

import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, rmSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';

import { phrase } from '../shared/phrase.ts';
import { findProgram } from './find-program.ts';
import { createMasker, type Masker } from './mask-stream.ts';
import { describeSystemError, errorCode, StartRefused } from './start-refused.ts';

const BLOCK_BYTES = 64 * 1024;
/** More than a pipe holds; what comes after the end is not the run's own. */
const MAX_DRAIN_BYTES = 2 * 1024 * 1024;
const LEFT_OUT =
  '\n… the output from here on was left out: the secrets that must be hidden in it cannot be read …\n';

type Write = (bytes: Uint8Array) => void;

/**
 * Open for reading and for writing, so that the pipe never counts as closed while a worker has it;
 * beyond that the run's supervisor holds it, so a run outlives the worker and waits for the next.
 */
export class MaskedPipe {
  readonly path: string;
  readonly #fd: number;
  readonly #socket: Socket;
  readonly #masker: Masker;
  readonly #write: Write;

  private constructor(path: string, masker: Masker, write: Write) {
    this.path = path;
    this.#masker = masker;
    this.#write = write;
    this.#fd = openPipe(path);
    this.#socket = new Socket({ fd: openPipe(path), readable: true, writable: false });
    this.#socket.on('data', (chunk: Buffer) => write(masker.push(chunk)));
    this.#socket.on('error', () => {});
  }

  /** @throws StartRefused */
  static create(controlDir: string, secrets: readonly string[], write: Write): MaskedPipe {
    const path = pathIn(controlDir);
    try {
      // Of a worker that died before it could start the run.
      rmSync(path, { force: true });
      execFileSync(mkfifoPath(), ['-m', '600', path], { stdio: 'ignore' });
      return new MaskedPipe(path, createMasker(secrets), write);
    } catch (error) {
      if (error instanceof StartRefused) throw error;
      throw new StartRefused(
        phrase('The pipe `{path}` for the output cannot be made: {why}.', {
          path,
          why: describeSystemError(error),
        }),
      );
    }
  }

  /**
   * For a run that goes on; null when it has no pipe. An earlier worker may have held back the
   * beginning of a secret, so its rest is masked too. Without the secrets nothing is handed on.
   */
  static reopen(controlDir: string, secrets: readonly string[], write: Write): MaskedPipe | null {
    const path = pathIn(controlDir);
    if (!statSync(path, { throwIfNoEntry: false })?.isFIFO()) return null;
    if (secrets.length > 0)
      return new MaskedPipe(path, createMasker(secrets, { isContinued: true }), write);
    write(Buffer.from(LEFT_OUT));
    return new MaskedPipe(path, createMasker([]), () => {});
  }

  get fd(): number {
    return this.#fd;
  }

  /** Hands on what the run had written by now, and removes the pipe for its supervisor to see. */
  close(): void {
    this.#socket.destroy();
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    for (let total = 0; total < MAX_DRAIN_BYTES; ) {
      const readBytes = readIfThere(this.#fd, block);
      if (readBytes === 0) break;
      this.#write(this.#masker.push(block.subarray(0, readBytes)));
      total += readBytes;
    }
    this.#write(this.#masker.end());
    closeSync(this.#fd);
    rmSync(this.path, { force: true });
  }
}

function pathIn(controlDir: string): string {
  return join(controlDir, 'output');
}

function openPipe(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}

function readIfThere(fd: number, block: Buffer): number {
  try {
    return readSync(fd, block);
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return 0;
    throw error;
  }
}

let knownMkfifo: string | undefined;

function mkfifoPath(): string {
  const env = { PATH: `/usr/bin:/bin:${process.env['PATH'] ?? ''}` };
  knownMkfifo ??= findProgram('mkfifo', phrase('The program'), env, '/');
  return knownMkfifo;
}
