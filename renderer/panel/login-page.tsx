/** Asks for the user name and the password of the HTTP API. */

import { Clock } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { Button } from '../components/button.tsx';
import { FormError } from '../components/form-error.tsx';
import { CONTROL_CLASS, HINT_CLASS, LABEL_CLASS } from '../components/form-field.tsx';
import { Localised } from '../components/language-provider.tsx';
import { httpTransport } from './http-transport.ts';

export function LoginPage() {
  return (
    <Localised chosen="system">
      <LoginForm />
    </Localised>
  );
}

function LoginForm() {
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const problemId = useId();
  const logIn = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    try {
      await httpTransport().logIn(userName, password);
      window.location.reload();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setPending(false);
    }
  };
  const field = {
    required: true,
    'aria-invalid': problem !== null || undefined,
    'aria-describedby': problem === null ? undefined : problemId,
    className: `${CONTROL_CLASS} w-full px-2.5`,
  };
  return (
    <main className="grid h-full place-items-center bg-sidebar p-4">
      <form
        aria-labelledby="login-title"
        className="flex w-full max-w-[340px] flex-col gap-4 rounded-card border border-border bg-canvas p-6 shadow-popover"
        onSubmit={(event) => void logIn(event)}
      >
        <h1 id="login-title" className="flex items-center gap-2 text-base font-semibold">
          <Clock size={18} className="text-accent-text" aria-hidden />
          {t('Log in to CronPilot')}
        </h1>
        <label>
          <span className={LABEL_CLASS}>{t('User name')}</span>
          <input
            {...field}
            autoFocus
            name="username"
            autoComplete="username"
            spellCheck={false}
            value={userName}
            onChange={({ target }) => setUserName(target.value)}
          />
        </label>
        <label>
          <span className={LABEL_CLASS}>{t('Password')}</span>
          <input
            {...field}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        {problem !== null && <FormError id={problemId}>{problem}</FormError>}
        <div>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('Log in')}
          </Button>
        </div>
        <p className={HINT_CLASS}>
          {t('Forgotten? Set a new one in the settings, or with: cronpilot api on --user NAME')}
        </p>
      </form>
    </main>
  );
}
