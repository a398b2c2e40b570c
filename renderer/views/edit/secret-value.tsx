/** A variable whose value is a secret: shown by its name alone, replaced, or made of a plain one. */

import { KeyRound, LockKeyhole } from 'lucide-react';
import { useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import type { Pair } from '../../components/form-pairs.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { queryClient, useSecrets } from '../../query.ts';
import { SecretForm } from '../settings/secret-form.tsx';

/** The name of the secret that is the whole of a value; null for any other value. */
export function secretIn(value: string): string | null {
  return /^\{\{\s*secret\.([A-Za-z][\w-]*)\s*\}\}$/.exec(value.trim())?.[1] ?? null;
}

export function SecretValue({ name }: { name: string }) {
  const [isOpen, setOpen] = useState(false);
  const secrets = useSecrets();
  const isMissing = secrets !== undefined && !secrets.some((each) => each.name === name);
  return (
    <div className="flex min-h-8 items-center gap-2 rounded-control border border-border bg-subtle ps-2.5 pe-0.5">
      <KeyRound size={14} aria-hidden className="shrink-0 text-text-2" />
      <span className="flex min-w-0 flex-col py-1">
        <span className="truncate font-mono text-mono-xs text-text-2">
          {isMissing ? name : `•••••••• ${name}`}
        </span>
        {isMissing && <span className="text-xs text-danger">{t('not set')}</span>}
      </span>
      <span className="ms-auto">
        <Button variant="quiet" onPress={() => setOpen(true)}>
          {isMissing ? t('Set…') : t('Replace…')}
        </Button>
      </span>
      {isOpen && (
        <ModalDialog title={t('Secret {name}', { name })} onClose={() => setOpen(false)}>
          <p className="text-text-2">{t('Every task that refers to it uses the new value.')}</p>
          <SecretForm name={name} onSaved={refreshSecrets} onClose={() => setOpen(false)} />
        </ModalDialog>
      )}
    </div>
  );
}

interface KeepSecretButtonProps {
  readonly pair: Pair;
  /** Given the reference that stands for the value from now on. */
  readonly onKept: (reference: string) => void;
}

export function KeepSecretButton({ pair, onKept }: KeepSecretButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const takenNames = useSecrets()?.map(({ name }) => name) ?? [];
  return (
    <>
      <IconButton
        label={t('Keep the value of {name} as a secret', { name: pair.name })}
        icon={LockKeyhole}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <ModalDialog title={t('Keep it as a secret')} onClose={() => setOpen(false)}>
          <p className="text-text-2">
            {t('It is kept encrypted, and hidden in logs. The task holds its name alone.')}
          </p>
          <SecretForm
            name=""
            suggestion={{ name: freeName(pair.name.trim(), takenNames), value: pair.value }}
            takenNames={takenNames}
            onSaved={(name) => {
              onKept(`{{secret.${name}}}`);
              refreshSecrets();
            }}
            onClose={() => setOpen(false)}
          />
        </ModalDialog>
      )}
    </>
  );
}

function refreshSecrets(): void {
  void queryClient.invalidateQueries({ queryKey: ['secrets'] });
}

/** `DB_PASSWORD`, then `DB_PASSWORD_2`. */
function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let count = 2; taken.includes(name); count += 1) name = `${wanted}_${count}`;
  return name;
}
