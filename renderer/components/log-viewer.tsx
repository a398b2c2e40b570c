/** The log of a run: its lines, the tools above them, the size below. */

import {
  ArrowDown,
  FileX,
  Hourglass,
  type LucideIcon,
  ScrollText,
  TriangleAlert,
} from 'lucide-react';
import clsx from 'clsx';
import { type ReactNode, useRef, useState } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { capabilities } from '../capabilities.ts';
import { useCommands } from '../commands/use-commands.ts';
import { keyOf } from '../commands/catalogue.ts';
import { Button } from './button.tsx';
import { LogAnnouncer } from './log-announcer.tsx';
import { choose, TIME_MODES, useLogChoices } from './log-choices.ts';
import { logKeeping } from './log-keep.ts';
import { LogLines } from './log-lines.tsx';
import { LogRail } from './log-rail.tsx';
import type { LogSnapshot } from './log-reader.ts';
import type { LogRows } from './log-rows.ts';
import { useLogTimes } from './log-times.ts';
import { LogToolbar } from './log-toolbar.tsx';
import { useLog } from './log-use-log.ts';
import { useLogMark } from './log-use-mark.ts';
import { useLogRows, useShownLine } from './log-use-rows.ts';
import { type LogScroll, useLogScroll } from './log-use-scroll.ts';
import { useLogSearch } from './log-use-search.ts';
import { filteredWords, sizeWords } from './log-words.ts';

export interface LogViewerProps {
  readonly runId: number;
  /** When the run started, epoch ms. */
  readonly startMs: number;
  /** More output may come. */
  readonly isLive: boolean;
  /** False where the keys are of what is around it. */
  readonly hasKeys?: boolean;
}

export function LogViewer({ runId, startMs, isLive, hasKeys = true }: LogViewerProps) {
  const choices = useLogChoices();
  const { isWrapped } = choices;
  const [isFull, setFull] = useState(false);
  const { reader, log } = useLog(runId, isLive);
  const search = useLogSearch(runId, reader, log);
  const { marked, mark, stepError } = useLogMark(runId, reader, log);
  const { rows, filter, setFilter, isFiltered } = useLogRows(log, search, marked);
  const times = useLogTimes(runId, isLive, choices.times !== 'off', log.endBytes);
  const hasTimes = times.length > 0;
  const scroll = useLogScroll(runId, reader, log, rows, { isWrapped, hasTimes });
  useShownLine(scroll, search, marked, isFiltered);
  const searchRef = useRef<HTMLInputElement>(null);
  const { query, setQuery } = search;
  const nextTimes = () => {
    const at = TIME_MODES.indexOf(choices.times) + 1;
    choose({ times: TIME_MODES[at % TIME_MODES.length] ?? 'off' });
  };
  const keeping = logKeeping(runId, reader, log);
  const focusSearch = () => searchRef.current?.select();
  const actions = {
    'find.here': focusSearch,
    'log.matchCase': () => setQuery({ isCaseSensitive: !query.isCaseSensitive }),
    'log.regex': () => setQuery({ isRegex: !query.isRegex }),
    'log.filter': () => setFilter(filter === null ? 0 : null),
    'log.nextError': () => stepError(1),
    'log.previousError': () => stepError(-1),
    'log.save': keeping.save,
    'log.wrap': () => choose({ isWrapped: !isWrapped }),
    'log.times': nextTimes,
    ...(capabilities().showFiles && { 'log.openInEditor': keeping.open }),
    'log.fullScreen': () => setFull(!isFull),
    ...(isFull && { 'page.leave': () => setFull(false) }),
    'log.follow': scroll.jumpToEnd,
  };
  useCommands(hasKeys ? actions : {});
  return (
    <section
      aria-label={t('Log')}
      className={clsx(
        'flex min-h-0 min-w-0 flex-1 flex-col',
        isFull ? 'fixed inset-x-0 top-10 bottom-0 z-20 bg-canvas' : 'relative',
      )}
    >
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
        choices={choices}
        onTimes={nextTimes}
        isFull={isFull}
        onFull={setFull}
        keeping={keeping}
        isEmpty={log.lineCount === 0}
      />
      {log.lineCount > 0 ? (
        <div className="flex min-h-0 flex-1">
          <LogLines
            label={t('Log of run {runId}', { runId: String(runId) })}
            {...{ reader, log, rows, scroll, search, marked, choices, times, startMs }}
            onMark={mark}
          />
          <LogRail reader={reader} log={log} />
        </div>
      ) : (
        <EmptyLog isLive={isLive} log={log} onRetry={() => reader.open()} />
      )}
      <JumpPill scroll={scroll} log={log} isLive={isLive} />
      {isLive && choices.announces && <LogAnnouncer reader={reader} />}
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
        <Button icon={ArrowDown} onPress={scroll.jumpToEnd} keys={keyOf('log.follow')}>
          {count > 0 && !isUnread
            ? t('Jump to end, {count, plural, one {# new line} other {# new lines}}', { count })
            : t('Jump to end')}
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
            {filtered ? filteredWords(filtered.shownCount, log) : sizeWords(log)}
          </span>
          <span className="truncate">{t('stdout and stderr, UTF-8')}</span>
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
      <Notice icon={TriangleAlert} title={log.error ?? t('The log could not be read.')}>
        <Button onPress={onRetry}>{t('Try again')}</Button>
      </Notice>
    );
  }
  if (isLive) return <Notice icon={Hourglass} title={t('Waiting for output…')} />;
  return log.state === 'absent' ? (
    <Notice icon={FileX} title={t('The log was removed. Facts are kept.')} />
  ) : (
    <Notice icon={ScrollText} title={t('No output')} />
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
