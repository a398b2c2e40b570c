/** What is told of tasks and by which ways, when it is quiet, and what did not arrive. */

import { WEBHOOK_SECRET } from '../../../electron/shared/alerts.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings, SettingsPatch } from '../../../electron/shared/settings.ts';
import { changeSettings } from '../../change-settings.ts';
import { AlertRulesTable } from '../../components/alert-rules-table.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { call } from '../../ipc.ts';
import { MutedTasks, UndeliveredMessages } from './alert-lists.tsx';
import { ChannelTestRow } from './channel-test-row.tsx';
import { NumberSetting } from './number-setting.tsx';
import { saveSettings } from './save-settings.ts';
import { SecretSetting } from './secret-setting.tsx';
import { Row } from './settings-section.tsx';
import { TextSetting } from './text-setting.tsx';
import { ToggleRow } from './toggle-row.tsx';

export const NOTIFICATIONS_ROWS = {
  notifications: msg('Notifications on this computer'),
  notificationSounds: msg('Sounds'),
  alerts: msg('What is told, and how'),
  quietHours: msg('Quiet hours'),
  dailySummaryAt: msg('Daily summary'),
  notificationTest: msg('Try a notification'),
  webhookUrl: msg('Webhook'),
  webhookSecret: msg('Secret of the webhook'),
  webhookTest: msg('Try the webhook'),
  alertCommand: msg('Command'),
  commandTest: msg('Try the command'),
  heartbeatUrl: msg('Heartbeat'),
  heartbeatEveryMs: msg('Time between heartbeats'),
  mutes: msg('Muted tasks'),
  messages: msg('Messages that did not arrive'),
} as const;

const DEFAULT_QUIET_HOURS = { from: '22:00', to: '07:00' };
const DEFAULT_SUMMARY_TIME = '08:00';
const MINUTE_MS = 60_000;

interface SectionProps {
  readonly settings: Settings;
}

export function NotificationsSection({ settings }: SectionProps) {
  return (
    <>
      <ToggleRow
        title={t(NOTIFICATIONS_ROWS.notifications)}
        text={t('By the desktop, with buttons where it has them.')}
        settings={settings}
        field="notifications"
      />
      <ToggleRow
        title={t(NOTIFICATIONS_ROWS.notificationSounds)}
        text={t('As the desktop makes them.')}
        settings={settings}
        field="notificationSounds"
      />
      <Row
        title={t(NOTIFICATIONS_ROWS.alerts)}
        text={t(
          'Of a task that goes on failing you hear at the first failure, every tenth and when it works again. A task can have rules of its own.',
        )}
        below={
          <AlertRulesTable
            label={t(NOTIFICATIONS_ROWS.alerts)}
            rules={settings.alerts}
            onChange={(alerts) => saveSettings({ alerts })}
          />
        }
      />
      <QuietHoursRow settings={settings} />
      <DailySummaryRow settings={settings} />
      <ChannelTestRow
        title={t(NOTIFICATIONS_ROWS.notificationTest)}
        text={t('Shows whether this desktop shows notifications.')}
        channel="notification"
      />
      <WebhookRows settings={settings} />
      <CommandRows settings={settings} />
      <HeartbeatRows settings={settings} />
      <MutedTasks title={t(NOTIFICATIONS_ROWS.mutes)} />
      <UndeliveredMessages title={t(NOTIFICATIONS_ROWS.messages)} />
    </>
  );
}

const store = (patch: SettingsPatch) => call('settings.update', patch);

const storeQuiet = (patch: Partial<NonNullable<Settings['quietHours']>>) =>
  changeSettings(({ quietHours }) => ({ quietHours: quietHours && { ...quietHours, ...patch } }));

