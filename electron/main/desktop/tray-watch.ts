/** Watches over D-Bus whether a Linux desktop shows tray icons (StatusNotifierItem). */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type Message, type MessageBus, sessionBus } from 'dbus-native';

export interface TrayWatchOptions {
  /** Called with the first finding, and again whenever a tray appears, is replaced or vanishes. */
  readonly onChange: (available: boolean) => void;
  readonly log: (message: string) => void;
  /** Null: there is no session bus. By default the one of this session. */
  readonly busAddress?: string | null;
}

const WATCHER = 'org.kde.StatusNotifierWatcher';
/** Without DBUS_COOKIE_SHA1, which needs files in the home directory and is for other machines. */
const AUTH_METHODS = ['EXTERNAL', 'ANONYMOUS'];
const CALL_TIMEOUT_MS = 5_000;
const MIN_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

export class TrayWatch {
  readonly #options: TrayWatchOptions;
  readonly #busAddress: string | null;
  #bus: MessageBus | null = null;
  #owner: string | null = null;
  #retryMs = MIN_RETRY_MS;
  #retryTimer: NodeJS.Timeout | null = null;
  #isRunning = false;
  #isFound = false;

  constructor(options: TrayWatchOptions) {
    this.#options = options;
    this.#busAddress = options.busAddress === undefined ? sessionBusAddress() : options.busAddress;
  }

  get available(): boolean {
    return this.#owner !== null;
  }

  start(): void {
    this.#isRunning = true;
    if (this.#busAddress === null) {
      this.#options.log('There is no session bus, so no tray icon.');
      this.#report(null);
      return;
    }
    this.#connect(this.#busAddress);
  }

  stop(): void {
    this.#isRunning = false;
    if (this.#retryTimer) clearTimeout(this.#retryTimer);
    const bus = this.#bus;
    this.#bus = null;
    void bus?.close();
  }

  #connect(busAddress: string): void {
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
    bus.connection.on('message', (message) => this.#onMessage(bus, message));
    this.#ask(bus).catch((error: unknown) => {
      this.#onLost(bus, error);
      void bus.close();
    });
  }

  /** Watches first, so that no change falls between the question and its answer. */
  async #ask(bus: MessageBus): Promise<void> {
    await bus.watch(
      `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`,
    );
    const owner = (await bus.nameHasOwner(WATCHER)) ? await bus.getNameOwner(WATCHER) : null;
    if (bus !== this.#bus) return;
    this.#retryMs = MIN_RETRY_MS;
    this.#report(owner);
  }

  #onMessage(bus: MessageBus, { sender, member, body }: Message): void {
    if (bus !== this.#bus || sender !== 'org.freedesktop.DBus' || member !== 'NameOwnerChanged')
      return;
    const [name, , newOwner] = body ?? [];
    if (name === WATCHER)
      this.#report(typeof newOwner === 'string' && newOwner !== '' ? newOwner : null);
  }

  #onLost(bus: MessageBus | null, cause: unknown): void {
    if (!this.#isRunning || bus !== this.#bus) return;
    this.#bus = null;
    if (this.#retryMs === MIN_RETRY_MS) {
      const why = cause instanceof Error ? `: ${cause.message}` : '';
      this.#options.log(`The session bus cannot be reached${why}. CronPilot goes on trying.`);
    }
    this.#report(null);
    this.#retryTimer = setTimeout(() => this.#connect(this.#busAddress ?? ''), this.#retryMs);
    this.#retryTimer.unref();
    this.#retryMs = Math.min(this.#retryMs * 2, MAX_RETRY_MS);
  }

  #report(owner: string | null): void {
    if (this.#isFound && owner === this.#owner) return;
    this.#isFound = true;
    this.#owner = owner;
    this.#options.onChange(owner !== null);
  }
}

/** As the D-Bus library finds it, launchd and X11 left out; null when there is none. */
function sessionBusAddress(): string | null {
  const address = process.env['DBUS_SESSION_BUS_ADDRESS'];
  if (address) return address;
  const runtimeDir = process.env['XDG_RUNTIME_DIR'];
  const socket = runtimeDir ? join(runtimeDir, 'bus') : null;
  return socket && existsSync(socket) ? `unix:path=${socket}` : null;
}
