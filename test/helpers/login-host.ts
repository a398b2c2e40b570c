/** Stands in for systemd-logind on a private system bus: puts the computer to sleep and wakes it. */

import { defineInterface, type DefinedInterface, type MessageBus, sessionBus } from 'dbus-native';

const NAME = 'org.freedesktop.login1';
const PATH = '/org/freedesktop/login1';

export class LoginHost {
  readonly #bus: MessageBus;
  readonly #manager: DefinedInterface;

  private constructor(bus: MessageBus, manager: DefinedInterface) {
    this.#bus = bus;
    this.#manager = manager;
  }

  /** @param busAddress also to be given to the application as `DBUS_SYSTEM_BUS_ADDRESS` */
  static async start(busAddress: string): Promise<LoginHost> {
    const bus = sessionBus({ busAddress, authMethods: ['ANONYMOUS'], timeout: 5_000 });
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
          handler: () => `${PATH}/session/test`,
        },
      },
      signals: {
        PrepareForSleep: { args: { start: 'b' } },
        PrepareForShutdown: { args: { start: 'b' } },
      },
    });
    await bus.export(PATH, manager);
    const name = await bus.ownName(NAME);
    if (!name.isPrimaryOwner) throw new Error(`${NAME} is taken`);
    return new LoginHost(bus, manager);
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

  close(): Promise<void> {
    return this.#bus.close();
  }
}
