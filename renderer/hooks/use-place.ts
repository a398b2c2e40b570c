/** Where the user was on each page of the history, so that Back leads to the same lines and the same row. */

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

export interface Place {
  /** Null: wherever the row is. */
  readonly scrollTop: number | null;
  /** The row that the keys were on. */
  readonly rowId: number | null;
}

const TOP: Place = { scrollTop: 0, rowId: null };
const places = new Map<string, Place>();

/**
 * Of the entry of the window's history that is shown; a new one is at the top.
 *
 * @param name Which of the lists of a page.
 */
export function placeOf(name: string): Place {
  return places.get(keyOf(name)) ?? TOP;
}

export function keepRow(name: string, rowId: number | null): void {
  places.set(keyOf(name), { ...placeOf(name), rowId });
}

/** Of a page that is shown next: its list goes to that row. */
export function askRow(name: string, rowId: number): void {
  places.set(keyOf(name), { scrollTop: null, rowId });
}

function keyOf(name: string): string {
  return `${entryKey()} ${name}`;
}

/** A browser that does not tell its entries apart leads to the top of each. */
function entryKey(): string {
  return window.navigation?.currentEntry?.key ?? window.location.hash;
}

/**
 * Keeps where a box is scrolled to, and scrolls it there again when its entry is shown again.
 *
 * @param isReady What it holds is there.
 */
export function useScrollPlace(
  ref: RefObject<HTMLElement | null>,
  name: string,
  isReady: boolean,
): void {
  const key = keyOf(name);
  useLayoutEffect(() => {
    if (isReady && ref.current) ref.current.scrollTop = places.get(key)?.scrollTop ?? 0;
  }, [ref, key, isReady]);
  useEffect(() => {
    const box = ref.current;
    const keep = () => {
      if (box) places.set(key, { ...(places.get(key) ?? TOP), scrollTop: box.scrollTop });
    };
    box?.addEventListener('scroll', keep);
    return () => box?.removeEventListener('scroll', keep);
  }, [ref, key, isReady]);
}

/**
 * Focuses the row that the keys were on, once it is drawn, unless the focus is elsewhere by then.
 *
 * @returns what asks the same for another row.
 */
export function useRowPlace(
  name: string,
  boxRef: RefObject<HTMLElement | null>,
  selectorOf: (id: number) => string,
): (id: number) => void {
  const wantedId = useRef(placeOf(name).rowId);
  useEffect(() => {
    const id = wantedId.current;
    if (id === null) return;
    const box = boxRef.current;
    const isElsewhere = !isFocusLost() && !box?.contains(document.activeElement);
    const row = box?.querySelector<HTMLElement>(selectorOf(id));
    if (!isElsewhere && !row) return;
    wantedId.current = null;
    if (!isElsewhere && !row?.contains(document.activeElement)) row?.focus({ preventScroll: true });
  });
  return useCallback((id) => {
    wantedId.current = id;
  }, []);
}

/**
 * What had the focus went with the page that was left: the next page has it, so that Tab goes on there.
 *
 * @param route Of the page that is shown.
 */
export function useFocusOfPage(mainRef: RefObject<HTMLElement | null>, route: string): void {
  const lastFocused = useRef<EventTarget | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      lastFocused.current = target;
    };
    window.addEventListener('focusin', note);
    return () => window.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    const last = lastFocused.current;
    // A page that waits for its code hides the one before it and keeps it for so long.
    const isGone = last instanceof Node && (!last.isConnected || mainRef.current?.contains(last));
    if (isGone && isFocusLost()) mainRef.current?.focus({ preventScroll: true });
  }, [mainRef, route]);
}

/** Nothing has it, or the page as a whole. */
function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement.matches('body, main');
}
