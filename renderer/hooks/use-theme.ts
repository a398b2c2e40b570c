/** The theme in force, set on the document for the tokens. */

import { useEffect, useSyncExternalStore } from 'react';

import { useSettings } from '../query.ts';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

export function useTheme(): 'light' | 'dark' {
  const chosen = useSettings().data?.theme ?? 'system';
  const isDesktopDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const desktop = isDesktopDark ? 'dark' : 'light';
  const theme = chosen === 'system' ? desktop : chosen;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}

function subscribe(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}
