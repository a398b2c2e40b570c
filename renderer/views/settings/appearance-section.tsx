/** How the window looks. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { Picker } from '../../components/picker.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';

export const APPEARANCE_ROWS = {
  theme: msg('Theme'),
  systemTitleBar: msg('System title bar'),
} as const;

export function AppearanceSection({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <Row title={t(APPEARANCE_ROWS.theme)} text={t('System follows your desktop.')}>
        <Picker
          label={t(APPEARANCE_ROWS.theme)}
          value={settings.theme}
          onChange={(theme) => saveSettings({ theme: theme as Settings['theme'] })}
          options={[
            { value: 'system', label: t('System') },
            { value: 'light', label: t('Light') },
            { value: 'dark', label: t('Dark') },
          ]}
        />
      </Row>
      <Row
        title={t(APPEARANCE_ROWS.systemTitleBar)}
        text={t('For desktops that draw the built-in one badly. From the next window on.')}
      >
        <Toggle
          label={t(APPEARANCE_ROWS.systemTitleBar)}
          isSelected={settings.systemTitleBar}
          onChange={(systemTitleBar) => saveSettings({ systemTitleBar })}
        />
      </Row>
    </>
  );
}
