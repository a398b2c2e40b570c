/** One line of a log: its number, and its text in the program's colours. */

import clsx from 'clsx';
import { type CSSProperties, memo, useMemo } from 'react';

import { formatBytes } from '../../electron/shared/format-bytes.ts';
import { looksLikeError } from './log-errors.ts';
import { linksOf } from './log-links.ts';
import {
  cutAtLinks,
  type HitRange,
  type LogSpan,
  markHits,
  type SpanLook,
  toSpans,
} from './log-spans.ts';
import { plainText, showLine } from './log-text.ts';
import { countWords } from './log-words.ts';

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
  readonly onMark: () => void;
  readonly isMarked: boolean;
  readonly isWrapped: boolean;
  readonly shownChars: number;
  readonly hits: readonly HitRange[];
  readonly onShowMore: () => void;
}

export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, colour, number, onMark, isMarked, isWrapped, shownChars, hits, onShowMore } = props;
  const { spans, updates, hiddenChars, isError } = useMemo(
    () => layOut(line, colour, shownChars),
    [line, colour, shownChars],
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
          'w-13 shrink-0 cursor-pointer text-end tabular-nums select-none hover:underline before:content-[attr(data-number)]',
          isMarked ? 'text-accent-text' : isError ? 'text-danger' : 'text-log-gutter',
        )}
      />
      <span
        className={clsx(
          'min-w-0 ps-4 pe-4',
          isWrapped ? 'break-all whitespace-pre-wrap' : 'whitespace-pre',
        )}
      >
        {markHits(spans, hits).map((span, index) => (
          <Span key={`${index} ${span.text.length}`} span={span} />
        ))}
        {updates > 0 && (
          <span className="text-log-gutter select-none">
            {`  ${countWords(updates + 1, 'update', 'updates')}`}
          </span>
        )}
        {hiddenChars > 0 && (
          <button
            type="button"
            onClick={onShowMore}
            className="ms-2 h-5 rounded-key bg-accent-tint px-2 font-sans text-xs font-medium text-accent-text select-none hover:underline"
          >
            Show {formatBytes(Math.min(hiddenChars, MORE_AT_ONCE_CHARS))} more
          </button>
        )}
      </span>
    </div>
  );
});

function layOut(line: string, colour: string, shownChars: number) {
  const { text, updates } = showLine(line, colour);
  // A colour sequence that the cut goes through would show up as text.
  const cut =
    text.length > shownChars ? text.slice(0, shownChars).replace(/\u001b[^m]*$/, '') : text;
  return {
    spans: cutAtLinks(toSpans(cut), linksOf(line)),
    updates,
    hiddenChars: Math.max(0, text.length - shownChars),
    isError: looksLikeError(plainText(line)),
  };
}

function Span({ span }: { readonly span: LogSpan }) {
  const title = span.url ?? undefined;
  if (span.mark !== null) {
    const isCurrent = span.mark === 'current';
    return (
      <mark
        title={title}
        className={clsx(
          'rounded-xs text-[#17171c]',
          isCurrent ? 'bg-[#ff9f43] font-semibold' : 'bg-[#ffe08a]',
        )}
      >
        {span.text}
      </mark>
    );
  }
  if (span.look === null && span.url === null) return span.text;
  return (
    <span
      title={title}
      className={clsx(span.url !== null && 'underline decoration-dotted underline-offset-2')}
      {...(span.look !== null && { style: toStyle(span.look) })}
    >
      {span.text}
    </span>
  );
}

function toStyle(look: SpanLook): CSSProperties {
  const lines = [look.isUnderlined && 'underline', look.isStruck && 'line-through'].filter(Boolean);
  // A background of full strength would leave few text colours readable, so it is a tint under ours.
  const colour = look.background === null ? look.colour : null;
  return {
    ...(look.background !== null && {
      backgroundColor: `color-mix(in srgb, ${look.background} 18%, transparent)`,
    }),
    ...(look.isDim && look.background === null && { color: 'var(--log-gutter)' }),
    ...(colour !== null && { color: colour }),
    ...(look.isBold && { fontWeight: 600 }),
    ...(look.isItalic && { fontStyle: 'italic' }),
    ...(lines.length > 0 && { textDecorationLine: lines.join(' ') }),
  };
}
