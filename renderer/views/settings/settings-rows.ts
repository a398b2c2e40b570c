/** Every row of the settings, for whoever looks for one by its name. */

import { t } from '../../../electron/shared/i18n.ts';
import { settingsSections } from './sections.ts';

export interface SettingsRow {
  /** In the user's language, like its section. */
  readonly title: string;
  readonly section: string;
  /** The route that shows it. */
  readonly path: string;
}

export function settingsRows(): readonly SettingsRow[] {
  return settingsSections.flatMap(({ id, title, rows }) => {
    const section = t(title);
    return Object.values(rows).map((row) => {
      const shown = t(row);
      return { title: shown, section, path: `/settings/${id}?row=${encodeURIComponent(shown)}` };
    });
  });
}
