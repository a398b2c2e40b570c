/** A computer whose power, network and idle time a test sets; it tells of each change. */

import type { Surroundings } from '../../electron/main/run/surroundings.ts';

interface Facts {
  onBattery: boolean | null;
  isOnline: boolean | null;
  idleMs: number | null;
}

export class SetSurroundings implements Surroundings {
  #facts: Facts = { onBattery: false, isOnline: true, idleMs: 0 };
  readonly #listeners = new Set<() => void>();

  set(facts: Partial<Facts>): void {
    this.#facts = { ...this.#facts, ...facts };
    for (const listener of this.#listeners) listener();
  }

  onBattery = () => this.#facts.onBattery;
  isOnline = () => this.#facts.isOnline;
  idleMs = () => this.#facts.idleMs;

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
