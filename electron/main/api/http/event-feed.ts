/**
 * Numbers what happens, so that a client can tell which events an answer does not know of yet, and
 * keeps the newest for one that lost its connection.
 */

import type { Subscribe } from '../event-stream.ts';

export interface NumberedEvent {
  readonly name: string;
  readonly payload: unknown;
  readonly number: number;
}

type Listener = (event: NumberedEvent) => void;

/** Far more than happens in the seconds in which a client comes back. */
const MAX_KEPT = 500;
/** Holds all that an earlier one does, so only the newest is kept. */
const WHOLE_STATE = 'status.changed';

export class EventFeed {
  readonly #listeners = new Set<Listener>();
  readonly #unsubscribe: () => void;
  /** By number, oldest first. */
  readonly #kept = new Map<number, NumberedEvent>();
  #stateNumber = 0;
  #count: number;
  /** Up to here nothing is kept. */
  #forgotten: number;

  /** @param nowMs what is numbered now is above what an earlier feed has numbered */
  constructor(subscribe: Subscribe, nowMs: number) {
    this.#count = nowMs;
    this.#forgotten = nowMs;
    this.#unsubscribe = subscribe((name, payload) => {
      this.#count += 1;
      const event = { name, payload, number: this.#count };
      this.#keep(event);
      for (const listener of this.#listeners) listener(event);
    });
  }

  /** The number of the newest event. */
  get count(): number {
    return this.#count;
  }

  /** What came after an event; null when some of it is no longer known. */
  since(number: number): readonly NumberedEvent[] | null {
    if (number < this.#forgotten || number > this.#count) return null;
    return [...this.#kept.values()].filter((event) => event.number > number);
  }

  /** Returns a function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#unsubscribe();
  }

  #keep(event: NumberedEvent): void {
    if (event.name === WHOLE_STATE) {
      this.#kept.delete(this.#stateNumber);
      this.#stateNumber = event.number;
    }
    this.#kept.set(event.number, event);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size <= MAX_KEPT || oldest === undefined) return;
    this.#kept.delete(oldest);
    this.#forgotten = oldest;
  }
}
