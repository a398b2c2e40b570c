/** Shows a notice on the desktop, and does what was chosen below it. */

import { app } from 'electron';

import { AppError } from '../shared/errors.ts';
import { t } from '../shared/i18n.ts';
import type { AppLog } from './app-log.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { NotificationText } from './desktop/notifications.ts';
import type { Engine } from './engine.ts';
import { ACTION_WORDS, type NoticeAction, noticeActions } from './notify/notice.ts';
import type { ShownNotice } from './notify/notice-board.ts';

/** What a click on a button does; of CronPilot's own notices too. */
type ButtonId = NoticeAction | 'ok' | 'quit';

const DAY_MS = 86_400_000;

/** Once: what closing the window means. */
export function closedNotice(): NotificationText {
  return {
    key: 'closed',
    supersedes: [],
    title: t('CronPilot is still running'),
    body: t('Your tasks keep their schedule. Quit from the tray menu.'),
    taskId: null,
    runId: null,
    actions: [
      { id: 'ok', label: t('OK') },
      { id: 'quit', label: t('Quit instead') },
    ],
  };
}

export function toNotification(notice: ShownNotice): NotificationText {
  const actions = noticeActions(notice.kind).map((id) => ({ id, label: t(ACTION_WORDS[id]) }));
  return { ...notice, actions };
}

export function obeyNotice(
  buttonId: string,
  text: NotificationText,
  { engine, desktop, log }: { engine: Engine; desktop: Desktop; log: AppLog },
): void {
  try {
    obey(buttonId as ButtonId, text, engine, desktop);
  } catch (error) {
    // The run has ended or the task was deleted since.
    if (!(error instanceof AppError)) throw error;
    log.warn(`The button ${buttonId} of a notification was refused (${error.code})`);
    desktop.notify({ ...text, actions: [], body: error.message });
  }
}

function obey(
  buttonId: ButtonId,
  { taskId, runId }: NotificationText,
  engine: Engine,
  desktop: Desktop,
): void {
  switch (buttonId) {
    case 'open_log':
      return desktop.window.show(runId === null ? null : `/runs/${runId}`);
    case 'open_app':
      return desktop.window.show('/today');
    case 'quit':
      return app.quit();
    case 'ok':
      return;
    case 'dismiss':
      if (runId !== null) engine.setDismissed(runId, true);
      return;
    case 'stop':
      if (runId !== null) engine.runService.stop(runId);
      return;
    default:
      if (taskId !== null) obeyForTask(buttonId, taskId, engine);
  }
}

function obeyForTask(
  buttonId: Exclude<ButtonId, 'open_log' | 'open_app' | 'quit' | 'ok' | 'dismiss' | 'stop'>,
  taskId: number,
  engine: Engine,
): void {
  switch (buttonId) {
    case 'run_again':
    case 'run_now':
      engine.runService.request({ task: engine.taskStore.get(taskId), trigger: 'manual' });
      return;
    case 'mute_day':
      return engine.alerts.mute(taskId, Date.now() + DAY_MS);
    case 'pause_task':
      engine.scheduler.settle();
      engine.taskStore.setEnabled(taskId, false, Date.now());
      return engine.taskChanged(taskId);
  }
}
