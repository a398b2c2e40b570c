/** The keys of all commands, which the user can change. */

import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { EDITING_KEYS } from '../../commands/bindings.ts';
import {
  type CommandId,
  commandIds,
  conflictsOf,
  keysOf,
  SECTIONS,
  specOf,
  titleOf,
  type UserKeys,
} from '../../commands/catalogue.ts';
import { formatKeys, isMac, keyName } from '../../commands/key-names.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyRecorder } from './key-recorder.tsx';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';
import { ToggleRow } from './toggle-row.tsx';

export const SHORTCUTS_ROWS = {
  singleKeys: msg('Keys of a single letter'),
} as const;

export function ShortcutsSection({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <ToggleRow
        title={t(SHORTCUTS_ROWS.singleKeys)}
        text={t('R runs a task, N makes one. They never act while you type.')}
        settings={settings}
        field="singleKeys"
      />
      {commandIds.map((id) => (
        <ShortcutRow key={id} id={id} userKeys={settings.keys} />
      ))}
    </>
  );
}

interface ShortcutRowProps {
  readonly id: CommandId;
  readonly userKeys: UserKeys;
}

function ShortcutRow({ id, userKeys }: ShortcutRowProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const title = titleOf(id);
  const keys = keysOf(id);
  const isChanged = userKeys[id] !== undefined;
  const save = (changed: UserKeys) => {
    setRefused(null);
    saveSettings({ keys: changed });
  };
  const record = (key: string) => {
    const isFree = !EDITING_KEYS.includes(key) && conflictsOf(id, key).length === 0;
    if (isFree) save({ ...userKeys, [id]: [key] });
    else setRefused(key);
  };
  return (
    <Row
      title={title}
      text={t(SECTIONS[specOf(id).section])}
      below={
        refused !== null && (
          <Refusal
            keys={refused}
            others={conflictsOf(id, refused)}
            onTake={(others) => save({ ...without(userKeys, others, refused), [id]: [refused] })}
            onLeave={() => setRefused(null)}
          />
        )
      }
    >
      <span className="flex items-center gap-1">
        {isChanged && (
          <IconButton
            label={t('Usual keys for “{command}”', { command: title })}
            icon={RotateCcw}
            onPress={() => save(omit(userKeys, id))}
          />
        )}
        {keys.length > 0 && (
          <IconButton
            label={t('No keys for “{command}”', { command: title })}
            icon={X}
            onPress={() => save({ ...userKeys, [id]: [] })}
          />
        )}
        <KeyRecorder
          label={t('Keys for “{command}”', { command: title })}
          keys={keys.map((key) => formatKeys(key, isMac))}
          onPress={(event) => {
            const key = keyName(event.nativeEvent);
            if (key !== null) record(key);
            return key !== null;
          }}
        />
      </span>
    </Row>
  );
}

interface RefusalProps {
  readonly keys: string;
  /** Whose they are. */
  readonly others: readonly CommandId[];
  readonly onTake: (others: readonly CommandId[]) => void;
  readonly onLeave: () => void;
}

function Refusal({ keys, others, onTake, onLeave }: RefusalProps) {
  const shownKeys = formatKeys(keys, isMac);
  if (EDITING_KEYS.includes(keys)) {
    return <FormError>{t('Fields need {keys} for editing.', { keys: shownKeys })}</FormError>;
  }
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <FormError>
        {t('{keys} is used for {commands}.', {
          keys: shownKeys,
          commands: others.map((id) => `“${titleOf(id)}”`).join(', '),
        })}
      </FormError>
      <Button onPress={() => onTake(others)}>{t('Use it here instead')}</Button>
      <Button variant="quiet" onPress={onLeave}>
        {t('Cancel')}
      </Button>
    </div>
  );
}

/** The others keep their further keys. */
function without(userKeys: UserKeys, others: readonly CommandId[], key: string): UserKeys {
  const changed = others.map((id) => [id, keysOf(id).filter((each) => each !== key)]);
  return { ...userKeys, ...Object.fromEntries(changed) };
}

function omit(userKeys: UserKeys, id: CommandId): UserKeys {
  return Object.fromEntries(Object.entries(userKeys).filter(([each]) => each !== id));
}
