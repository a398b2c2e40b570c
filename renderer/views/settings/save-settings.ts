/** Changes settings at once, and takes a whole section back to its defaults with an undo. */

import { t } from '../../../electron/shared/i18n.ts';
import {
  defaultSettings,
  type Settings,
  type SettingsPatch,
} from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';
import { offerUndo, undoable } from '../../undo.ts';

type Fields = readonly (keyof Settings)[];

/** A refused change is told in a toast. */
export function saveSettings(patch: SettingsPatch): void {
  void attempt(call('settings.update', patch));
}

export function isAsByDefault(settings: Settings, fields: Fields): boolean {
  return JSON.stringify(pick(settings, fields)) === JSON.stringify(pick(defaultSettings, fields));
}

export async function resetSettings(
  settings: Settings,
  fields: Fields,
  title: string,
): Promise<void> {
  const before = pick(settings, fields);
  const isReset = await undoable(attempt(call('settings.update', pick(defaultSettings, fields))));
  if (isReset === null) return;
  offerUndo(t('“{section}” is as it came.', { section: title }), () => saveSettings(before));
}

function pick(settings: Settings, fields: Fields): SettingsPatch {
  return Object.fromEntries(fields.map((field) => [field, settings[field]]));
}
