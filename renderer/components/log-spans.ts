/** A log line as parts of one look each, with the hits of a search marked. */

import Anser from 'anser';

import { cssColour } from './log-colours.ts';

export interface SpanLook {
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
}

export interface HitRange {
  readonly start: number;
  readonly end: number;
  readonly isCurrent: boolean;
}

/** @param text As `showLine` gives it: with colour sequences and no others. */
export function toSpans(text: string): LogSpan[] {
  if (!text.includes('\u001b')) return [{ text, look: null, mark: null }];
  const anser = new Anser();
  return anser
    .ansiToJson(text, { json: true, use_classes: true, remove_empty: true })
    .map((entry) => ({ text: entry.content, look: lookOf(entry), mark: null }));
}

/** Cuts the spans at the hits' ends. Hits are in order and do not overlap. */
export function markHits(spans: readonly LogSpan[], hits: readonly HitRange[]): LogSpan[] {
  if (hits.length === 0) return [...spans];
  const marked: LogSpan[] = [];
  let offset = 0;
  for (const span of spans) {
    const end = offset + span.text.length;
    let at = offset;
    for (const hit of hits) {
      if (hit.end <= at || hit.start >= end) continue;
      const from = Math.max(hit.start, at);
      const to = Math.min(hit.end, end);
      if (from > at) marked.push({ ...span, text: span.text.slice(at - offset, from - offset) });
      const mark = hit.isCurrent ? 'current' : 'hit';
      marked.push({ ...span, text: span.text.slice(from - offset, to - offset), mark });
      at = to;
    }
    if (at < end) marked.push({ ...span, text: span.text.slice(at - offset) });
    offset = end;
  }
  return marked;
}

function lookOf(entry: Anser.AnserJsonEntry): SpanLook | null {
  const has = (name: Anser.DecorationName) => entry.decorations.includes(name);
  // anser has swapped the colours of reversed text already.
  const look = {
    colour: cssColour(entry.fg, entry.fg_truecolor),
    background: cssColour(entry.bg, entry.bg_truecolor),
    isBold: has('bold'),
    isDim: has('dim'),
    isItalic: has('italic'),
    isUnderlined: has('underline'),
    isStruck: has('strikethrough'),
  };
  return Object.values(look).every((value) => value === null || value === false) ? null : look;
}
