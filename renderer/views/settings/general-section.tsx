/** Settings of CronPilot as a program: start, language, notices. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { Picker } from '../../components/picker.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';

export const GENERAL_ROWS = {
  openAtLogin: msg('Open CronPilot when I log in'),
  notifications: msg('Notifications'),
  language: msg('Language'),
} as const;

export function GeneralSection({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <Row
        title={t(GENERAL_ROWS.openAtLogin)}
        text={t('Tasks run only while CronPilot runs. It starts in the tray, without a window.')}
      >
        <Toggle
          label={t(GENERAL_ROWS.openAtLogin)}
          isSelected={settings.openAtLogin}
          onChange={(openAtLogin) => saveSettings({ openAtLogin })}
        />
      </Row>
      <Row
        title={t(GENERAL_ROWS.notifications)}
        text={t('When a task fails, and when it works again.')}
      >
        <Toggle
          label={t(GENERAL_ROWS.notifications)}
          isSelected={settings.notifications}
          onChange={(notifications) => saveSettings({ notifications })}
        />
      </Row>
      <Row title={t(GENERAL_ROWS.language)} text={t('Of the window.')}>
        <Picker
          label={t(GENERAL_ROWS.language)}
          value={settings.language}
          onChange={(language) => saveSettings({ language: language as Settings['language'] })}
          options={[
            { value: 'system', label: t('As the computer') },
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
      </Row>
    </>
  );
}
