/** Numbers what happens, so that a client can tell which events an answer does not know of yet. */

import type { Subscribe } from '../event-stream.ts';

type Listener = (name: string, payload: unknown, number: number) => void;

export class EventFeed {
  readonly #listeners = new Set<Listener>();
  readonly #unsubscribe: () => void;
  #count = 0;

  constructor(subscribe: Subscribe) {
    this.#unsubscribe = subscribe((name, payload) => {
      this.#count += 1;
      for (const listener of this.#listeners) listener(name, payload, this.#count);
    });
  }

  /** The number of the newest event. */
  get count(): number {
    return this.#count;
  }

  /** Returns a function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#unsubscribe();
  }
}
