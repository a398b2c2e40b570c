/** The theme in force, set on the document for the tokens. */

import { useEffect, useSyncExternalStore } from 'react';

import { useSettings } from '../query.ts';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

/** Main sets the native theme from the settings, so the media query knows all three choices. */
export function useTheme(): 'light' | 'dark' {
  useSettings();
  const isDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const theme = isDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}

function subscribe(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}
