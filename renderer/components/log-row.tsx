/** One line of a log: its number, and its text in the program's colours. */

import clsx from 'clsx';
import { type CSSProperties, memo, useMemo } from 'react';

import { formatBytes } from '../../electron/shared/format-bytes.ts';
import { t } from '../../electron/shared/i18n.ts';
import { looksLikeError } from '../../electron/shared/log-reason.ts';
import { LogLinkButton } from './log-link.tsx';
import { linksOf } from './log-links.ts';
import {
  cutAtLinks,
  type HitRange,
  type LogSpan,
  markHits,
  type SpanLook,
  toSpans,
} from './log-spans.ts';
import { plainText, showLine } from '../../electron/shared/log-text.ts';

/** A longer line is cut there. */
export const CUT_AT_CHARS = 10_000;
/** Shown on each wish: as much as a line can have without holding the window up. */
export const MORE_AT_ONCE_CHARS = 2_000_000;

export interface LogRowProps {
  /** As written, with control sequences. */
  readonly line: string;
  /** The colour sequence it starts under. */
  readonly colour: string;
  /** Null as long as it is not known. */
  readonly number: number | null;
  /** When it was written, in words; '' where that is not known, null for no column. */
  readonly time: string | null;
  readonly keepsColours: boolean;
  readonly onMark: () => void;
  readonly isMarked: boolean;
  readonly isWrapped: boolean;
  readonly shownChars: number;
  readonly hits: readonly HitRange[];
  readonly onShowMore: () => void;
}

export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, colour, number, time, keepsColours, onMark, isMarked, isWrapped } = props;
  const { shownChars, hits, onShowMore } = props;
  const { spans, updates, hiddenChars, isError } = useMemo(
    () => layOut(line, colour, shownChars, keepsColours),
    [line, colour, shownChars, keepsColours],
  );
  return (
    <div
      aria-current={isMarked ? 'location' : undefined}
      className={clsx(
        'flex min-h-5',
        isError && 'bg-log-error',
        isMarked && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      <span
        aria-hidden
        // By keyboard the way to a line is F8.
        onClick={onMark}
        data-number={number ?? ''}
        className={clsx(
          'w-16 shrink-0 cursor-pointer text-end tabular-nums select-none hover:underline before:content-[attr(data-number)]',
          isMarked ? 'text-accent-text' : isError ? 'text-danger' : 'text-log-gutter',
        )}
      />
      {time !== null && (
        <span
          aria-hidden
          data-time={time}
          className="w-23 shrink-0 ps-3 text-log-gutter tabular-nums select-none before:content-[attr(data-time)]"
        />
      )}
      <span
        className={clsx(
          'min-w-0 ps-4 pe-4',
          isWrapped ? 'break-all whitespace-pre-wrap' : 'whitespace-pre',
        )}
      >
        {markHits(spans, hits).map((span, index) => (
          <Linked key={`${index} ${span.text.length}`} span={span} />
        ))}
        {updates > 0 && (
          <span className="text-log-gutter select-none">
            {'  '}
            {t('{count, plural, one {# update} other {# updates}}', { count: updates + 1 })}
          </span>
        )}
        {hiddenChars > 0 && (
          <button
            type="button"
            onClick={onShowMore}
            className="ms-2 h-5 rounded-key bg-accent-tint px-2 font-sans text-xs font-medium text-accent-text select-none hover:underline"
          >
            {t('Show {size} more', {
              size: formatBytes(Math.min(hiddenChars, MORE_AT_ONCE_CHARS)),
            })}
          </button>
        )}
      </span>
    </div>
  );
});

function layOut(line: string, colour: string, shownChars: number, keepsColours: boolean) {
  const { text, updates } = showLine(line, colour);
  // A colour sequence that the cut goes through would show up as text.
  const cut =
    text.length > shownChars ? text.slice(0, shownChars).replace(/\u001b[^m]*$/, '') : text;
  return {
    spans: cutAtLinks(toSpans(cut, keepsColours), linksOf(line)),
    updates,
    hiddenChars: Math.max(0, text.length - shownChars),
    isError: looksLikeError(plainText(line)),
  };
}

function Linked({ span }: { readonly span: LogSpan }) {
  if (span.url === null) return <Span span={span} />;
  return (
    <LogLinkButton url={span.url}>
      <Span span={span} />
    </LogLinkButton>
  );
}

function Span({ span }: { readonly span: LogSpan }) {
  if (span.mark !== null) {
    const isCurrent = span.mark === 'current';
    return (
      <mark
        className={clsx(
          'rounded-xs text-[#17171c]',
          isCurrent ? 'bg-[#ff9f43] font-semibold' : 'bg-[#ffe08a]',
        )}
      >
        {span.text}
      </mark>
    );
  }
  if (span.look === null) return span.text;
  return <span style={toStyle(span.look)}>{span.text}</span>;
}

function toStyle(look: SpanLook): CSSProperties {
  const lines = [look.isUnderlined && 'underline', look.isStruck && 'line-through'].filter(Boolean);
  // A background of full strength would leave few text colours readable, so it is a tint under ours.
  const isTint = look.background !== null && !look.isKept;
  const colour = isTint ? null : look.colour;
  return {
    ...(look.background !== null && {
      backgroundColor: isTint
        ? `color-mix(in srgb, ${look.background} 18%, transparent)`
        : look.background,
    }),
    ...(look.isDim && look.background === null && { color: 'var(--log-gutter)' }),
    ...(colour !== null && { color: colour }),
    ...(look.isBold && { fontWeight: 600 }),
    ...(look.isItalic && { fontStyle: 'italic' }),
    ...(lines.length > 0 && { textDecorationLine: lines.join(' ') }),
  };
}
