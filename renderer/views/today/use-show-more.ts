/** A list of which a part is shown until more is asked for, which then has the focus. */

import { type RefObject, useEffect, useRef, useState } from 'react';

export interface ShowMore {
  readonly isWhole: boolean;
  readonly showAll: () => void;
  /** Of what holds a link or button in each row, the rows in order. */
  readonly listRef: RefObject<HTMLDivElement | null>;
}

/**
 * @param fewCount Rows that are shown at first.
 * @param rowSelector What each row has one of and can have the focus.
 */
export function useShowMore(fewCount: number, rowSelector: string): ShowMore {
  const [isWhole, setWhole] = useState(false);
  const listRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button went as the rows came.
    if (isWhole) listRef.current?.querySelectorAll<HTMLElement>(rowSelector)[fewCount]?.focus();
  }, [isWhole, fewCount, rowSelector]);
  return { isWhole, showAll: () => setWhole(true), listRef };
}
