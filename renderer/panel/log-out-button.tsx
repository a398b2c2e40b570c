/** Ends the login of the browser panel. */

import { LogOut } from 'lucide-react';

import { t } from '../../electron/shared/i18n.ts';
import { IconButton } from '../components/icon-button.tsx';
import { httpTransport } from './http-transport.ts';

export function LogOutButton() {
  return (
    <IconButton label={t('Log out')} icon={LogOut} onPress={() => void httpTransport().logOut()} />
  );
}
