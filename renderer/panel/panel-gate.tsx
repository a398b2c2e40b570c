/** In a browser: asks for a login before the panel, and says when CronPilot does not answer. */

import { type ReactNode, useSyncExternalStore } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { httpTransport } from './http-transport.ts';
import { LoginPage } from './login-page.tsx';

export function PanelGate({ children }: { readonly children: ReactNode }) {
  const transport = httpTransport();
  const state = useSyncExternalStore(
    (listener) => transport.onState(listener),
    () => transport.state,
  );
  if (state === 'login') return <LoginPage />;
  return (
    <div className="flex h-full flex-col">
      {state === 'lost' && (
        <p
          role="alert"
          className="flex min-h-9 items-center bg-warning-tint px-5 text-sm text-warning"
        >
          {t('CronPilot does not answer. Trying again…')}
        </p>
      )}
      <div className="min-h-0 flex-1">{children}</div>
    </div>
  );
}
