/** Stands in for systemd-logind on a private system bus: sleep, shutdown, and a screen that is locked. */

import { defineInterface, type DefinedInterface, type MessageBus, sessionBus } from 'dbus-native';

const NAME = 'org.freedesktop.login1';
const PATH = '/org/freedesktop/login1';
const SESSION_PATH = `${PATH}/session/test`;
/** Of somebody else on the same computer. */
const OTHER_PATH = `${PATH}/session/other`;

export class LoginHost {
  readonly #bus: MessageBus;
  readonly #manager: DefinedInterface;
  readonly #session: DefinedInterface;
  readonly #other: DefinedInterface;

  private constructor(
    bus: MessageBus,
    manager: DefinedInterface,
    [session, other]: readonly [DefinedInterface, DefinedInterface],
  ) {
    this.#bus = bus;
    this.#manager = manager;
    this.#session = session;
    this.#other = other;
  }

  /** @param busAddress also to be given to the application as `DBUS_SYSTEM_BUS_ADDRESS` */
  static async start(busAddress: string): Promise<LoginHost> {
    const bus = sessionBus({ busAddress, authMethods: ['ANONYMOUS'], timeout: 60_000 });
    const manager = defineInterface({
      name: `${NAME}.Manager`,
      methods: {
        Inhibit: {
          in: { what: 's', who: 's', why: 's', mode: 's' },
          out: { fd: 'u' },
          handler: () => 0,
        },
        GetSessionByPID: {
          in: { pid: 'u' },
          out: { path: 'o' },
          handler: () => SESSION_PATH,
        },
      },
      signals: {
        PrepareForSleep: { args: { start: 'b' } },
        PrepareForShutdown: { args: { start: 'b' } },
      },
    });
    const [session, other] = [defineSession(), defineSession()];
    await bus.export(PATH, manager);
    await bus.export(SESSION_PATH, session);
    await bus.export(OTHER_PATH, other);
    const name = await bus.ownName(NAME);
    if (!name.isPrimaryOwner) throw new Error(`${NAME} is taken`);
    return new LoginHost(bus, manager, [session, other]);
  }

  suspend(): void {
    this.#manager.emit['PrepareForSleep']?.(true);
  }

  resume(): void {
    this.#manager.emit['PrepareForSleep']?.(false);
  }

  shutDown(): void {
    this.#manager.emit['PrepareForShutdown']?.(true);
  }

  /** As a desktop does when its screen is locked or unlocked. */
  setLocked(isLocked: boolean): void {
    this.#session.impl['LockedHint'] = isLocked;
    this.#bus.emitPropertiesChanged(SESSION_PATH, `${NAME}.Session`, { LockedHint: isLocked });
  }

  /** As `loginctl unlock-session` does. */
  askToUnlock(): void {
    this.#session.emit['Unlock']?.();
  }

  /** As `loginctl unlock-session` does for another user. */
  askOtherToUnlock(): void {
    this.#other.emit['Unlock']?.();
  }

  close(): Promise<void> {
    return this.#bus.close();
  }
}

function defineSession(): DefinedInterface {
  return defineInterface({
    name: `${NAME}.Session`,
    properties: { LockedHint: { type: 'b', access: 'read', value: false } },
    signals: { Unlock: { args: {} } },
  });
}
