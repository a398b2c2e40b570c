/** Finds words in the names and reasons of runs as a reader of another language sees them. */

import { formatDateTime, formatDuration } from '../../shared/duration.ts';
import { translationOf } from '../../shared/i18n.ts';
import type { Wording } from '../../shared/phrase.ts';
import { reasonOf } from '../../shared/reason.ts';

export interface ReasonRow {
  readonly id: number;
  readonly task_name: string;
  readonly reason: string | null;
  readonly reason_wording: string | null;
}

/** The English text of each phrase in a stored wording, as JSON. */
const PHRASE_TEXT = /"text":("(?:[^"\\]|\\.)*")/g;
const PART = /[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}\s]/gu;
const LETTERS = /^[\p{L}\p{M}]+$/u;
const MONTH_MS = 30 * 86_400_000;
const MINUTE_MS = 60_000;

/**
 * To say a reason with its dates takes long, and there may be tens of thousands. So it is said only
 * where each part of the words is known to be somewhere in its texts or values.
 */
export class ReasonSearch {
  readonly #text: string;
  readonly #parts: readonly string[];
  /** What the reader's language has for an English text, by its JSON. */
  readonly #translations = new Map<string, string>();
  /** Of reasons without a wording, which are few. */
  readonly #found = new Map<string, boolean>();
  readonly #figureWords: string;

  /** Whatever the case. */
  constructor(text: string) {
    this.#text = text.toLowerCase();
    this.#parts = this.#text.match(PART) ?? [];
    this.#figureWords = figureWords();
  }

  finds({ task_name: name, reason, reason_wording: wording }: ReasonRow): boolean {
    if (name.toLowerCase().includes(this.#text)) return true;
    if (reason === null) return false;
    if (wording === null) return this.#findsUnworded(reason);
    return this.#mayFind(reason, wording) && this.#isIn(reason, JSON.parse(wording) as Wording);
  }

  #findsUnworded(reason: string): boolean {
    const known = this.#found.get(reason);
    if (known !== undefined) return known;
    const isFound = this.#isIn(reason, null);
    this.#found.set(reason, isFound);
    return isFound;
  }

  #isIn(reason: string, reasonWording: Wording | null): boolean {
    return reasonOf({ reason, reasonWording })?.toLowerCase().includes(this.#text) ?? false;
  }

  /** Digits and signs are much the same in English; of letters, names stand in the values. */
  #mayFind(reason: string, wording: string): boolean {
    let texts = '';
    const values = wording.replace(PHRASE_TEXT, (_, text: string) => {
      texts += this.#translationOf(text);
      return '';
    });
    const words = `${texts}${values.toLowerCase()}`;
    return this.#parts.every((part) =>
      LETTERS.test(part)
        ? words.includes(part) || this.#figureWords.includes(part)
        : words.includes(part) || reason.includes(part) || SIGNS.includes(part),
    );
  }

  #translationOf(json: string): string {
    const known = this.#translations.get(json);
    if (known !== undefined) return known;
    const translation = translationOf(JSON.parse(json) as string).toLowerCase();
    this.#translations.set(json, translation);
    return translation;
  }
}

/** Other than in English in dates and figures. */
const SIGNS = '.,:%';

/** The words that dates and durations bring: of each month and weekday, and of each unit. */
function figureWords(): string {
  const months = Array.from({ length: 13 }, (_, month) =>
    formatDateTime(month * MONTH_MS + (month % 7) * 86_400_000, 0, 'UTC'),
  );
  const durations = [1, 1_000, MINUTE_MS, 60 * MINUTE_MS, 50 * 60 * MINUTE_MS].map(formatDuration);
  return [...months, ...durations].join(' ').toLowerCase();
}
