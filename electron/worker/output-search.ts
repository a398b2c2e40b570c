/** Searches a whole log for what must and must not be in it, in slices with room for other work. */

import { read } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import { type Phrase, phrase } from '../shared/phrase.ts';
import type { OutputChecks, OutputFindings } from '../shared/worker-protocol.ts';
import { LinePattern, PatternTooCostly } from './line-pattern.ts';
import { isOwnLine } from './log-cap.ts';
import { OutputLines } from './output-lines.ts';
import { describeSystemError, errorCode } from './start-refused.ts';

const BLOCK_BYTES = 256 * 1024;
/** After a slice that took longer, others get as much time. */
const SLOW_SLICE_MS = 20;
/** In patterns alone: ten times what an ordinary one needs for 1 GiB. */
const MAX_SEARCH_MS = 60_000;
const SHOWN_LINE_LENGTH = 200;

const readBlock = promisify(read);

export type SearchFindings = Pick<OutputFindings, 'hasMatch' | 'forbiddenLine' | 'problem'>;

const NOTHING: SearchFindings = { hasMatch: null, forbiddenLine: null, problem: null };

/** @param fd Of the log as it stays; null when it is gone. */
export async function searchOutput(
  fd: number | null,
  { mustMatch, mustNotMatch }: OutputChecks,
): Promise<SearchFindings> {
  if (mustMatch === null && mustNotMatch === null) return NOTHING;
  if (fd === null) {
    const problem = phrase('Its log is gone, so its output could not be checked.');
    return { ...NOTHING, problem };
  }
  const search = new Search(mustMatch, mustNotMatch);
  try {
    const lines = new OutputLines();
    for await (const block of blocksOf(fd)) {
      await search.test(lines.add(block));
      if (search.isDecided) break;
    }
    await search.test(lines.finish());
    return { ...search.findings, problem: search.problem };
  } catch (error) {
    return { ...search.findings, hasMatch: null, problem: describeProblem(error, search) };
  }
}

class Search {
  readonly #required: LinePattern | null;
  readonly #forbidden: LinePattern | null;
  #hasMatch = false;
  #forbiddenLine: string | null = null;
  #hasGap = false;
  #spentMs = 0;
  /** The pattern that is being tested. */
  current = '';

  constructor(mustMatch: string | null, mustNotMatch: string | null) {
    this.#required = mustMatch === null ? null : new LinePattern(mustMatch);
    this.#forbidden = mustNotMatch === null ? null : new LinePattern(mustNotMatch);
  }

  get findings(): Omit<SearchFindings, 'problem'> {
    return {
      hasMatch: this.#required ? this.#hasMatch : null,
      forbiddenLine: this.#forbiddenLine,
    };
  }

  /** What is asked for may have been where the log was cut. */
  get problem(): Phrase | null {
    if (!this.#required || this.#hasMatch || !this.#hasGap) return null;
    const pattern = shorten(this.#required.source);
    return phrase(
      'No line of what is left of the output matches `{pattern}`; its middle was left out at the log’s limit.',
      { pattern },
    );
  }

  /** More lines would change nothing. */
  get isDecided(): boolean {
    return (
      (!this.#required || this.#hasMatch) && (!this.#forbidden || this.#forbiddenLine !== null)
    );
  }

  /** @throws PatternTooCostly */
  async test(allLines: readonly string[]): Promise<void> {
    const lines = allLines.filter((line) => !isOwnLine(line));
    this.#hasGap ||= lines.length < allLines.length;
    const startMs = performance.now();
    if (this.#forbidden && this.#forbiddenLine === null) {
      const line = this.#find(this.#forbidden, lines);
      this.#forbiddenLine = line === null ? null : shorten(line);
    }
    if (this.#required && !this.#hasMatch) {
      this.#hasMatch = this.#find(this.#required, lines) !== null;
    }
    const tookMs = performance.now() - startMs;
    this.#spentMs += tookMs;
    if (this.#spentMs > MAX_SEARCH_MS) throw new PatternTooCostly();
    if (tookMs > SLOW_SLICE_MS) await delay(tookMs);
  }

  #find(pattern: LinePattern, lines: readonly string[]): string | null {
    this.current = pattern.source;
    return pattern.find(lines);
  }
}

/** Up to the size it has now; what reads it gets the same memory each time. */
async function* blocksOf(fd: number): AsyncIterable<Uint8Array> {
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  for (let offset = 0; ; ) {
    const { bytesRead } = await readBlock(fd, block, 0, block.length, offset);
    if (bytesRead === 0) return;
    offset += bytesRead;
    yield block.subarray(0, bytesRead);
  }
}

function describeProblem(error: unknown, { current }: Search): Phrase {
  if (error instanceof PatternTooCostly) {
    return phrase(
      'The pattern `{pattern}` takes too long on this output; a simpler one is needed.',
      { pattern: shorten(current) },
    );
  }
  if (errorCode(error) !== null) {
    const why = describeSystemError(error);
    return phrase('Its output could not be checked: {why}.', { why });
  }
  // A bug must not take the other runs of the worker along.
  console.error(error);
  return phrase('Its output could not be checked because something went wrong inside CronPilot.');
}

function shorten(line: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  const text = line
    .slice(0, SHOWN_LINE_LENGTH)
    .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return line.length > SHOWN_LINE_LENGTH ? `${text}…` : text;
}
