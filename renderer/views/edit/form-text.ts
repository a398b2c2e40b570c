/** Texts of the editor's fields and the values they stand for. */

import { parseDuration } from '../../../electron/shared/duration.ts';

/** Every unit that is not 0, so that reading it gives the same number: `1h 30m`. */
export function durationToText(durationMs: number): string {
  let restMs = durationMs;
  const parts = Object.entries({ d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }).map(
    ([unit, unitMs]) => {
      const amount = Math.floor(restMs / unitMs);
      restMs -= amount * unitMs;
      return amount === 0 ? '' : `${amount}${unit}`;
    },
  );
  return parts.filter((part) => part !== '').join(' ') || '0s';
}

/** NaN, which every schema refuses, for what is no duration. */
export function textToDuration(text: string): number {
  return parseDuration(text) ?? Number.NaN;
}

/** Null for an empty text. */
export function textToDurationOrNull(text: string): number | null {
  return text.trim() === '' ? null : textToDuration(text);
}

export function durationOrEmpty(durationMs: number | null): string {
  return durationMs === null ? '' : durationToText(durationMs);
}

/** One argument a line; one that a line cannot show is written as a JSON string. */
export function argsToText(args: readonly string[]): string {
  return args.map((arg) => (isPlainLine(arg) ? arg : JSON.stringify(arg))).join('\n');
}

export function textToArgs(text: string): string[] {
  return splitLines(text).map((line) => quotedText(line) ?? line);
}

/** Items between separators, without blanks around them and without empty ones. */
export function splitList(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The items with those of a comma-separated text that are new. */
export function addItems(items: readonly string[], text: string): string[] {
  return [...items, ...new Set(splitList(text, /,/).filter((item) => !items.includes(item)))];
}

export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** NaN for what is no number. */
export function textToNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
}

function splitLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function isPlainLine(arg: string): boolean {
  return arg.trim() !== '' && !/[\r\n]/.test(arg) && quotedText(arg) === null;
}

function quotedText(line: string): string | null {
  if (!/^".*"$/.test(line)) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** NaN when the text is no whole number. */
export function textToWholeNumber(text: string): number {
  return /^\s*[-−]?\d+\s*$/.test(text) ? Number(text.replace('−', '-')) : Number.NaN;
}

/** Null for an empty text. */
export function textToWholeNumberOrNull(text: string): number | null {
  return text.trim() === '' ? null : textToWholeNumber(text);
}

export function numberOrEmpty(number: number | null): string {
  return number === null ? '' : String(number);
}

const MEBIBYTE = 1024 ** 2;

/** `20` and `0.5` of bytes. */
export function mebibytesOrEmpty(bytes: number | null): string {
  return bytes === null ? '' : String(bytes / MEBIBYTE);
}

/** Null for an empty text, NaN for what is no number of MiB. */
export function textToBytesOrNull(text: string): number | null {
  if (text.trim() === '') return null;
  return /^\s*\d+(?:[.,]\d+)?\s*$/.test(text)
    ? Math.round(Number(text.replace(',', '.')) * MEBIBYTE)
    : Number.NaN;
}

/** `9:05`, `9.05`, `905` and `9` as `09:05` and `09:00`; anything else stays as typed. */
export function normaliseTime(text: string): string {
  const match = /^(\d{1,2})(?:[:.]?([0-5]\d))?$/.exec(text.trim());
  if (!match) return text.trim();
  const [, hour = '', minute = '00'] = match;
  return `${hour.padStart(2, '0')}:${minute}`;
}
