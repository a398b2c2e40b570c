/** The menu by which a value becomes a secret: one that is stored, a new one, or what was typed. */

import { KeyRound } from 'lucide-react';
import { useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton, type MenuCommand } from '../../components/menu-button.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useSecrets } from '../../query.ts';
import { SecretForm } from '../settings/secret-form.tsx';
import { refreshSecrets, secretIn } from './secret-value.tsx';

export interface SecretMenuProps {
  /** What the value is of: "TOKEN", "Password". */
  readonly of: string;
  /** What a new secret is called unless the user says otherwise; empty asks. */
  readonly suggestedName: string;
  readonly value: string;
  /** Given the reference that stands for the secret from now on; empty to type a value again. */
  readonly onChange: (value: string) => void;
}

export function SecretMenu({ of, suggestedName, value, onChange }: SecretMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const names = useSecrets()?.map(({ name }) => name) ?? [];
  const chosen = secretIn(value);
  const isTyped = value !== '' && chosen === null;
  const title = isTyped ? t('Keep it as a secret') : t('New secret');
  const commands: MenuCommand[] = [
    { label: isTyped ? t('Keep it as a secret…') : t('New secret…'), run: () => setOpen(true) },
    ...(chosen === null ? [] : [{ label: t('Type a value instead'), run: () => onChange('') }]),
    ...names
      .filter((name) => name !== chosen)
      .map((name, at) => ({
        label: name,
        run: () => onChange(referenceTo(name)),
        separated: at === 0,
      })),
  ];
  return (
    <>
      <MenuButton commands={commands}>
        <IconButton label={t('Secret for {name}', { name: of })} icon={KeyRound} />
      </MenuButton>
      {isOpen && (
        <ModalDialog title={title} onClose={() => setOpen(false)}>
          <p className="text-text-2">
            {t('It is kept encrypted, and hidden in logs. The task holds its name alone.')}
          </p>
          <SecretForm
            name=""
            suggestion={{
              name: suggestedName === '' ? '' : freeName(suggestedName, names),
              value: isTyped ? value : '',
            }}
            takenNames={names}
            onSaved={(name) => {
              onChange(referenceTo(name));
              refreshSecrets();
            }}
            onClose={() => setOpen(false)}
          />
        </ModalDialog>
      )}
    </>
  );
}

function referenceTo(name: string): string {
  return `{{secret.${name}}}`;
}

/** `DB_PASSWORD`, then `DB_PASSWORD_2`. */
function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let count = 2; taken.includes(name); count += 1) name = `${wanted}_${count}`;
  return name;
}
