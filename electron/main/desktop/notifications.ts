/** Shows notices as the desktop's own notifications. */

import { Notification } from 'electron';

import type { RunId } from '../../shared/run.ts';

/** A title and a sentence in plain text, and the run a click shows. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
  readonly runId: RunId | null;
}

export interface NotificationsOptions {
  readonly onClick: (runId: RunId | null) => void;
  /** The desktop could not show it: the window is to. */
  readonly onFailed: (text: NotificationText) => void;
  readonly iconPath: string;
  readonly log: (message: string) => void;
}

/** Desktops keep fewer on show; older ones are forgotten and can no longer be clicked. */
const MAX_KEPT = 100;

export class Notifications {
  readonly #options: NotificationsOptions;
  /** Without a reference, a notification is collected and its click is lost. */
  readonly #kept = new Set<Notification>();

  constructor(options: NotificationsOptions) {
    this.#options = options;
  }

  show(text: NotificationText): void {
    if (!Notification.isSupported()) {
      this.#options.onFailed(text);
      return;
    }
    const notification = new Notification({
      title: text.title,
      body: process.platform === 'linux' ? escapeMarkup(text.body) : text.body,
      icon: this.#options.iconPath,
    });
    notification.on('click', () => {
      this.#kept.delete(notification);
      this.#options.onClick(text.runId);
    });
    notification.on('close', () => this.#kept.delete(notification));
    notification.on('failed', (_event, error) => {
      this.#kept.delete(notification);
      this.#options.log(`The desktop did not show a notification: ${error}`);
      this.#options.onFailed(text);
    });
    this.#keep(notification);
    notification.show();
  }

  /** Takes back what is still on show. */
  stop(): void {
    this.#kept.clear();
  }

  #keep(notification: Notification): void {
    this.#kept.add(notification);
    const [oldest] = this.#kept;
    if (this.#kept.size > MAX_KEPT && oldest) this.#kept.delete(oldest);
  }
}

/**
 * The body is markup by the Desktop Notifications specification (section Markup); the title is
 * plain text by the same, and would show the escapes.
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
