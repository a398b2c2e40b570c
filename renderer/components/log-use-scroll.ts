/** Where a log is scrolled to: keeps to its end or to the lines that are being read. */

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

import { goToLine } from './log-go-to-line.ts';
import { LINE_HEIGHT, rowHeight } from './log-measure.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';
import type { LogRows, LogRowSpec } from './log-rows.ts';
import { isLoaded } from './log-wanted-line.ts';

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

export interface LogLayout {
  readonly isWrapped: boolean;
  /** A column beside the text. */
  readonly hasTimes: boolean;
}

export function useLogScroll(
  runId: number,
  reader: LogReader,
  log: LogSnapshot,
  rows: LogRows,
  { isWrapped, hasTimes }: LogLayout,
): LogScroll {
  const { firstKey, isFollowing } = log;
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: rows.count,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => {
      const { key, hiddenCount } = rows.at(index);
      return isWrapped && hiddenCount === 0
        ? rowHeight(reader.lineAt(key - firstKey), scrollRef.current, hasTimes)
        : LINE_HEIGHT;
    },
    getItemKey: useCallback((index: number) => rowKey(rows.at(index)), [rows]),
    // Lines that come or go above leave the line in view where it is.
    anchorTo: 'end',
    overscan: OVERSCAN,
    paddingStart: PADDING,
    paddingEnd: PADDING,
  });
  const totalSize = virtualizer.getTotalSize();
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, isWrapped, hasTimes]);
  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (isFollowing && element) element.scrollTop = element.scrollHeight;
  }, [isFollowing, totalSize, log]);

  useOpened(log.openedKey, virtualizer, rows);
  const seek = useSeek(runId, reader, log);
  return {
    scrollRef,
    virtualizer,
    isFollowing,
    onScroll: useScrollHandler(scrollRef, virtualizer, reader),
    jumpToEnd: () => {
      reader.follow(true);
      if (log.endBytes < log.totalBytes) reader.open();
    },
    release: () => reader.follow(false),
    showKey: (key) => {
      reader.follow(false);
      if (isLoaded(log, key)) virtualizer.scrollToIndex(rows.indexOf(key), { align: 'center' });
      seek(key);
    },
    topKey: () => rows.at(indexAt(virtualizer, (scrollRef.current?.scrollTop ?? 0) + 1)).key,
  };
}

/** Another part of the log was loaded: shows the place in it that was gone to. */
function useOpened(
  openedKey: number | null,
  virtualizer: Virtualizer<HTMLDivElement, HTMLElement>,
  rows: LogRows,
): void {
  const shown = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (shown.current === openedKey) return;
    shown.current = openedKey;
    if (openedKey !== null) virtualizer.scrollToIndex(rows.indexOf(openedKey), { align: 'start' });
  }, [openedKey, virtualizer, rows]);
}

/** Loads a line that is not, and asks for it once. */
function useSeek(runId: number, reader: LogReader, log: LogSnapshot): (key: number) => void {
  const sought = useRef<number | null>(null);
  return (key) => {
    if (isLoaded(log, key) || log.originKey === null) {
      sought.current = null;
      return;
    }
    const line = key - log.originKey + 1;
    if (sought.current === line) return;
    sought.current = line;
    void goToLine(runId, reader, line);
  };
}

/** A line keeps its key whether others are hidden or not; a gap must not take that of its first line. */
function rowKey({ key, hiddenCount }: LogRowSpec): number | string {
  return hiddenCount === 0 ? key : `gap ${key}`;
}

/** Follows at the end, stops following on the way up, and loads what comes into reach. */
function useScrollHandler(
  scrollRef: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, HTMLElement>,
  reader: LogReader,
): () => void {
  const lastTop = useRef(0);
  return () => {
    const element = scrollRef.current;
    if (!element) return;
    const isUp = element.scrollTop < lastTop.current;
    lastTop.current = element.scrollTop;
    const restPx = element.scrollHeight - element.clientHeight - element.scrollTop;
    // Asked of the reader, since a render may still be due.
    const { endBytes, totalBytes } = reader.getSnapshot();
    if (isUp && restPx > AT_END_PX) reader.follow(false);
    if (!isUp && restPx <= AT_END_PX && endBytes >= totalBytes) reader.follow(true);
    // Once the virtualizer has seen the event too, which it needs to keep lines in place.
    requestAnimationFrame(() => loadAround(element, virtualizer, reader, isUp));
  };
}

function loadAround(
  element: HTMLElement,
  virtualizer: Virtualizer<HTMLDivElement, HTMLElement>,
  reader: LogReader,
  isUp: boolean,
): void {
  const bottom = indexAt(virtualizer, element.scrollTop + element.clientHeight);
  if (isUp && indexAt(virtualizer, element.scrollTop) < LOAD_WITHIN_LINES) reader.loadEarlier();
  if (!isUp && bottom > virtualizer.options.count - LOAD_WITHIN_LINES) reader.loadLater();
}

function indexAt(virtualizer: Virtualizer<HTMLDivElement, HTMLElement>, px: number): number {
  return virtualizer.getVirtualItemForOffset(px)?.index ?? 0;
}
