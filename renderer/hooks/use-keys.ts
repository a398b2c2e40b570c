/** Listens for a page's keys while it is shown. */

import { useEffect, useRef } from 'react';

/** By `n`, `Delete`, `Mod+s` (Ctrl, on macOS Cmd). */
export type KeyMap = Readonly<Record<string, () => void>>;

const isMac = navigator.platform.startsWith('Mac');

/** Single letters act only when no field and no dialog has the focus. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const isModified = isMac ? event.metaKey : event.ctrlKey;
      if (!isModified && (event.ctrlKey || event.metaKey || isTyping(event.target))) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const action = latest.current[isModified ? `Mod+${name}` : name];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') !==
      null
  );
}
