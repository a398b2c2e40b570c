/** A value that is a secret: shown by its name alone, and given a new content. */

import { KeyRound } from 'lucide-react';
import { useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { readAgain } from '../../query-client.ts';
import { useSecrets } from '../../query.ts';
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
    <div className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-control border border-border bg-subtle ps-2.5 pe-0.5">
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

export function refreshSecrets(): void {
  readAgain(['secrets']);
}
