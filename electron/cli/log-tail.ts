/** Copies a run's log to the output byte by byte, again and again from where it stopped. */

import { open } from 'node:fs/promises';

import type { Client } from './client.ts';
import type { Output } from './context.ts';

const CHUNK_BYTES = 256 * 1024;

export class LogTail {
  readonly #runId: number;
  readonly #client: Client;
  readonly #output: Output;
  #path: string | null = null;
  #offsetBytes = 0;

  constructor(runId: number, client: Client, output: Output) {
    this.#runId = runId;
    this.#client = client;
    this.#output = output;
  }

  /** Writes what is new. False when there is no file: not started yet, or removed. */
  async advance(): Promise<boolean> {
    this.#path ??= await this.#client.call('logs.path', { runId: this.#runId });
    const file = this.#path === null ? null : await openIfThere(this.#path);
    if (!file) return false;
    try {
      const { size } = await file.stat();
      if (size < this.#offsetBytes) {
        this.#output.warn('The log grew too large; part of it is left out here.');
        this.#offsetBytes = size;
      }
      for (;;) {
        const { bytesRead, buffer } = await file.read({
          buffer: Buffer.allocUnsafe(CHUNK_BYTES),
          position: this.#offsetBytes,
        });
        if (bytesRead === 0) return true;
        this.#offsetBytes += bytesRead;
        await this.#output.write(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }
}

async function openIfThere(path: string) {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
