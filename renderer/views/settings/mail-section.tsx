/** The mail server by which e-mails go out, and to whom they go. */

import {
  MAIL_PASSWORD_SECRET,
  type MailSecurity,
  type MailSettings,
} from '../../../electron/shared/alerts.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { changeSettings } from '../../change-settings.ts';
import { ChannelTestRow } from './channel-test-row.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { SecretSetting } from './secret-setting.tsx';
import { Row } from './settings-section.tsx';
import { TextSetting } from './text-setting.tsx';

export const MAIL_ROWS = {
  host: msg('Server'),
  port: msg('Port'),
  security: msg('Security'),
  user: msg('Account'),
  password: msg('Password'),
  from: msg('Sender'),
  to: msg('Recipients'),
  test: msg('Try it'),
} as const;

const PORTS: Readonly<Record<MailSecurity, number>> = { none: 25, starttls: 587, tls: 465 };

interface SectionProps {
  readonly settings: Settings;
}

export function MailSection({ settings }: SectionProps) {
  const { mail } = settings;
  const store = (patch: Partial<MailSettings>) =>
    changeSettings((now) => ({ mail: { ...now.mail, ...patch } }));
  const secure = (security: MailSecurity) => {
    const isUsual = mail.port === PORTS[mail.security];
    void attempt(store({ security, ...(isUsual && { port: PORTS[security] }) }));
  };
  return (
    <>
      <Row title={t(MAIL_ROWS.host)} text={t('Without one no e-mail is sent.')}>
        <TextSetting
          label={t(MAIL_ROWS.host)}
          value={mail.host}
          placeholder="smtp.example.org"
          onSave={(host) => store({ host })}
        />
      </Row>
      <ChoiceRow
        title={t(MAIL_ROWS.security)}
        text={t('Without encryption others on the way can read along.')}
        value={mail.security}
        onChange={secure}
        options={[
          { value: 'starttls', label: 'STARTTLS' },
          { value: 'tls', label: 'TLS' },
          { value: 'none', label: t('No encryption') },
        ]}
      />
      <Row title={t(MAIL_ROWS.port)}>
        <TextSetting
          label={t(MAIL_ROWS.port)}
          className="w-24"
          value={String(mail.port)}
          onSave={(port) => store({ port: Number(port) })}
        />
      </Row>
      <AccountRows settings={settings} store={store} />
      <Row
        title={t(MAIL_ROWS.from)}
        text={t('Many servers send only for the account’s own address.')}
      >
        <TextSetting
          label={t(MAIL_ROWS.from)}
          value={mail.from}
          placeholder={mail.to[0] ?? 'cronpilot@example.org'}
          onSave={(from) => store({ from })}
        />
      </Row>
      <Row
        title={t(MAIL_ROWS.to)}
        text={t('Addresses with commas between. A task can have recipients of its own.')}
      >
        <TextSetting
          label={t(MAIL_ROWS.to)}
          value={mail.to.join(', ')}
          placeholder="anna@example.org"
          onSave={(text) => store({ to: text.split(/[\s,;]+/).filter((part) => part !== '') })}
        />
      </Row>
      <ChannelTestRow
        title={t(MAIL_ROWS.test)}
        text={t('Sends an e-mail to each recipient. When that fails you see what both sides said.')}
        channel="mail"
      />
    </>
  );
}

interface AccountRowsProps extends SectionProps {
  readonly store: (patch: Partial<MailSettings>) => Promise<unknown>;
}

function AccountRows({ settings, store }: AccountRowsProps) {
  const { user } = settings.mail;
  return (
    <>
      <Row title={t(MAIL_ROWS.user)} text={t('Empty for a server that asks for none.')}>
        <TextSetting
          label={t(MAIL_ROWS.user)}
          value={user}
          placeholder={t('None')}
          onSave={(name) => store({ user: name })}
        />
      </Row>
      {user !== '' && (
        <SecretSetting
          title={t(MAIL_ROWS.password)}
          text={t('Kept encrypted among the secrets, and never in the settings file.')}
          name={MAIL_PASSWORD_SECRET}
          settings={settings}
        />
      )}
    </>
  );
}
