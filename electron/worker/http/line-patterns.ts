/** Looks line by line for patterns in a text that comes in pieces, without keeping the text. */

import { type Phrase, phrase } from '../../shared/phrase.ts';
import { maskText } from '../mask-stream.ts';
import { OutputLines } from '../output-lines.ts';

const SHOWN_LINE_LENGTH = 200;

export class LinePatterns {
  readonly #mustMatch: RegExp | null;
  readonly #mustNotMatch: RegExp | null;
  readonly #secrets: readonly string[];
  readonly #lines = new OutputLines();
  #hasMatch = false;
  #forbiddenLine: string | null = null;

  /**
   * @param mustMatch source of a regular expression; null asks for nothing
   * @param secrets masked in what is shown, before a cut could leave a part of one
   */
  constructor(mustMatch: string | null, mustNotMatch: string | null, secrets: readonly string[]) {
    this.#secrets = secrets;
    this.#mustMatch = mustMatch === null ? null : new RegExp(mustMatch);
    this.#mustNotMatch = mustNotMatch === null ? null : new RegExp(mustNotMatch);
  }

  push(chunk: Uint8Array): void {
    if (this.#mustMatch || this.#mustNotMatch) this.#test(this.#lines.add(chunk));
  }

  /** Why the text is not what it must be, as a sentence; null when it is. Called once, at its end. */
  objection(): Phrase | null {
    this.#test(this.#lines.finish());
    if (this.#forbiddenLine !== null)
      return phrase('A line of the answer matches `{pattern}`: {line}', {
        pattern: this.#mustNotMatch?.source ?? '',
        line: this.#forbiddenLine,
      });
    if (this.#mustMatch && !this.#hasMatch)
      return phrase('No line of the answer matches `{pattern}`.', {
        pattern: this.#mustMatch.source,
      });
    return null;
  }

  #test(lines: readonly string[]): void {
    this.#hasMatch ||= lines.some((line) => this.#mustMatch?.test(line) ?? false);
    const forbidden = lines.find((line) => this.#mustNotMatch?.test(line));
    if (forbidden !== undefined)
      this.#forbiddenLine ??= maskText(forbidden, this.#secrets).slice(0, SHOWN_LINE_LENGTH);
  }
}
