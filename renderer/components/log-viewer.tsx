/** The log of a run: its lines, the tools above them, the size below. */

import {
  ArrowDown,
  FileX,
  Hourglass,
  type LucideIcon,
  ScrollText,
  TriangleAlert,
} from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';

import { useCommands } from '../commands/use-commands.ts';
import { Button } from './button.tsx';
import { logKeeping } from './log-keep.ts';
import { LogLines } from './log-lines.tsx';
import type { LogSnapshot } from './log-reader.ts';
import type { LogRows } from './log-rows.ts';
import { LogToolbar } from './log-toolbar.tsx';
import { useLog } from './log-use-log.ts';
import { useLogMark } from './log-use-mark.ts';
import { useLogRows, useShownLine } from './log-use-rows.ts';
import { type LogScroll, useLogScroll } from './log-use-scroll.ts';
import { useLogSearch } from './log-use-search.ts';
import { countWords, filteredWords, sizeWords } from './log-words.ts';

/** Remembered from run to run while the window is there. */
let wasWrapped = false;

export interface LogViewerProps {
  readonly runId: number;
  /** More output may come. */
  readonly isLive: boolean;
}

export function LogViewer({ runId, isLive }: LogViewerProps) {
  const [isWrapped, setWrapped] = useState(wasWrapped);
  const { reader, log } = useLog(runId, isLive);
  const search = useLogSearch(reader);
  const { marked, mark, stepError } = useLogMark(reader, log);
  const { rows, filter, setFilter, isFiltered } = useLogRows(log, search, marked);
  const scroll = useLogScroll(reader, log, rows, isWrapped);
  useShownLine(scroll, search, marked, isFiltered);
  const searchRef = useRef<HTMLInputElement>(null);
  const { query, setQuery } = search;
  const wrap = (value: boolean) => {
    wasWrapped = value;
    setWrapped(value);
  };
  const keeping = logKeeping(runId, reader, log);
  const focusSearch = () => searchRef.current?.select();
  useCommands({
    'find.here': focusSearch,
    'log.matchCase': () => setQuery({ isCaseSensitive: !query.isCaseSensitive }),
    'log.regex': () => setQuery({ isRegex: !query.isRegex }),
    'log.filter': () => setFilter(filter === null ? 0 : null),
    'log.nextError': () => stepError(1),
    'log.previousError': () => stepError(-1),
    'log.save': keeping.save,
    'log.wrap': () => wrap(!isWrapped),
    'log.follow': scroll.jumpToEnd,
  });
  return (
    <section aria-label="Log" className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <LogToolbar
        search={search}
        searchRef={searchRef}
        isLive={isLive}
        isFollowing={scroll.isFollowing}
        onFollow={(value) => (value ? scroll.jumpToEnd() : scroll.release())}
        onStep={(by) => search.step(by, scroll.topKey())}
        filter={filter}
        onFilter={setFilter}
        onNextError={() => stepError(1)}
        isWrapped={isWrapped}
        onWrap={wrap}
        keeping={keeping}
        isEmpty={log.lineCount === 0}
      />
      {log.lineCount > 0 ? (
        <LogLines
          label={`Log of run ${runId}`}
          {...{ reader, log, rows, scroll, search, marked, isWrapped }}
          onMark={mark}
        />
      ) : (
        <EmptyLog isLive={isLive} log={log} onRetry={() => reader.open()} />
      )}
      <JumpPill scroll={scroll} log={log} isLive={isLive} />
      <LogFooter log={log} filtered={isFiltered ? rows : null} />
    </section>
  );
}

interface JumpPillProps {
  readonly scroll: LogScroll;
  readonly log: LogSnapshot;
  readonly isLive: boolean;
}

/** Counts the lines that came since the user scrolled away. */
function JumpPill({ scroll, log, isLive }: JumpPillProps) {
  const lastKey = log.firstKey + log.lineCount;
  const [seenKey, setSeenKey] = useState(lastKey);
  if (scroll.isFollowing && seenKey !== lastKey) setSeenKey(lastKey);
  if (scroll.isFollowing || log.lineCount === 0) return null;
  const isUnread = log.endBytes < log.totalBytes;
  const count = Math.max(0, lastKey - seenKey);
  if (!isLive && !isUnread) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-11 flex justify-center">
      <div className="pointer-events-auto rounded-control shadow-popover">
        <Button icon={ArrowDown} onPress={scroll.jumpToEnd} keys="End">
          {count > 0 && !isUnread
            ? `Jump to end, ${countWords(count, 'new line', 'new lines')}`
            : 'Jump to end'}
        </Button>
      </div>
    </div>
  );
}

interface LogFooterProps {
  readonly log: LogSnapshot;
  /** Null when nothing is hidden. */
  readonly filtered: LogRows | null;
}

function LogFooter({ log, filtered }: LogFooterProps) {
  return (
    <footer className="flex h-8 shrink-0 items-center justify-between gap-4 border-t border-border-subtle px-3 text-xs text-text-3 tabular-nums">
      {log.lineCount > 0 && (
        <>
          <span className="truncate">
            {filtered && `${filteredWords(filtered.shownCount, log)} `}
            {sizeWords(log)}
          </span>
          <span className="truncate">stdout and stderr, UTF-8</span>
        </>
      )}
    </footer>
  );
}

interface EmptyLogProps {
  readonly isLive: boolean;
  readonly log: LogSnapshot;
  readonly onRetry: () => void;
}

function EmptyLog({ isLive, log, onRetry }: EmptyLogProps) {
  if (log.state === 'loading') return <div className="min-h-0 flex-1 bg-log-bg" />;
  if (log.state === 'failed') {
    return (
      <Notice icon={TriangleAlert} title={log.error ?? 'The log could not be read.'}>
        <Button onPress={onRetry}>Try again</Button>
      </Notice>
    );
  }
  if (isLive) return <Notice icon={Hourglass} title="Waiting for output…" />;
  return log.state === 'absent' ? (
    <Notice icon={FileX} title="The log was removed. Facts are kept." />
  ) : (
    <Notice icon={ScrollText} title="No output" />
  );
}

interface NoticeProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}

function Notice({ icon: Icon, title, children }: NoticeProps) {
  return (
    <div
      role="status"
      className="flex min-h-0 flex-1 flex-col items-center justify-center gap-3 bg-log-bg px-6 text-center text-text-2"
    >
      <Icon size={24} aria-hidden className="text-text-3" />
      <p className="max-w-md text-base">{title}</p>
      {children}
    </div>
  );
}
