/** Writes beside a log when which part of it was written, as lines `endBytes atMs`. */

import { appendFileSync } from 'node:fs';

import { errorCode } from './start-refused.ts';

/** After so many entries they are made half as often. */
const ENTRIES_PER_PACE = 20_000;
const SHORTEST_MS = 100;

/** Nothing here may hold the run up: what a full disk refuses is not known later. */
export class LogTimes {
  readonly #path: string;
  #count = 0;
  #lastAtMs = 0;
  #hasEnded = false;

  constructor(logPath: string) {
    this.#path = `${logPath}.times`;
  }

  /** The log had `sizeBytes` bytes at `atMs`, and more than at the last call. */
  note(sizeBytes: number, atMs: number): void {
    const paceMs = SHORTEST_MS * 2 ** Math.floor(this.#count / ENTRIES_PER_PACE);
    if (this.#hasEnded || (this.#count >= ENTRIES_PER_PACE && atMs < this.#lastAtMs + paceMs))
      return;
    this.#count += 1;
    this.#lastAtMs = atMs;
    this.#append(`${sizeBytes} ${atMs}\n`);
  }

  /** Nobody has looked for a while. */
  resume(): void {
    this.#append('?\n');
  }

  /** Behind this byte the log was cut, and bytes have moved. */
  end(headBytes: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#append(`${headBytes} end\n`);
  }

  #append(text: string): void {
    try {
      appendFileSync(this.#path, text, { mode: 0o600 });
    } catch (error) {
      if (errorCode(error) === null) throw error;
    }
  }
}
