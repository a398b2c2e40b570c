/** The lines of a log that are in view. */

import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import type { LogTime } from '../../electron/shared/log-query.ts';
import type { LogChoices } from './log-choices.ts';
import { allText } from './log-copy.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';
import type { LogRows } from './log-rows.ts';
import { CUT_AT_CHARS, LogRow, MORE_AT_ONCE_CHARS } from './log-row.tsx';
import { hitsOfLine } from './log-search.ts';
import type { HitRange } from './log-spans.ts';
import { lineTimeWords, timeOfByte } from './log-times.ts';
import type { MarkedLine } from './log-use-mark.ts';
import type { LogScroll } from './log-use-scroll.ts';
import type { LogSearchState } from './log-use-search.ts';

const NO_HITS: readonly HitRange[] = [];

export interface LogLinesProps {
  readonly label: string;
  readonly reader: LogReader;
  readonly log: LogSnapshot;
  readonly rows: LogRows;
  readonly scroll: LogScroll;
  readonly search: LogSearchState;
  readonly marked: MarkedLine | null;
  /** A line's number was clicked. */
  readonly onMark: (key: number) => void;
  readonly choices: LogChoices;
  readonly times: readonly LogTime[];
  /** When the run started, epoch ms. */
  readonly startMs: number;
}

export function LogLines(props: LogLinesProps) {
  const { label, reader, log, rows, scroll, search, marked, onMark, choices } = props;
  const { isWrapped, keepsColours } = choices;
  const [shown, setShown] = useState<ReadonlyMap<number, number>>(new Map());
  const { scrollRef, virtualizer, onScroll } = scroll;
  const selection = useSelectAll(reader, log);
  const current = search.hits[search.at];
  return (
    <div
      ref={scrollRef}
      role="log"
      aria-live="off"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
      tabIndex={0}
      onScroll={onScroll}
      {...selection}
      className="isolate min-h-0 flex-1 overflow-auto bg-log-bg font-mono text-mono text-log-text [overflow-anchor:none] focus-visible:-outline-offset-2"
    >
      {/* Below the ring of the focus. */}
      <div className="relative -z-1 min-w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const { key: lineKey, hiddenCount } = rows.at(index);
          const lineIndex = lineKey - log.firstKey;
          const needed = current?.key === lineKey ? current.end : 0;
          return (
            <div
              key={String(key)}
              data-index={index}
              ref={isWrapped ? virtualizer.measureElement : null}
              style={{ transform: `translateY(${start}px)` }}
              className={`absolute start-0 top-0 ${isWrapped ? 'w-full' : 'w-max min-w-full'}`}
            >
              {hiddenCount > 0 ? (
                <Gap count={hiddenCount} />
              ) : (
                <LogRow
                  line={reader.lineAt(lineIndex)}
                  colour={reader.colourAt(lineIndex)}
                  number={log.originKey === null ? null : lineKey - log.originKey + 1}
                  time={timeWords(props, lineIndex)}
                  keepsColours={keepsColours}
                  onMark={() => onMark(lineKey)}
                  isMarked={lineKey === marked?.key}
                  isWrapped={isWrapped}
                  shownChars={Math.max(needed, shown.get(lineKey) ?? CUT_AT_CHARS)}
                  hits={hitRanges(search, lineKey)}
                  onShowMore={() => setShown((before) => showMore(before, lineKey))}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Null without a column: none is wanted, or nothing is known. */
function timeWords(
  { reader, times, choices, startMs }: LogLinesProps,
  lineIndex: number,
): string | null {
  if (times.length === 0) return null;
  const atMs = timeOfByte(times, reader.startOf(lineIndex));
  return atMs === null ? '' : lineTimeWords(atMs, choices.times, startMs);
}

function Gap({ count }: { readonly count: number }) {
  return (
    <div className="h-5 ps-20 font-sans text-xs leading-5 text-log-gutter select-none">
      {t('… {count, plural, one {# line} other {# lines}} hidden …', { count })}
    </div>
  );
}

function showMore(before: ReadonlyMap<number, number>, key: number): ReadonlyMap<number, number> {
  return new Map(before).set(key, (before.get(key) ?? CUT_AT_CHARS) + MORE_AT_ONCE_CHARS);
}

function hitRanges({ hits, at }: LogSearchState, key: number): readonly HitRange[] {
  if (hits.length === 0) return NO_HITS;
  const own = hitsOfLine(hits, key);
  return own.length === 0
    ? NO_HITS
    : own.map((hit) => ({ start: hit.start, end: hit.end, isCurrent: hit === hits[at] }));
}

/** "Select all" means the whole log that is loaded, though only a few lines of it are drawn. */
function useSelectAll(reader: LogReader, log: LogSnapshot) {
  const isAll = useRef(false);
  return {
    onMouseDown: () => {
      isAll.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
      if (event.key !== 'a' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      window.getSelection()?.selectAllChildren(event.currentTarget);
      isAll.current = true;
    },
    onCopy: (event: ClipboardEvent<HTMLDivElement>) => {
      if (!isAll.current) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', allText(reader, log));
    },
  };
}
