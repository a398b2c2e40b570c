/**
 * Holds changes back when they come again and again, as those of a task do that writes into the
 * folder it waits for. What is held fires at once when the wait is over.
 */

import { existsSync } from 'node:fs';

import { FREE_PACE, type Pace, paceAfter } from './pace.ts';
import { onDisk } from './path-bytes.ts';

export interface PacerOptions {
  readonly fire: (paths: readonly string[]) => void;
  /** The first change is held, or all is calm again. */
  readonly onHoldChanged: (isHolding: boolean) => void;
}

export class Pacer {
  readonly #options: PacerOptions;
  readonly #held = new Set<string>();
  #pace: Pace = FREE_PACE;
  #timer: NodeJS.Timeout | undefined;
  #isHolding = false;

  constructor(options: PacerOptions) {
    this.#options = options;
  }

  /** The wait in force in ms; null as long as nothing had to wait. */
  get holdMs(): number | null {
    return this.#isHolding ? this.#pace.holdMs : null;
  }

  changed(paths: readonly string[]): void {
    if (!this.#timer) return this.#fire(paths);
    for (const path of paths) this.#held.add(path);
    this.#setHolding(true);
  }

  /** What is held is forgotten. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#held.clear();
  }

  #fire(paths: readonly string[]): void {
    this.#pace = paceAfter(this.#pace, Date.now());
    const { holdMs } = this.#pace;
    if (holdMs > 0) this.#timer = setTimeout(() => this.#holdOver(), holdMs).unref();
    this.#options.fire(paths);
  }

  #holdOver(): void {
    this.#timer = undefined;
    const paths = [...this.#held].filter((path) => existsSync(onDisk(path)));
    this.#held.clear();
    if (paths.length > 0) return this.#fire(paths);
    this.#pace = FREE_PACE;
    this.#setHolding(false);
  }

  #setHolding(isHolding: boolean): void {
    if (this.#isHolding === isHolding) return;
    this.#isHolding = isHolding;
    this.#options.onHoldChanged(isHolding);
  }
}
