/** Waits until changes of files are over: none for a while, and no size that still grows. */

import { stat } from 'node:fs/promises';

import { onDisk } from './path-bytes.ts';

export interface SettlingOptions {
  readonly settleMs: number;
  /** With the files that are still there, in the order in which they changed first. */
  readonly onSettled: (paths: readonly string[]) => void;
}

/** Of more files than that the rest is not looked at. */
const MAX_PATHS = 10_000;

export class Settling {
  readonly #options: SettlingOptions;
  /** Sizes in bytes when last seen. */
  readonly #sizes = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #changeCount = 0;

  constructor(options: SettlingOptions) {
    this.#options = options;
  }

  changed(path: string, sizeBytes: number): void {
    this.#changeCount++;
    if (this.#sizes.size < MAX_PATHS || this.#sizes.has(path)) this.#sizes.set(path, sizeBytes);
    this.#wait();
  }

  /** What has not settled is forgotten. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#sizes.clear();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), this.#options.settleMs);
  }

  async #look(): Promise<void> {
    const changeCount = this.#changeCount;
    let isGrowing = false;
    for (const [path, sizeBytes] of this.#sizes) {
      const nowBytes = await sizeOf(path);
      // A change meanwhile has set the timer anew.
      if (changeCount !== this.#changeCount || !this.#sizes.has(path)) return;
      if (nowBytes === null) this.#sizes.delete(path);
      else this.#sizes.set(path, nowBytes);
      isGrowing ||= nowBytes !== null && nowBytes !== sizeBytes;
    }
    if (isGrowing) this.#wait();
    else if (this.#sizes.size > 0) {
      const paths = [...this.#sizes.keys()];
      this.#sizes.clear();
      this.#options.onSettled(paths);
    }
  }
}

/** Null when it is gone, or was replaced by something that is no file. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(onDisk(path))).size;
  } catch {
    return null;
  }
}
