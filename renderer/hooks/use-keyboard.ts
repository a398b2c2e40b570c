/** Makes the keys of all commands follow the settings. */

import { useEffect, useSyncExternalStore } from 'react';

import { currentKeyboard, onKeyboardChanged, setKeyboard } from '../commands/catalogue.ts';
import { useSettings } from '../query.ts';

/** For the root of the page, which shows itself anew when keys change. */
export function useKeyboard(): void {
  const settings = useSettings().data;
  useSyncExternalStore(onKeyboardChanged, currentKeyboard);
  useEffect(() => {
    if (settings) setKeyboard({ userKeys: settings.keys, singleKeys: settings.singleKeys });
  }, [settings]);
}
