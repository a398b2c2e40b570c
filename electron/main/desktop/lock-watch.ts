/** Watches over D-Bus (systemd-logind) when the screen of this Linux session is unlocked. */

import { existsSync } from 'node:fs';

import type { Message, MessageBus, toPlain } from 'dbus-native';

import { msg, t } from '../../shared/i18n.ts';
import { BusLink } from './bus-link.ts';

export interface LockWatchOptions {
  readonly onUnlock: () => void;
  readonly log: (message: string) => void;
  /** Null: there is no system bus. By default the one of this computer. */
  readonly busAddress?: string | null;
}

const LOGIN = 'org.freedesktop.login1';
const MANAGER_PATH = '/org/freedesktop/login1';
const SESSION = `${LOGIN}.Session`;
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const SYSTEM_BUS_SOCKET = '/var/run/dbus/system_bus_socket';

const NO_ANSWER = msg(
  'This computer does not tell when the screen is unlocked (systemd-logind): the system bus cannot be reached.',
);
const NO_BUS = msg(
  'This computer does not tell when the screen is unlocked (systemd-logind): there is no system bus.',
);
const NO_SESSION = msg(
  'This computer does not tell when the screen is unlocked (systemd-logind): no session was found.',
);

/**
 * Desktops tell by the hint `LockedHint`; `loginctl unlock-session` by the signal `Unlock`, after
 * which most desktops change the hint as well.
 */
export class LockWatch {
  readonly #options: LockWatchOptions;
  readonly #link: BusLink | null;
  #lack: string | null = msg(
    'This computer does not tell when the screen is unlocked (systemd-logind) yet.',
  );
  #sessionPath: string | null = null;
  #isLocked = false;
  /** There from the first message on, for the library is loaded by then. */
  #toPlain: typeof toPlain | null = null;

  constructor(options: LockWatchOptions) {
    this.#options = options;
    const busAddress = options.busAddress === undefined ? systemBusAddress() : options.busAddress;
    this.#link =
      busAddress === null
        ? null
        : new BusLink({
            name: 'system bus',
            busAddress,
            onOpen: (bus) => this.#begin(bus),
            onMessage: (message) => this.#onMessage(message),
            onLost: () => this.#lose(NO_ANSWER),
            log: options.log,
          });
  }

  /** Why unlocking is not noticed, as a sentence; null when it is. */
  get problem(): string | null {
    const lack = this.#lack;
    return lack && t(lack);
  }

  start(): void {
    if (this.#link) this.#link.start();
    else this.#lose(NO_BUS);
  }

  stop(): void {
    this.#link?.stop();
  }

  async #begin(bus: MessageBus): Promise<void> {
    this.#toPlain = (await import('dbus-native')).toPlain;
    const from = `type='signal',sender='${LOGIN}'`;
    await bus.watch(`${from},interface='${SESSION}',member='Unlock'`);
    await bus.watch(`${from},interface='${PROPERTIES}',arg0='${SESSION}'`);
    const sessionPath = await findSession(bus);
    const hint =
      sessionPath !== null && (await getProperty(bus, sessionPath, SESSION, 'LockedHint'));
    if (!this.#link?.isOpen(bus)) return;
    if (sessionPath === null) return this.#lose(NO_SESSION);
    this.#isLocked = hint === true;
    this.#sessionPath = sessionPath;
    this.#lack = null;
  }

  #onMessage({ path, interface: interfaceName, member, body }: Message): void {
    if (path === undefined || path !== this.#sessionPath) return;
    if (interfaceName === SESSION && member === 'Unlock') this.#unlock();
    if (interfaceName !== PROPERTIES || member !== 'PropertiesChanged') return;
    const isLocked = changedHint(this.#toPlain?.(body?.[1]));
    if (isLocked === false && this.#isLocked) this.#unlock();
    else if (isLocked === true) this.#isLocked = true;
  }

  #unlock(): void {
    this.#isLocked = false;
    this.#options.onUnlock();
  }

  #lose(lack: string): void {
    this.#sessionPath = null;
    this.#lack = lack;
  }
}

/** The session that CronPilot was started in, else the one that its user looks at; null for none. */
async function findSession(bus: MessageBus): Promise<string | null> {
  const id = process.env['XDG_SESSION_ID'];
  const ask = (member: string, signature: string, value: unknown) =>
    call(bus, MANAGER_PATH, `${LOGIN}.Manager`, member, signature, [value]);
  const session =
    (id ? await ask('GetSession', 's', id) : null) ??
    (await ask('GetSessionByPID', 'u', process.pid));
  if (typeof session === 'string') return session;
  const user = await ask('GetUser', 'u', process.getuid?.() ?? 0);
  if (typeof user !== 'string') return null;
  const display = await getProperty(bus, user, `${LOGIN}.User`, 'Display');
  const path: unknown = Array.isArray(display) ? display[1] : null;
  return typeof path === 'string' && path !== '/' ? path : null;
}

async function getProperty(
  bus: MessageBus,
  path: string,
  interfaceName: string,
  name: string,
): Promise<unknown> {
  const value = await call(bus, path, PROPERTIES, 'Get', 'ss', [interfaceName, name]);
  return value === null ? null : (await import('dbus-native')).toPlain(value);
}

/** Null when it is refused, among others because nobody is there to answer. */
async function call(
  bus: MessageBus,
  path: string,
  interfaceName: string,
  member: string,
  signature: string,
  body: unknown[],
): Promise<unknown> {
  try {
    const message = { destination: LOGIN, path, interface: interfaceName, member, signature, body };
    return await bus.invoke<unknown>(message);
  } catch {
    return null;
  }
}

/** Of the changed properties; null when the hint is not among them. */
function changedHint(changed: unknown): boolean | null {
  const hint = (changed as Readonly<Record<string, unknown>> | null | undefined)?.['LockedHint'];
  return typeof hint === 'boolean' ? hint : null;
}

function systemBusAddress(): string | null {
  const address = process.env['DBUS_SYSTEM_BUS_ADDRESS'];
  if (address) return address;
  return existsSync(SYSTEM_BUS_SOCKET) ? `unix:path=${SYSTEM_BUS_SOCKET}` : null;
}
