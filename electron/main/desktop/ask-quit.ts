/** Puts the question of a quit to the user, as a dialog of the desktop. */

import { type BrowserWindow, dialog } from 'electron';

import { t } from '../../shared/i18n.ts';
import type { QuitChoice, QuitQuestion } from './decide-quit.ts';

/** @param window The dialog belongs to it; null while there is none. */
export async function askQuit(
  { message, detail, buttons }: QuitQuestion,
  window: BrowserWindow | null,
): Promise<QuitChoice> {
  const cancelId = buttons.findIndex(({ choice }) => choice === 'cancel');
  const options = {
    type: 'question' as const,
    title: t('Quit CronPilot'),
    message,
    detail,
    buttons: buttons.map(({ label }) => label),
    defaultId: cancelId,
    cancelId,
    noLink: true,
  };
  const { response } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options);
  return buttons[response]?.choice ?? 'cancel';
}
