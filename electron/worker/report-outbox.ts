/** Gathers what is said to main: what happens together wakes it once. */

import type { FromWorker } from '../shared/worker-protocol.ts';

/** A start is told only so soon: of many that start together, the last would wait for the telling. */
const START_MS = 50;

export class ReportOutbox {
  readonly #send: (messages: readonly FromWorker[]) => void;
  #waiting: FromWorker[] = [];
  #turn: NodeJS.Immediate | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(send: (messages: readonly FromWorker[]) => void) {
    this.#send = send;
  }

  /** Keeps the order. */
  add(message: FromWorker): void {
    this.#waiting.push(message);
    if (message.type === 'started') this.#timer ??= setTimeout(() => this.flush(), START_MS);
    else this.#turn ??= setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#turn) clearImmediate(this.#turn);
    this.#timer = null;
    this.#turn = null;
    const messages = this.#waiting;
    this.#waiting = [];
    if (messages.length > 0) this.#send(messages);
  }
}
