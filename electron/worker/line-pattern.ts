/** Tests lines against a regular expression of the user's, which cannot hold up the worker. */

import { type Context, createContext, Script } from 'node:vm';

/** An ordinary pattern needs about a thousandth of that for what is tested at once. */
const TIMEOUT_MS = 500;
/** The whole machine may have stood still: a slow pattern is slow again. */
const ATTEMPTS = 2;

/** Global names are slow to look up in a context: once for all lines. */
const FIND = new Script(
  '((pattern, lines) => lines.findIndex((line) => pattern.test(line)))(pattern, lines)',
);

/** Thrown by a search whose pattern needs too much, as those with nested repetitions may. */
export class PatternTooCostly extends Error {
  override readonly name = 'PatternTooCostly';
}

export class LinePattern {
  readonly source: string;
  readonly #context: Context;

  /** @param source Known to be valid. */
  constructor(source: string) {
    this.source = source;
    this.#context = createContext({ pattern: new RegExp(source), lines: [] });
  }

  /**
   * The first line that matches; null when none does.
   *
   * @throws PatternTooCostly after a second at most.
   */
  find(lines: readonly string[]): string | null {
    this.#context['lines'] = lines;
    for (let attempt = 1; ; attempt++) {
      try {
        const index = FIND.runInContext(this.#context, { timeout: TIMEOUT_MS }) as number;
        return lines[index] ?? null;
      } catch (cause) {
        if (!isTimeout(cause) || attempt === ATTEMPTS) throw new PatternTooCostly('', { cause });
      }
    }
  }
}

/** Anything else is a pattern that ran out of memory for its way back. */
function isTimeout(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
