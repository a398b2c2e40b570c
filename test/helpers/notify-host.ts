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
  /** Of the buttons: their words by their keys. */
  readonly buttons: Readonly<Record<string, string>>;
}

interface NotifyArguments {
  readonly app_name: string;
  readonly replaces_id: number;
  readonly summary: string;
  readonly body: string;
  readonly actions: readonly string[];
}

export class NotifyHost {
  /** In the order in which they came. */
  readonly shown: ShownNotification[] = [];
  /** Ids that were taken back. */
  readonly closed: number[] = [];
  /** Called before the application knows the id. */
  onShown: (notification: ShownNotification) => void = () => undefined;
  readonly #bus: MessageBus;
  readonly #service: DefinedInterface;
  #lastId = 0;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    this.#service = this.#define();
  }

  /** @throws when the bus has such a service already */
  static async start(busAddress: string): Promise<NotifyHost> {
    const bus = sessionBus({ busAddress, authMethods: ['ANONYMOUS'], timeout: 60_000 });
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

  /** Presses the button with these words. */
  press({ id, buttons }: ShownNotification, words: string): void {
    const key = Object.keys(buttons).find((name) => buttons[name] === words);
    if (key === undefined) throw new Error(`No button "${words}" in ${JSON.stringify(buttons)}`);
    this.#service.emit['ActionInvoked']?.(id, key);
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
            this.closed.push(id);
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

  #show({ app_name: appName, summary, body, actions, ...call }: NotifyArguments): number {
    this.#lastId += 1;
    const id = call.replaces_id === 0 ? this.#lastId : call.replaces_id;
    const pairs = actions.flatMap((key, at) => (at % 2 === 0 ? [[key, actions[at + 1]]] : []));
    const { default: _click, ...buttons } = Object.fromEntries(pairs) as Record<string, string>;
    const notification = { id, appName, title: summary, body, buttons };
    this.shown.push(notification);
    this.onShown(notification);
    return id;
  }
}
