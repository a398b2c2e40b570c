/** The sections of the settings, in their order: a section is a file of its own and a line here. */

import type { ComponentType } from 'react';

import { msg } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { ABOUT_ROWS, AboutSection } from './about-section.tsx';
import { API_ROWS, ApiSection } from './api-section.tsx';
import { APPEARANCE_ROWS, AppearanceSection } from './appearance-section.tsx';
import { BACKUP_ROWS, BackupSection } from './backup-section.tsx';
import { ENVIRONMENT_ROWS } from './environment-rows.tsx';
import { GENERAL_ROWS, GeneralSection } from './general-section.tsx';
import { MAIL_ROWS, MailSection } from './mail-section.tsx';
import { NOTIFICATIONS_ROWS, NotificationsSection } from './notifications-section.tsx';
import { RUNS_ROWS, RunsSection } from './runs-section.tsx';
import { SECRETS_ROWS, SecretsSection } from './secrets-section.tsx';
import { SHORTCUTS_ROWS, ShortcutsSection } from './shortcuts-section.tsx';

export interface SettingsSection {
  /** In the route: `/settings/ID`. */
  readonly id: string;
  readonly title: string;
  /** Words by which the whole section is found. */
  readonly keywords: string;
  /** Its rows, each a `Row`. */
  readonly Component: ComponentType<{ readonly settings: Settings }>;
  /** The titles of its rows, by which the palette finds them. */
  readonly rows: Readonly<Record<string, string>>;
  /** What "Reset section" sets back. */
  readonly fields: readonly (keyof Settings)[];
}

export const settingsSections: readonly SettingsSection[] = [
  {
    id: 'general',
    title: msg('General'),
    keywords: msg('start tray window'),
    Component: GeneralSection,
    rows: GENERAL_ROWS,
    fields: ['openAtLogin', 'startHidden', 'onWindowClosed', 'globalShortcut', 'language'],
  },
  {
    id: 'notifications',
    title: msg('Notifications'),
    keywords: msg('alerts messages events quiet mute'),
    Component: NotificationsSection,
    rows: NOTIFICATIONS_ROWS,
    fields: [
      'notifications',
      'notificationSounds',
      'alerts',
      'quietHours',
      'dailySummaryAt',
      'webhookUrl',
      'alertCommand',
      'heartbeatUrl',
      'heartbeatEveryMs',
    ],
  },
  {
    id: 'mail',
    title: msg('E-mail'),
    keywords: msg('smtp server recipients'),
    Component: MailSection,
    rows: MAIL_ROWS,
    fields: ['mail'],
  },
  {
    id: 'runs',
    title: msg('Runs and logs'),
    keywords: msg('limits retention environment'),
    Component: RunsSection,
    rows: { ...RUNS_ROWS, ...ENVIRONMENT_ROWS },
    fields: [
      'maxConcurrentRuns',
      'maxLogBytes',
      'keepLogsMs',
      'keepLogsPerTask',
      'keepLogsBytes',
      'keepRunsMs',
      'keepRunsCount',
      'minFreeBytes',
      'shell',
      'useLoginEnv',
      'env',
      'catchUpQuietMs',
      'catchUpEveryMs',
    ],
  },
  {
    id: 'secrets',
    title: msg('Secrets'),
    keywords: msg('passwords tokens key store'),
    Component: SecretsSection,
    rows: SECRETS_ROWS,
    fields: [],
  },
  {
    id: 'api',
    title: msg('Local API'),
    keywords: msg('http rest curl browser panel password token'),
    Component: ApiSection,
    rows: API_ROWS,
    fields: [],
  },
  {
    id: 'appearance',
    title: msg('Appearance'),
    keywords: msg('look display'),
    Component: AppearanceSection,
    rows: APPEARANCE_ROWS,
    fields: ['theme', 'density', 'zoomPercent', 'hintBar', 'systemTitleBar'],
  },
  {
    id: 'shortcuts',
    title: msg('Shortcuts'),
    keywords: msg('keys keyboard'),
    Component: ShortcutsSection,
    rows: SHORTCUTS_ROWS,
    fields: ['singleKeys', 'keys'],
  },
  {
    id: 'backup',
    title: msg('Backup and export'),
    keywords: msg('restore deleted copy'),
    Component: BackupSection,
    rows: BACKUP_ROWS,
    fields: ['backupCount', 'keepDeletedMs'],
  },
  {
    id: 'about',
    title: msg('About'),
    keywords: msg('version help'),
    Component: AboutSection,
    rows: ABOUT_ROWS,
    fields: [],
  },
];
