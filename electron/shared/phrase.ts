/** Texts that are kept and said later, in the language of whoever reads them then. */

import { formatClock, formatDateTime, formatDuration, formatMoment } from './duration.ts';
import { formatBytes } from './format-bytes.ts';
import { formatDecimal } from './format-number.ts';
import { inEnglish, t } from './i18n.ts';
import { listAnd } from './join-words.ts';

/** Plain data, so that rows and messages between processes can hold it. */
export interface Phrase {
  /** English, in ICU MessageFormat, as in the catalogues. */
  readonly text: string;
  readonly values: Readonly<Record<string, PhraseValue>>;
}

/** A string is said as it is: a name, or what a program said. Of a list, one after the other. */
export type Wording = string | Phrase | readonly Wording[];

export type PhraseValue = number | Wording | Figure;

type Figure =
  | { readonly durationMs: number }
  | { readonly bytes: number }
  | { readonly percent: number }
  /** With one decimal: `1.5 s`. */
  | { readonly secondsMs: number }
  | { readonly clockMs: number }
  /** The date is left out where it is that of `nowMs`. */
  | { readonly momentMs: number; readonly nowMs: number }
  | { readonly dateTimeMs: number; readonly nowMs: number }
  /** "a, b and c" */
  | { readonly all: readonly Wording[] }
  /** "a, b, c" */
  | { readonly each: readonly Wording[] };

/** @param text a literal, as for `t` */
export function phrase(text: string, values: Phrase['values'] = {}): Phrase {
  return { text, values };
}

export function say(wording: Wording): string {
  if (typeof wording === 'string') return wording;
  if (isList(wording)) return wording.map(say).join(' ');
  const values = Object.entries(wording.values).map(([name, value]) => [name, sayValue(value)]);
  return t(wording.text, Object.fromEntries(values) as Record<string, string | number>);
}

/** For rows, scripts and logs. */
export function sayEnglish(wording: Wording): string {
  return inEnglish(() => say(wording));
}

function sayValue(value: PhraseValue): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' || isList(value) || 'text' in value) return say(value);
  if ('durationMs' in value) return formatDuration(value.durationMs);
  if ('bytes' in value) return formatBytes(value.bytes);
  if ('percent' in value) return `${formatDecimal(value.percent, 1)} %`;
  if ('secondsMs' in value) return `${formatDecimal(value.secondsMs / 1000, 1)} s`;
  if ('clockMs' in value) return formatClock(value.clockMs);
  if ('momentMs' in value) return formatMoment(value.momentMs, value.nowMs);
  if ('dateTimeMs' in value) return formatDateTime(value.dateTimeMs, value.nowMs);
  return 'all' in value ? listAnd(value.all.map(say)) : value.each.map(say).join(', ');
}

/** `Array.isArray` does not tell a readonly one. */
function isList(value: PhraseValue): value is readonly Wording[] {
  return Array.isArray(value);
}
