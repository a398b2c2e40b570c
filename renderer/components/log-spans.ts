/** A log line as parts of one look each, with the hits of a search marked. */

import Anser from 'anser';

import { cssColour } from './log-colours.ts';
import type { LogLink } from './log-links.ts';

export interface SpanLook {
  /** The program's colours are not changed. */
  readonly isKept: boolean;
  readonly colour: string | null;
  readonly background: string | null;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  readonly isStruck: boolean;
}

export interface LogSpan {
  readonly text: string;
  /** Null is the log's own. */
  readonly look: SpanLook | null;
  readonly mark: 'hit' | 'current' | null;
  /** Where a link leads; null beside links. */
  readonly url: string | null;
}

export interface HitRange {
  readonly start: number;
  readonly end: number;
  readonly isCurrent: boolean;
}

/**
 * @param text As `showLine` gives it: with colour sequences and no others.
 * @param keepsColours though they be hard to read
 */
export function toSpans(text: string, keepsColours = false): LogSpan[] {
  if (!text.includes('\u001b')) return [{ text, look: null, mark: null, url: null }];
  const anser = new Anser();
  return anser
    .ansiToJson(text, { json: true, use_classes: true, remove_empty: true })
    .map((entry) => ({
      text: entry.content,
      look: lookOf(entry, keepsColours),
      mark: null,
      url: null,
    }));
}

/** Hits are in order and do not overlap. */
export function markHits(spans: readonly LogSpan[], hits: readonly HitRange[]): LogSpan[] {
  return cutAt(spans, hits, ({ isCurrent }) => ({ mark: isCurrent ? 'current' : 'hit' }));
}

/** Links are in order and do not overlap. */
export function cutAtLinks(spans: readonly LogSpan[], links: readonly LogLink[]): LogSpan[] {
  return cutAt(spans, links, ({ url }) => ({ url }));
}

/** Cuts the spans at the ends of ranges, and changes what lies in a range. */
function cutAt<R extends { readonly start: number; readonly end: number }>(
  spans: readonly LogSpan[],
  ranges: readonly R[],
  change: (range: R) => Partial<LogSpan>,
): LogSpan[] {
  if (ranges.length === 0) return [...spans];
  const pieces: LogSpan[] = [];
  let offset = 0;
  for (const span of spans) {
    const end = offset + span.text.length;
    let at = offset;
    for (const range of ranges) {
      if (range.end <= at || range.start >= end) continue;
      const from = Math.max(range.start, at);
      const to = Math.min(range.end, end);
      if (from > at) pieces.push({ ...span, text: span.text.slice(at - offset, from - offset) });
      const text = span.text.slice(from - offset, to - offset);
      pieces.push({ ...span, ...change(range), text });
      at = to;
    }
    if (at < end) pieces.push({ ...span, text: span.text.slice(at - offset) });
    offset = end;
  }
  return pieces;
}

function lookOf(entry: Anser.AnserJsonEntry, isKept: boolean): SpanLook | null {
  const has = (name: Anser.DecorationName) => entry.decorations.includes(name);
  // anser has swapped the colours of reversed text already.
  const look = {
    colour: cssColour(entry.fg, entry.fg_truecolor, isKept),
    background: cssColour(entry.bg, entry.bg_truecolor, isKept),
    isBold: has('bold'),
    isDim: has('dim'),
    isItalic: has('italic'),
    isUnderlined: has('underline'),
    isStruck: has('strikethrough'),
  };
  const isPlain = Object.values(look).every((value) => value === null || value === false);
  return isPlain ? null : { ...look, isKept };
}
