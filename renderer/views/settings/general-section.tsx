/** CronPilot as a program: start, closing, the shortcut from anywhere, language. */

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { capabilities } from '../../capabilities.ts';
import { acceleratorOf } from '../../commands/key-names.ts';
import { FormError } from '../../components/form-error.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { call } from '../../ipc.ts';
import { useStatus } from '../../query.ts';
import { ChoiceRow } from './choice-row.tsx';
import { CommandRow } from './command-row.tsx';
import { KeyRecorder } from './key-recorder.tsx';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';
import { ToggleRow } from './toggle-row.tsx';

export const GENERAL_ROWS = {
  openAtLogin: msg('Open CronPilot when I log in'),
  startHidden: msg('Start hidden in the tray'),
  onWindowClosed: msg('Closing the window'),
  globalShortcut: msg('Shortcut from anywhere'),
  language: msg('Language'),
  timeZone: msg('Time zone'),
  command: msg('The command cronpilot in terminals'),
} as const;

interface SectionProps {
  readonly settings: Settings;
}

export function GeneralSection({ settings }: SectionProps) {
  return (
    <>
      <ToggleRow
        title={t(GENERAL_ROWS.openAtLogin)}
        text={t('Tasks run only while CronPilot runs.')}
        settings={settings}
        field="openAtLogin"
      />
      <ToggleRow
        title={t(GENERAL_ROWS.startHidden)}
        text={t('No window at login. The icon in the tray still shows the state.')}
        settings={settings}
        field="startHidden"
      />
      {capabilities().frame && (
        <>
          <ClosingRow settings={settings} />
          <ShortcutRow settings={settings} />
        </>
      )}
      <ChoiceRow
        title={t(GENERAL_ROWS.language)}
        text={t(
          'Of the window, the tray, notifications and e-mails. Logs and the command line stay English.',
        )}
        value={settings.language}
        onChange={(language) => saveSettings({ language })}
        options={[
          { value: 'system', label: t('As the computer') },
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
      />
      <Row
        title={t(GENERAL_ROWS.timeZone)}
        text={t('This computer’s. Tasks follow it, unless one has a zone of its own.')}
      >
        <span className="text-sm">{Intl.DateTimeFormat().resolvedOptions().timeZone}</span>
      </Row>
      {capabilities().frame && <CommandRow title={t(GENERAL_ROWS.command)} />}
    </>
  );
}

function ClosingRow({ settings }: SectionProps) {
  const hasTray = useStatus()?.trayAvailable ?? true;
  return (
    <ChoiceRow
      title={t(GENERAL_ROWS.onWindowClosed)}
      text={
        hasTray
          ? t('While CronPilot runs, tasks keep their schedule.')
          : t('This desktop shows no tray icons, so a window that is closed is minimised.')
      }
      value={settings.onWindowClosed}
      onChange={(onWindowClosed) => saveSettings({ onWindowClosed })}
      options={[
        { value: 'keepRunning', label: t('Keeps CronPilot running') },
        { value: 'quit', label: t('Quits CronPilot') },
      ]}
    />
  );
}

function ShortcutRow({ settings: { globalShortcut } }: SectionProps) {
  const problem = useQuery({
    queryKey: ['shortcutProblem', globalShortcut],
    queryFn: () => call('desktop.shortcutProblem'),
  }).data;
  return (
    <Row
      title={t(GENERAL_ROWS.globalShortcut)}
      text={t('Opens the command palette from any program.')}
      below={problem && <FormError>{problem}</FormError>}
    >
      <KeyRecorder
        label={t(GENERAL_ROWS.globalShortcut)}
        keys={globalShortcut?.split('+') ?? []}
        onPress={(event) => {
          const accelerator = acceleratorOf(event);
          if (accelerator !== null) saveSettings({ globalShortcut: accelerator });
          return accelerator !== null;
        }}
      />
      {globalShortcut !== null && (
        <IconButton
          label={t('Remove the shortcut')}
          icon={X}
          onPress={() => saveSettings({ globalShortcut: null })}
        />
      )}
    </Row>
  );
}
