/** Stands in for a desktop's notification service: keeps what is shown, and clicks on it. */

import { defineInterface, type DefinedInterface, type MessageBus, sessionBus } from 'dbus-native';

import { until } from './until.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const CAPABILITIES = ['body', 'body-markup', 'actions', 'icon-static', 'persistence'];
const CLOSED_BY_CALL = 3;

export interface ShownNotification {
  readonly id: number;
  readonly appName: string;
  readonly title: string;
  /** Markup. */
  readonly body: string;
}

interface NotifyArguments {
  readonly app_name: string;
  readonly replaces_id: number;
  readonly summary: string;
  readonly body: string;
}

export class NotifyHost {
  /** In the order in which they came. */
  readonly shown: ShownNotification[] = [];
  readonly #bus: MessageBus;
  readonly #service: DefinedInterface;
  #lastId = 0;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    this.#service = this.#define();
  }

  /** @throws when the bus has such a service already */
  static async start(busAddress: string): Promise<NotifyHost> {
    const bus = sessionBus({ busAddress, authMethods: ['ANONYMOUS'], timeout: 5_000 });
    const host = new NotifyHost(bus);
    await bus.export(PATH, host.#service);
    const name = await bus.ownName(NAME);
    if (!name.isPrimaryOwner) throw new Error(`${NAME} is taken`);
    return host;
  }

  /** The first one with this title, waited for. */
  withTitle(title: string): Promise<ShownNotification> {
    return until(
      () => this.shown.find((notification) => notification.title === title),
      `the notification "${title}"`,
    );
  }

  click({ id }: ShownNotification): void {
    this.#service.emit['ActionInvoked']?.(id, 'default');
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  #define(): DefinedInterface {
    const service = defineInterface({
      name: NAME,
      methods: {
        Notify: {
          in: {
            app_name: 's',
            replaces_id: 'u',
            app_icon: 's',
            summary: 's',
            body: 's',
            actions: 'as',
            hints: 'a{sv}',
            expire_timeout: 'i',
          },
          out: { id: 'u' },
          handler: (call: NotifyArguments) => this.#show(call),
        },
        CloseNotification: {
          in: { id: 'u' },
          handler: ({ id }: { id: number }) => {
            service.emit['NotificationClosed']?.(id, CLOSED_BY_CALL);
          },
        },
        GetCapabilities: { out: { capabilities: 'as' }, handler: () => CAPABILITIES },
        GetServerInformation: {
          out: { name: 's', vendor: 's', version: 's', spec_version: 's' },
          handler: () => ({ name: 'test', vendor: 'cronpilot', version: '1', spec_version: '1.2' }),
        },
      },
      signals: {
        NotificationClosed: { args: { id: 'u', reason: 'u' } },
        ActionInvoked: { args: { id: 'u', action_key: 's' } },
      },
    });
    return service;
  }

  #show({ app_name: appName, replaces_id: replacesId, summary, body }: NotifyArguments): number {
    this.#lastId += 1;
    const id = replacesId === 0 ? this.#lastId : replacesId;
    this.shown.push({ id, appName, title: summary, body });
    return id;
  }
}
