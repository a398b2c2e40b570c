/** Asks for the port, the user name and the password of the HTTP API. */

import { type FormEvent, useState } from 'react';

import { type ApiStatus, MIN_PASSWORD_LENGTH } from '../../../electron/shared/api-access.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { CONTROL_CLASS, HINT_CLASS, LABEL_CLASS } from '../../components/form-field.tsx';
import { call } from '../../ipc.ts';
import { refusalSentence } from '../../refusal-sentence.ts';

interface ApiAccessFormProps {
  readonly status: ApiStatus;
  readonly onClose: () => void;
}

interface Problem {
  readonly field: string | null;
  readonly text: string;
}

export function ApiAccessForm({ status, onClose }: ApiAccessFormProps) {
  const [userName, setUserName] = useState(status.userName ?? '');
  const [password, setPassword] = useState('');
  const [port, setPort] = useState(String(status.port));
  const [problem, setProblem] = useState<Problem | null>(null);
  const isNew = status.userName === null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await call('api.switchOn', {
        port: Number(port),
        ...(userName.trim() !== '' && { userName: userName.trim() }),
        ...(password !== '' && { password }),
      });
      onClose();
    } catch (error) {
      const field = error instanceof AppError ? error.field : null;
      setProblem({ field, text: refusalSentence(error) });
    }
  };
  const control = (field: string) => ({
    'aria-invalid': problem?.field === field || undefined,
    'aria-describedby': problem?.field === field ? 'api-problem' : undefined,
    className: `${CONTROL_CLASS} w-full px-2.5`,
  });
  return (
    <form
      aria-label={t('Port and password')}
      className="grid grid-cols-[1fr_1fr_120px] items-start gap-3 py-3 max-[780px]:grid-cols-1"
      onSubmit={(event) => void save(event)}
    >
      <label>
        <span className={LABEL_CLASS}>{t('User name')}</span>
        <input
          {...control('userName')}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={userName}
          onChange={({ target }) => setUserName(target.value)}
        />
      </label>
      <label>
        <span className={LABEL_CLASS}>{t('Password')}</span>
        <input
          {...control('password')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <span className={HINT_CLASS}>
          {isNew
            ? t('At least {count} characters', { count: MIN_PASSWORD_LENGTH })
            : t('Empty keeps the present one')}
        </span>
      </label>
      <label>
        <span className={LABEL_CLASS}>{t('Port')}</span>
        <input
          {...control('port')}
          inputMode="numeric"
          value={port}
          onChange={({ target }) => setPort(target.value)}
        />
      </label>
      <div className="col-span-full flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary">
          {status.enabled ? t('Save') : t('Switch on')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {t('Cancel')}
        </Button>
        {problem !== null && <FormError id="api-problem">{problem.text}</FormError>}
      </div>
    </form>
  );
}
