/** Shows notices as the desktop's own notifications, by the way that this system has. */

import type { RunId } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import { BusNotifications } from './bus-notifications.ts';
import { NativeNotifications } from './native-notifications.ts';

/** Plain text; with the run a click shows. */
export interface NotificationText {
  /** What is shown under this key is replaced. */
  readonly key: string;
  /** What is shown under these is taken back. */
  readonly supersedes: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly taskId: TaskId | null;
  readonly runId: RunId | null;
  /** Buttons, most useful first. */
  readonly actions: readonly { readonly id: string; readonly label: string }[];
}

export interface NotificationsOptions {
  readonly onClick: (text: NotificationText) => void;
  readonly onAction: (actionId: string, text: NotificationText) => void;
  /** The desktop could not show it: the window is to. */
  readonly onFailed: (text: NotificationText) => void;
  readonly isSilent: () => boolean;
  readonly iconPath: string;
  readonly log: (message: string) => void;
}

export interface Notifications {
  start(): void;
  show(text: NotificationText): void;
  /** What is still on show stays there and no longer does anything. */
  stop(): void;
}

/** Electron gives Linux no buttons, so there the desktop's service is spoken to. */
export function createNotifications(options: NotificationsOptions): Notifications {
  return process.platform === 'linux'
    ? new BusNotifications(options)
    : new NativeNotifications(options);
}
