/** Keeps a connection to a D-Bus bus, and makes it anew whenever it is lost. */

import type { Message, MessageBus } from 'dbus-native';

export interface BusLinkOptions {
  /** "session bus", for the log. */
  readonly name: string;
  readonly busAddress: string;
  /** After each connection: asks and watches. What it rejects with ends the connection. */
  readonly onOpen: (bus: MessageBus) => Promise<void>;
  readonly onMessage: (message: Message) => void;
  /** Also when there was none yet. */
  readonly onLost: () => void;
  readonly log: (message: string) => void;
}

/** Without DBUS_COOKIE_SHA1, which needs files in the home directory and is for other machines. */
const AUTH_METHODS = ['EXTERNAL', 'ANONYMOUS'];
/** As long as D-Bus libraries wait by default. */
const CALL_TIMEOUT_MS = 25_000;
const MIN_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

export class BusLink {
  readonly #options: BusLinkOptions;
  #bus: MessageBus | null = null;
  #retryMs = MIN_RETRY_MS;
  #retryTimer: NodeJS.Timeout | undefined;
  #isRunning = false;

  constructor(options: BusLinkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    void this.#connect();
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#retryTimer);
    const bus = this.#bus;
    this.#bus = null;
    void bus?.close();
  }

  /** False once another connection, or none, has taken the place of this one. */
  isOpen(bus: MessageBus): boolean {
    return bus === this.#bus;
  }

  async #connect(): Promise<void> {
    const { sessionBus } = await import('dbus-native');
    if (!this.#isRunning) return;
    const { busAddress, onMessage, onOpen } = this.#options;
    let bus: MessageBus;
    try {
      bus = sessionBus({ busAddress, authMethods: AUTH_METHODS, timeout: CALL_TIMEOUT_MS });
    } catch (error) {
      this.#onLost(null, error);
      return;
    }
    this.#bus = bus;
    let cause: unknown = null;
    bus.connection.on('error', (error) => {
      cause = error;
    });
    bus.connection.on('close', () => this.#onLost(bus, cause));
    bus.connection.on('message', (message) => {
      if (this.isOpen(bus)) onMessage(message);
    });
    onOpen(bus).then(
      () => {
        if (this.isOpen(bus)) this.#retryMs = MIN_RETRY_MS;
      },
      (error: unknown) => {
        this.#onLost(bus, error);
        void bus.close();
      },
    );
  }

  #onLost(bus: MessageBus | null, cause: unknown): void {
    if (!this.#isRunning || bus !== this.#bus) return;
    this.#bus = null;
    if (this.#retryMs === MIN_RETRY_MS) {
      const why = cause instanceof Error ? `: ${cause.message}` : '';
      const { name, log } = this.#options;
      log(`The ${name} cannot be reached${why}. CronPilot goes on trying.`);
    }
    this.#options.onLost();
    this.#retryTimer = setTimeout(() => void this.#connect(), this.#retryMs);
    this.#retryTimer.unref();
    this.#retryMs = Math.min(this.#retryMs * 2, MAX_RETRY_MS);
  }
}
