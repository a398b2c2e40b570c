/** The HTTP API and the browser panel: whether they are on, and who may use them. */

import { Copy } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import type { ApiStatus } from '../../../electron/shared/api-access.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { call } from '../../ipc.ts';
import { readAgain } from '../../query-client.ts';
import { useApiStatus } from '../../query.ts';
import { offerUndo, undoable } from '../../undo.ts';
import { ApiAccessForm } from './api-access-form.tsx';
import { ApiTokens } from './api-tokens.tsx';
import { Row } from './settings-section.tsx';

export const API_ROWS = {
  enabled: msg('Answer scripts and browsers on this computer'),
  access: msg('Port and password'),
  panel: msg('Browser panel'),
  example: msg('From a terminal'),
  tokens: msg('Tokens'),
} as const;

export function ApiSection() {
  const status = useApiStatus();
  const [isEdited, setEdited] = useState(false);
  if (!status) return null;
  const close = () => {
    setEdited(false);
    refresh();
  };
  const form = isEdited && <ApiAccessForm status={status} onClose={close} />;
  return (
    <>
      <Row
        title={t(API_ROWS.enabled)}
        text={sentenceOn(status)}
        below={
          <>
            {status.problem !== null && <FormError>{status.problem}</FormError>}
            {!status.enabled && form}
          </>
        }
      >
        {capabilities().manageApi && (
          <Toggle
            label={t(API_ROWS.enabled)}
            isSelected={status.enabled}
            onChange={(isOn) => {
              if (!isOn) void switchOff();
              else if (canOpen(status)) void switchOn();
              else setEdited(true);
            }}
          />
        )}
      </Row>
      {status.enabled && (
        <Row
          title={t(API_ROWS.access)}
          text={
            status.userName === null
              ? t('Port {port}, without a password: tokens only', { port: String(status.port) })
              : t('Port {port}, user {user}', {
                  port: String(status.port),
                  user: status.userName,
                })
          }
          below={form}
        >
          {capabilities().manageApi && (
            <Button isDisabled={isEdited} onPress={() => setEdited(true)}>
              {t('Change…')}
            </Button>
          )}
        </Row>
      )}
      {status.url !== null && <Ways url={status.url} userName={status.userName} />}
      {capabilities().manageApi && <ApiTokens tokens={status.tokens} onChanged={refresh} />}
    </>
  );
}

function Ways({ url, userName }: { readonly url: string; readonly userName: string | null }) {
  const who = userName === null ? '-H "Authorization: Bearer $TOKEN"' : `-u '${userName}'`;
  const example = `curl ${who} ${url}/api/tasks/`;
  return (
    <>
      {capabilities().frame && (
        <Row title={t(API_ROWS.panel)} text={url}>
          <Button onPress={() => void attempt(call('api.open', { page: 'panel' }))}>
            {t('Open in the browser')}
          </Button>
          <Button onPress={() => void attempt(call('api.open', { page: 'docs' }))}>
            {t('Open the API description')}
          </Button>
        </Row>
      )}
      <Row title={t(API_ROWS.example)} text={<code className="font-mono">{example}</code>}>
        <IconButton label={t('Copy')} icon={Copy} onPress={() => void copy(example)} />
      </Row>
    </>
  );
}

function sentenceOn({ enabled }: ApiStatus): string {
  return enabled
    ? t('A local HTTP API. Other computers are not answered.')
    : t('A local HTTP API with a browser panel. While it is off, nothing listens.');
}

function canOpen({ userName, tokens }: ApiStatus): boolean {
  return userName !== null || tokens.length > 0;
}

async function switchOn(): Promise<void> {
  await attempt(call('api.switchOn', {}));
  refresh();
}

async function switchOff(): Promise<void> {
  const status = await undoable(attempt(call('api.switchOff')));
  refresh();
  if (status) offerUndo(t('The API is off; logins have ended.'), () => void switchOn());
}

async function copy(text: string): Promise<void> {
  if (await attempt(navigator.clipboard.writeText(text).then(() => true))) toast(t('Copied.'));
}

function refresh(): void {
  readAgain(['api']);
}
