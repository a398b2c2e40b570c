/** Finds in the newest output how far a run says it is. */

import type { Progress } from '../shared/worker-protocol.ts';
import { stripEscapes } from './output-lines.ts';

/** What is looked at each time, however much was written. */
export const PROGRESS_WINDOW_BYTES = 4096;
const MAX_LINES = 20;
const MAX_TEXT_LENGTH = 200;
/** At most four times a second. */
const SEND_EVERY_MS = 250;

/** `42%`, `42.5 %`, `42,5%`. */
const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s?%(?!\w)/;
/** `[3/10]` anywhere, `(3/10)` at the start of a line. */
const COUNT = /(?:\[|^\s*\()\s*(\d+)\s?\/\s?(\d+)\s*[\])]/;

/** @param tail The end of the output; without its first line unless that is whole. */
export function findProgress(tail: string): Progress | null {
  const lines = tail.split(/[\r\n]+/).slice(-MAX_LINES);
  for (const line of lines.toReversed()) {
    const progress = progressIn(stripEscapes(line).trim());
    if (progress) return progress;
  }
  return null;
}

function progressIn(line: string): Progress | null {
  if (line.startsWith('{')) return progressInJson(line);
  const percent = PERCENT.exec(line)?.[1];
  if (percent !== undefined) return withFraction(Number(percent.replace(',', '.')) / 100, null);
  const [, done, total] = COUNT.exec(line) ?? [];
  if (done === undefined) return null;
  return withFraction(Number(done) / Number(total), `${done} of ${total}`);
}

/** `{"progress": 0.42, "message": "Copying"}` or `{"percent": 42}`. */
function progressInJson(line: string): Progress | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { progress, percent, message } = value as Readonly<Record<string, unknown>>;
  const text = typeof message === 'string' ? message.trim().slice(0, MAX_TEXT_LENGTH) : '';
  if (typeof progress === 'number') return withFraction(progress, text || null);
  return typeof percent === 'number' ? withFraction(percent / 100, text || null) : null;
}

function withFraction(fraction: number, text: string | null): Progress | null {
  return fraction >= 0 && fraction <= 1 ? { fraction, text } : null;
}

/** Keeps what is told of one run's progress to what is new, and to four times a second. */
export class ProgressWatch {
  #found: Progress | null = null;
  #told: Progress | null = null;
  #toldAtMs = Number.NEGATIVE_INFINITY;

  see(tail: string): void {
    this.#found = findProgress(tail) ?? this.#found;
  }

  /** What is to be told now; null when there is nothing new, or not yet. */
  take(nowMs: number): Progress | null {
    const isNew =
      this.#found?.fraction !== this.#told?.fraction || this.#found?.text !== this.#told?.text;
    if (!isNew || nowMs - this.#toldAtMs < SEND_EVERY_MS) return null;
    this.#told = this.#found;
    this.#toldAtMs = nowMs;
    return this.#found;
  }
}
