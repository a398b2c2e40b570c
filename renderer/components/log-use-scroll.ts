/** Where a log is scrolled to: keeps to its end or to the lines that are being read. */

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

import { LINE_HEIGHT, rowHeight } from './log-measure.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';

const PADDING = 8;
const OVERSCAN = 24;
/** Closer to the end than this is being there. */
const AT_END_PX = 4;
/** Unseen lines this close to an end of what is loaded make it load more. */
const LOAD_WITHIN_LINES = 200;

export interface LogScroll {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLElement>;
  readonly isFollowing: boolean;
  /** To the end, and stays there while the log grows. */
  readonly jumpToEnd: () => void;
  readonly release: () => void;
  readonly showKey: (key: number) => void;
  /** Key of the first line in view. */
  readonly topKey: () => number;
  readonly onScroll: () => void;
}

export function useLogScroll(reader: LogReader, log: LogSnapshot, isWrapped: boolean): LogScroll {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  const { firstKey, lineCount } = log;
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: lineCount,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) =>
      isWrapped ? rowHeight(reader.lineAt(index), scrollRef.current) : LINE_HEIGHT,
    getItemKey: useCallback((index: number) => firstKey + index, [firstKey]),
    // Lines that come or go above leave the line in view where it is.
    anchorTo: 'end',
    overscan: OVERSCAN,
    paddingStart: PADDING,
    paddingEnd: PADDING,
  });
  const totalSize = virtualizer.getTotalSize();
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, isWrapped]);
  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (isFollowing && element) element.scrollTop = element.scrollHeight;
  }, [isFollowing, totalSize, log]);

  const follow = (value: boolean) => {
    setFollowing(value);
    reader.follow(value);
  };
  const onScroll = useScrollHandler({ scrollRef, virtualizer, reader, isFollowing, follow });
  return {
    scrollRef,
    virtualizer,
    isFollowing,
    onScroll,
    jumpToEnd: () => {
      follow(true);
      if (log.endBytes < log.totalBytes) reader.open();
    },
    release: () => follow(false),
    showKey: (key) => {
      follow(false);
      virtualizer.scrollToIndex(key - firstKey, { align: 'center' });
    },
    topKey: () => {
      const top = scrollRef.current?.scrollTop ?? 0;
      return firstKey + (virtualizer.getVirtualItemForOffset(top + 1)?.index ?? 0);
    },
  };
}

interface ScrollHandlerOptions {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLElement>;
  readonly reader: LogReader;
  readonly isFollowing: boolean;
  readonly follow: (isFollowing: boolean) => void;
}

/** Follows at the end, stops following on the way up, and loads what comes into reach. */
function useScrollHandler(options: ScrollHandlerOptions): () => void {
  const { scrollRef, virtualizer, reader, isFollowing, follow } = options;
  const lastTop = useRef(0);
  return () => {
    const element = scrollRef.current;
    if (!element) return;
    const isUp = element.scrollTop < lastTop.current;
    lastTop.current = element.scrollTop;
    const restPx = element.scrollHeight - element.clientHeight - element.scrollTop;
    const { endBytes, totalBytes, lineCount } = reader.getSnapshot();
    if (isUp && restPx > AT_END_PX && isFollowing) follow(false);
    if (!isUp && restPx <= AT_END_PX && endBytes >= totalBytes && !isFollowing) follow(true);
    // By position: the virtualizer's own range is still that of before the scroll.
    const indexAt = (px: number) => virtualizer.getVirtualItemForOffset(px)?.index ?? 0;
    if (isUp && indexAt(element.scrollTop) < LOAD_WITHIN_LINES) reader.loadEarlier();
    const bottom = indexAt(element.scrollTop + element.clientHeight);
    if (!isUp && !isFollowing && bottom > lineCount - LOAD_WITHIN_LINES) reader.loadLater();
  };
}
