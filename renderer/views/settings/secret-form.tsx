/** Asks for the name and the value of a secret. The value goes to the main process and never back. */

import { type FormEvent, useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { CONTROL_CLASS, LABEL_CLASS } from '../../components/form-field.tsx';
import { call } from '../../ipc.ts';
import { refusalSentence } from '../../refusal-sentence.ts';

interface SecretFormProps {
  /** Of the secret whose value is replaced; empty asks for one. */
  readonly name: string;
  /** What a new one starts with. */
  readonly suggestion?: { readonly name: string; readonly value: string };
  /** Those a new one must not replace. */
  readonly takenNames?: readonly string[];
  readonly onSaved?: (name: string) => void;
  readonly onClose: () => void;
}

const FIELD_CLASS = `${CONTROL_CLASS} w-full px-2.5 font-mono text-mono`;

export function SecretForm(props: SecretFormProps) {
  const { name: knownName, suggestion, takenNames = [], onSaved, onClose } = props;
  const [name, setName] = useState(suggestion?.name ?? knownName);
  const [value, setValue] = useState(suggestion?.value ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (takenNames.includes(name.trim())) {
      setProblem(t('There is a secret of that name already. Choose another name.'));
      return;
    }
    try {
      await call('secrets.set', { name: name.trim(), value });
      onSaved?.(name.trim());
      onClose();
    } catch (error) {
      setProblem(refusalSentence(error));
    }
  };
  return (
    <form
      aria-label={
        knownName === '' ? t('New secret') : t('New value of {name}', { name: knownName })
      }
      className="flex flex-col gap-3 py-3"
      onSubmit={(event) => void save(event)}
    >
      {knownName === '' && (
        <label>
          <span className={LABEL_CLASS}>{t('Name')}</span>
          <input
            autoFocus
            autoComplete="off"
            spellCheck={false}
            placeholder="API_TOKEN"
            value={name}
            onChange={({ target }) => setName(target.value)}
            className={FIELD_CLASS}
          />
        </label>
      )}
      <label>
        <span className={LABEL_CLASS}>{t('Value')}</span>
        <textarea
          autoFocus={knownName !== ''}
          autoComplete="off"
          spellCheck={false}
          rows={1}
          value={value}
          onChange={({ target }) => setValue(target.value)}
          className={`${FIELD_CLASS} field-sizing-content max-h-40 py-[5px] [-webkit-text-security:disc]`}
        />
      </label>
      {problem !== null && <FormError>{problem}</FormError>}
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {t('Save secret')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  );
}
