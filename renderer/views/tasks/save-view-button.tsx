/** Keeps the filters of the list under a name in the sidebar. */

import { type SyntheticEvent, useState } from 'react';
import { Input, TextField } from 'react-aria-components';

import { t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { call } from '../../ipc.ts';
import { useSettings } from '../../query.ts';

export function SaveViewButton({ params }: { params: URLSearchParams }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {t('Save view…')}
      </Button>
      {isAsking && <SaveViewDialog query={params.toString()} onClose={() => setAsking(false)} />}
    </>
  );
}

function SaveViewDialog({ query, onClose }: { query: string; onClose: () => void }) {
  const { data: settings } = useSettings();
  const [text, setText] = useState('');
  const name = text.trim();
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!settings || name === '') return;
    const others = settings.views.filter((view) => view.name !== name);
    const views = [...others, { name, query }];
    if (await attempt(call('settings.update', { views }))) onClose();
  };
  return (
    <ModalDialog title={t('Save this view')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-3">
        <TextField aria-label={t('Name of the view')} value={text} onChange={setText} autoFocus>
          <Input
            maxLength={60}
            placeholder={t('Name in the sidebar')}
            className="h-8 w-full rounded-control border border-border-control bg-canvas px-2 text-sm placeholder:text-text-3"
          />
        </TextField>
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={name === ''}>
            {t('Save')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