function QuietHoursRow({ settings: { quietHours } }: SectionProps) {
  const title = t(NOTIFICATIONS_ROWS.quietHours);
  return (
    <Row title={title} text={t('Notifications and e-mails wait until the end and come as one.')}>
      {quietHours && (
        <>
          <TextSetting
            label={t('Quiet from')}
            type="time"
            className="w-28"
            value={quietHours.from}
            onSave={(from) => storeQuiet({ from })}
          />
          <TextSetting
            label={t('Quiet until')}
            type="time"
            className="w-28"
            value={quietHours.to}
            onSave={(to) => storeQuiet({ to })}
          />
        </>
      )}
      <Toggle
        label={title}
        isSelected={quietHours !== null}
        onChange={(isOn) => saveSettings({ quietHours: isOn ? DEFAULT_QUIET_HOURS : null })}
      />
    </Row>
  );
}

function DailySummaryRow({ settings: { dailySummaryAt } }: SectionProps) {
  const title = t(NOTIFICATIONS_ROWS.dailySummaryAt);
  return (
    <Row
      title={title}
      text={t('How the last day went, also when all is well. By e-mail where that is set up.')}
    >
      {dailySummaryAt !== null && (
        <TextSetting
          label={t('Time of the summary')}
          type="time"
          className="w-28"
          value={dailySummaryAt}
          onSave={(time) => store({ dailySummaryAt: time })}
        />
      )}
      <Toggle
        label={title}
        isSelected={dailySummaryAt !== null}
        onChange={(isOn) => saveSettings({ dailySummaryAt: isOn ? DEFAULT_SUMMARY_TIME : null })}
      />
    </Row>
  );
}

function WebhookRows({ settings }: SectionProps) {
  const { webhookUrl } = settings;
  const title = t(NOTIFICATIONS_ROWS.webhookUrl);
  return (
    <>
      <Row title={title} text={t('This address gets what is told as JSON.')}>
        <TextSetting
          label={title}
          value={webhookUrl ?? ''}
          placeholder="https://example.org/hook"
          onSave={(url) => store({ webhookUrl: url === '' ? null : url })}
        />
      </Row>
      {webhookUrl !== null && (
        <>
          <SecretSetting
            title={t(NOTIFICATIONS_ROWS.webhookSecret)}
            text={t('Signs each body, so that the other side knows who sent it.')}
            name={WEBHOOK_SECRET}
            settings={settings}
          />
          <ChannelTestRow
            title={t(NOTIFICATIONS_ROWS.webhookTest)}
            text={t('Sends one message and waits for the answer.')}
            channel="webhook"
          />
        </>
      )}
    </>
  );
}

function CommandRows({ settings: { alertCommand } }: SectionProps) {
  const title = t(NOTIFICATIONS_ROWS.alertCommand);
  return (
    <>
      <Row
        title={title}
        text={t(
          'Runs in your shell for at most 30 seconds and finds the event in CRONPILOT_EVENT, CRONPILOT_TITLE and others.',
        )}
      >
        <TextSetting
          label={title}
          value={alertCommand ?? ''}
          placeholder={t('None')}
          isMono
          onSave={(command) => store({ alertCommand: command === '' ? null : command })}
        />
      </Row>
      {alertCommand !== null && (
        <ChannelTestRow
          title={t(NOTIFICATIONS_ROWS.commandTest)}
          text={t('Runs it once.')}
          channel="command"
        />
      )}
    </>
  );
}

function HeartbeatRows({ settings }: SectionProps) {
  const { heartbeatUrl } = settings;
  const title = t(NOTIFICATIONS_ROWS.heartbeatUrl);
  return (
    <>
      <Row
        title={title}
        text={t(
          'The scheduler asks for this address as long as it works, so that a service elsewhere notices when it does not.',
        )}
      >
        <TextSetting
          label={title}
          value={heartbeatUrl ?? ''}
          placeholder="https://hc-ping.com/…"
          onSave={(url) => store({ heartbeatUrl: url === '' ? null : url })}
        />
      </Row>
      {heartbeatUrl !== null && (
        <Row title={t(NOTIFICATIONS_ROWS.heartbeatEveryMs)}>
          <NumberSetting
            label={t(NOTIFICATIONS_ROWS.heartbeatEveryMs)}
            settings={settings}
            field="heartbeatEveryMs"
            perUnit={MINUTE_MS}
            unit={t('minutes')}
          />
        </Row>
      )}
    </>
  );
}
