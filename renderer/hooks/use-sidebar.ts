/** Whether the sidebar shows names: as the user last chose, and never in a narrow window. */

import { useState, useSyncExternalStore } from 'react';

const KEY = 'sidebar';
const narrowWindow = window.matchMedia('(max-width: 1000px)');

export function useSidebar() {
  const [isFolded, setFolded] = useState(() => localStorage.getItem(KEY) === 'folded');
  const isWindowNarrow = useSyncExternalStore(subscribe, () => narrowWindow.matches);
  const toggle = () => {
    localStorage.setItem(KEY, isFolded ? 'open' : 'folded');
    setFolded(!isFolded);
  };
  return { isNarrow: isFolded || isWindowNarrow, toggle };
}

function subscribe(listener: () => void): () => void {
  narrowWindow.addEventListener('change', listener);
  return () => narrowWindow.removeEventListener('change', listener);
}
