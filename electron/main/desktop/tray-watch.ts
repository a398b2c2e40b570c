/** Watches over D-Bus whether a Linux desktop shows tray icons (StatusNotifierItem). */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Message, MessageBus } from 'dbus-native';

import { BusLink } from './bus-link.ts';

export interface TrayWatchOptions {
  /** Called with the first finding, and again whenever a tray appears, is replaced or vanishes. */
  readonly onChange: (available: boolean) => void;
  readonly log: (message: string) => void;
  /** Null: there is no session bus. By default the one of this session. */
  readonly busAddress?: string | null;
}

/** What Chromium sets where there is none, so that no library starts one. */
const NO_BUS = 'disabled:';
const WATCHER = 'org.kde.StatusNotifierWatcher';

export class TrayWatch {
  readonly #options: TrayWatchOptions;
  readonly #link: BusLink | null;
  #owner: string | null = null;
  #isFound = false;

  constructor(options: TrayWatchOptions) {
    this.#options = options;
    const busAddress = options.busAddress === undefined ? sessionBusAddress() : options.busAddress;
    this.#link =
      busAddress === null
        ? null
        : new BusLink({
            name: 'session bus',
            busAddress,
            onOpen: (bus) => this.#ask(bus),
            onMessage: (message) => this.#onMessage(message),
            onLost: () => this.#report(null),
            log: options.log,
          });
  }

  get available(): boolean {
    return this.#owner !== null;
  }

  start(): void {
    if (this.#link) {
      this.#link.start();
      return;
    }
    this.#options.log('There is no session bus, so no tray icon.');
    this.#report(null);
  }

  stop(): void {
    this.#link?.stop();
  }

  /** Watches first, so that no change falls between the question and its answer. */
  async #ask(bus: MessageBus): Promise<void> {
    await bus.watch(
      `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`,
    );
    const owner = (await bus.nameHasOwner(WATCHER)) ? await bus.getNameOwner(WATCHER) : null;
    if (this.#link?.isOpen(bus)) this.#report(owner);
  }

  #onMessage({ sender, member, body }: Message): void {
    if (sender !== 'org.freedesktop.DBus' || member !== 'NameOwnerChanged') return;
    const [name, , newOwner] = body ?? [];
    if (name === WATCHER)
      this.#report(typeof newOwner === 'string' && newOwner !== '' ? newOwner : null);
  }

  #report(owner: string | null): void {
    if (this.#isFound && owner === this.#owner) return;
    this.#isFound = true;
    this.#owner = owner;
    this.#options.onChange(owner !== null);
  }
}

/** As the D-Bus library finds it, launchd and X11 left out; null when there is none. */
export function sessionBusAddress(): string | null {
  const address = process.env['DBUS_SESSION_BUS_ADDRESS'];
  if (address && address !== NO_BUS) return address;
  const runtimeDir = process.env['XDG_RUNTIME_DIR'];
  const socket = runtimeDir ? join(runtimeDir, 'bus') : null;
  return socket && existsSync(socket) ? `unix:path=${socket}` : null;
}
