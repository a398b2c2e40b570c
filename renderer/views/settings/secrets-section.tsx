/** The secrets that tasks refer to: their names, how they are protected, and ways to change them. */

import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { SecretSummary } from '../../../electron/shared/secret.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { readAgain } from '../../query-client.ts';
import { useSecrets, useSecretStatus } from '../../query.ts';
import { SecretForm } from './secret-form.tsx';
import { secretWords } from './secret-words.ts';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';

export const SECRETS_ROWS = {
  protection: msg('Protection'),
  secretsWithoutKeyStore: msg('Keep the key in a file'),
} as const;

export function SecretsSection({ settings }: { settings: Settings }) {
  const secrets = useSecrets();
  const status = useSecretStatus(settings.secretsWithoutKeyStore);
  /** Name of the one whose value is being replaced; an empty one for a new secret. */
  const [editedName, setEditedName] = useState<string | null>(null);
  const close = () => {
    setEditedName(null);
    readAgain(['secrets']);
  };
  if (!secrets || !status) return null;
  const form = (name: string) => <SecretForm key={name} name={name} onClose={close} />;
  return (
    <>
      <Row title={t(SECRETS_ROWS.protection)} text={status.sentence}>
        {status.protection !== 'none' && (
          <Button icon={Plus} isDisabled={editedName === ''} onPress={() => setEditedName('')}>
            {t('Add secret')}
          </Button>
        )}
      </Row>
      {status.protection !== 'os' && (
        <Row
          title={t(SECRETS_ROWS.secretsWithoutKeyStore)}
          text={t(
            'Weaker than a key store: it guards against a look at the database or a backup, not against programs that can read your files.',
          )}
        >
          <Toggle
            label={t(SECRETS_ROWS.secretsWithoutKeyStore)}
            isSelected={settings.secretsWithoutKeyStore}
            onChange={(secretsWithoutKeyStore) => saveSettings({ secretsWithoutKeyStore })}
          />
        </Row>
      )}
      {editedName === '' && form('')}
      {secrets.map((secret) => (
        <SecretRow
          key={secret.name}
          secret={secret}
          onReplace={() => setEditedName(secret.name)}
          onDeleted={close}
        >
          {editedName === secret.name && form(secret.name)}
        </SecretRow>
      ))}
    </>
  );
}

interface SecretRowProps {
  readonly secret: SecretSummary;
  readonly onReplace: () => void;
  readonly onDeleted: () => void;
  readonly children: ReactNode;
}

/** A secret that is used is deleted by a second press. */
function SecretRow({ secret, onReplace, onDeleted, children }: SecretRowProps) {
  const nowMs = useNow();
  const [isSure, setSure] = useState(false);
  const isUsed = secret.usedByAll || secret.usedBy.length > 0;
  const remove = async () => {
    if (isUsed && !isSure) return setSure(true);
    const request = { name: secret.name, force: isUsed };
    await attempt(call('secrets.delete', request).then(onDeleted));
  };
  return (
    <>
      <Row title={secret.name} text={secretWords(secret, nowMs)} below={children}>
        <Button onPress={onReplace}>{t('Replace')}</Button>
        {isSure ? (
          <Button variant="danger" onPress={() => void remove()}>
            {t('Delete although it is used')}
          </Button>
        ) : (
          <IconButton
            label={t('Delete the secret {name}', { name: secret.name })}
            icon={Trash2}
            onPress={() => void remove()}
          />
        )}
      </Row>
    </>
  );
}
