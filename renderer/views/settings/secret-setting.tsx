/** A secret that a setting needs: whether there is one, and ways to set and remove it. */

import { Trash2 } from 'lucide-react';
import { useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { call } from '../../ipc.ts';
import { readAgain } from '../../query-client.ts';
import { useSecrets, useSecretStatus } from '../../query.ts';
import { SecretForm } from './secret-form.tsx';
import { Row } from './settings-section.tsx';

interface SecretSettingProps {
  readonly title: string;
  readonly text: string;
  /** Under which the vault keeps it. */
  readonly name: string;
  readonly settings: Settings;
}

export function SecretSetting({ title, text, name, settings }: SecretSettingProps) {
  const secret = useSecrets()?.find((one) => one.name === name);
  const status = useSecretStatus(settings.secretsWithoutKeyStore);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    readAgain(['secrets']);
  };
  const remove = () => attempt(call('secrets.delete', { name, force: true }).then(close));
  const refusal = status?.protection === 'none' ? status.sentence : null;
  return (
    <Row
      title={title}
      text={secret?.problem ?? (secret ? text : (refusal ?? text))}
      below={isOpen && <SecretForm name={name} onClose={close} />}
    >
      <Button isDisabled={refusal !== null && !secret} onPress={() => setOpen(true)}>
        {secret ? t('Replace') : t('Set')}
      </Button>
      {secret && (
        <IconButton
          label={t('Delete the secret {name}', { name })}
          icon={Trash2}
          onPress={() => void remove()}
        />
      )}
    </Row>
  );
}
