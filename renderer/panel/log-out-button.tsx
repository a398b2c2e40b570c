/** Ends the login of the browser panel; a line of the sidebar. */

import { LogOut } from 'lucide-react';

import { t } from '../../electron/shared/i18n.ts';
import { httpTransport } from './http-transport.ts';

export function LogOutButton({ isNarrow }: { readonly isNarrow: boolean }) {
  return (
    <button
      type="button"
      title={isNarrow ? t('Log out') : undefined}
      onClick={() => void httpTransport().logOut()}
      className="flex h-8 shrink-0 items-center gap-2 rounded-control px-2.5 text-sm text-text-2 hover:bg-hover hover:text-text focus-visible:-outline-offset-2"
    >
      <LogOut size={16} aria-hidden />
      <span className={isNarrow ? 'sr-only' : undefined}>{t('Log out')}</span>
    </button>
  );
}
