/** Shows notifications through Electron, with buttons where the system has them. */

import { Notification } from 'electron';

import type { Notifications, NotificationsOptions, NotificationText } from './notifications.ts';

/** Desktops keep fewer on show; older ones are forgotten and can no longer be clicked. */
const MAX_KEPT = 100;

export class NativeNotifications implements Notifications {
  readonly #options: NotificationsOptions;
  /** By key. Without a reference, a notification is collected and its click is lost. */
  readonly #kept = new Map<string, Notification>();

  constructor(options: NotificationsOptions) {
    this.#options = options;
  }

  start(): void {}

  show(text: NotificationText): void {
    for (const key of [text.key, ...text.supersedes]) this.#takeBack(key);
    if (!Notification.isSupported()) return this.#options.onFailed(text);
    const notification = new Notification({
      title: text.title,
      body: text.body,
      icon: this.#options.iconPath,
      silent: this.#options.isSilent(),
      actions: text.actions.map(({ label }) => ({ type: 'button', text: label })),
    });
    notification.on('click', () => {
      this.#forget(text.key, notification);
      this.#options.onClick(text);
    });
    // An Electron before 40 gives the index as the second argument alone.
    notification.on('action', (details, index) => {
      const action = text.actions[details.actionIndex ?? index];
      this.#forget(text.key, notification);
      if (action) this.#options.onAction(action.id, text);
    });
    notification.on('close', () => this.#forget(text.key, notification));
    notification.on('failed', (_event, error) => {
      this.#forget(text.key, notification);
      this.#options.log(`The desktop did not show a notification: ${error}`);
      this.#options.onFailed(text);
    });
    this.#kept.set(text.key, notification);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    notification.show();
  }

  stop(): void {
    this.#kept.clear();
  }

  #takeBack(key: string): void {
    const notification = this.#kept.get(key);
    this.#kept.delete(key);
    notification?.close();
  }

  #forget(key: string, notification: Notification): void {
    if (this.#kept.get(key) === notification) this.#kept.delete(key);
  }
}
