/** Shows notifications on Linux over D-Bus, with buttons (Desktop Notifications specification 1.2). */

import type { Message, MessageBus } from 'dbus-native';

import { t } from '../../shared/i18n.ts';
import { inUserLanguage } from '../language.ts';
import { BusLink } from './bus-link.ts';
import type { Notifications, NotificationsOptions, NotificationText } from './notifications.ts';
import { sessionBusAddress } from './tray-watch.ts';

interface Shown {
  readonly id: number;
  readonly text: NotificationText;
}

const SERVICE = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
/** Its body, not a button, was clicked. */
const DEFAULT_ACTION = 'default';
/** As long as the desktop finds right. */
const EXPIRES = -1;
const MAX_KEPT = 100;

export class BusNotifications implements Notifications {
  readonly #options: NotificationsOptions;
  readonly #link: BusLink | null;
  #bus: MessageBus | null = null;
  /** Null once the first connection was made or refused. */
  #early: NotificationText[] | null = [];
  readonly #shown = new Map<string, Shown>();
  /** One after the other, so that a later one knows the id of the one it replaces. */
  #queue: Promise<void> = Promise.resolve();

  /** @param busAddress null: there is no session bus; by default the one of this session */
  constructor(options: NotificationsOptions, busAddress = sessionBusAddress()) {
    this.#options = options;
    this.#link =
      busAddress === null
        ? null
        : new BusLink({
            name: 'session bus',
            busAddress,
            onOpen: (bus) => this.#open(bus),
            onMessage: (message) => this.#onMessage(message),
            onLost: () => this.#lose(),
            log: options.log,
          });
  }

  start(): void {
    if (this.#link) this.#link.start();
    else this.#lose();
  }

  stop(): void {
    this.#link?.stop();
    this.#bus = null;
    this.#shown.clear();
  }

  show(text: NotificationText): void {
    if (this.#early) this.#early.push(text);
    else this.#queue = this.#queue.then(() => this.#show(text));
  }

  async #open(bus: MessageBus): Promise<void> {
    await bus.watch(`type='signal',sender='${SERVICE}',path='${PATH}'`);
    if (!this.#link?.isOpen(bus)) return;
    this.#bus = bus;
    this.#showEarly();
  }

  #lose(): void {
    this.#bus = null;
    this.#shown.clear();
    this.#showEarly();
  }

  #showEarly(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const text of early) this.show(text);
  }

  async #show(text: NotificationText): Promise<void> {
    const bus = this.#bus;
    if (!bus) return this.#options.onFailed(text);
    try {
      for (const key of text.supersedes) await this.#takeBack(bus, key);
      const id = await this.#notify(bus, text);
      this.#shown.delete(text.key);
      this.#shown.set(text.key, { id, text });
      const [oldest] = this.#shown.keys();
      if (this.#shown.size > MAX_KEPT && oldest !== undefined) this.#shown.delete(oldest);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#options.log(`The desktop did not show a notification: ${why}`);
      this.#options.onFailed(text);
    }
  }

  /** Asked each time, since one service may take the place of another. */
  async #notify(bus: MessageBus, text: NotificationText): Promise<number> {
    const abilities = await call<readonly string[]>(bus, 'GetCapabilities');
    const body = abilities.includes('body-markup') ? escapeMarkup(text.body) : text.body;
    const buttons = text.actions.flatMap(({ id, label }) => [id, label]);
    const actions = abilities.includes('actions')
      ? [DEFAULT_ACTION, inUserLanguage(() => t('Open')), ...buttons]
      : [];
    const hints = [
      ['desktop-entry', ['s', 'cronpilot']],
      ['suppress-sound', ['b', this.#options.isSilent()]],
    ];
    const replacesId = this.#shown.get(text.key)?.id ?? 0;
    return await call<number>(bus, 'Notify', 'susssasa{sv}i', [
      'CronPilot',
      replacesId,
      this.#options.iconPath,
      text.title,
      body,
      actions,
      hints,
      EXPIRES,
    ]);
  }

  async #takeBack(bus: MessageBus, key: string): Promise<void> {
    const shown = this.#shown.get(key);
    this.#shown.delete(key);
    // Refused, when the user has closed it just now.
    if (shown) await call(bus, 'CloseNotification', 'u', [shown.id]).catch(() => undefined);
  }

  #onMessage(message: Message): void {
    if (message.interface !== SERVICE) return;
    // After the queue: a click may come together with the id of what was clicked.
    void this.#queue.then(() => this.#obey(message));
  }

  #obey({ member, body }: Message): void {
    const [id, value] = body ?? [];
    const shown = [...this.#shown.values()].find((one) => one.id === id);
    if (!shown) return;
    if (member === 'NotificationClosed') this.#shown.delete(shown.text.key);
    if (member !== 'ActionInvoked' || typeof value !== 'string') return;
    if (value === DEFAULT_ACTION) this.#options.onClick(shown.text);
    else this.#options.onAction(value, shown.text);
  }
}

async function call<T>(
  bus: MessageBus,
  member: string,
  signature = '',
  body: unknown[] = [],
): Promise<T> {
  const message = { destination: SERVICE, path: PATH, interface: SERVICE, member };
  return await bus.invoke<T>(body.length === 0 ? message : { ...message, signature, body });
}

/**
 * The body is markup by the Desktop Notifications specification (section Markup); the title is
 * plain text by the same, and would show the escapes.
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
