/** Replaces secrets in a stream of bytes, whichever way the stream is cut into chunks. */

import { encodingsOf } from './mask-encodings.ts';

export interface Masker {
  /** What can be passed on by now: nothing is held back but what may still become a secret. */
  push(chunk: Buffer): Buffer;
  /** What was held back. Ready for another stream afterwards. */
  end(): Buffer;
}

const MASK = Buffer.from('***');
const NOTHING = Buffer.alloc(0);
/** A shorter end of a secret is left: it would be found in innocent text. */
const MIN_END_BYTES = 3;
/** Different pairs of bytes. */
const PAIR_COUNT = 65_536;

/**
 * A stretch of output that occurrences of the secrets cover, in any encoding, overlapping or side
 * by side, becomes one `***`. Secrets shorter than the least length are left alone.
 *
 * @param options.isContinued What came before is lost: a stream that begins with the end of a
 *   secret is masked there.
 */
export function createMasker(
  secrets: readonly string[],
  options: { readonly isContinued?: boolean } = {},
): Masker {
  const needles = secrets.flatMap((secret) => encodingsOf(secret));
  if (needles.length === 0) return { push: (chunk) => chunk, end: () => NOTHING };
  return new StreamMasker(new NeedleFinder(needles), options.isContinued ?? false);
}

/** The same for one whole text after the other. */
export function createTextMasker(secrets: readonly string[]): (text: string) => string {
  if (secrets.length === 0) return (text) => text;
  const masker = createMasker(secrets);
  return (text) => Buffer.concat([masker.push(Buffer.from(text)), masker.end()]).toString();
}

export function maskText(text: string, secrets: readonly string[]): string {
  return createTextMasker(secrets)(text);
}

class StreamMasker implements Masker {
  readonly #finder: NeedleFinder;
  #held: Buffer = NOTHING;
  /** So many of the held bytes belong to an occurrence whose mask is out already. */
  #coveredBytes = 0;
  /** The output so far ends with the mask of an occurrence that ends where `#coveredBytes` end. */
  #isMaskOpen = false;
  /** Nothing has come yet of a stream whose beginning is lost. */
  #isHead: boolean;

  constructor(finder: NeedleFinder, isContinued: boolean) {
    this.#finder = finder;
    this.#isHead = isContinued;
  }

  push(chunk: Buffer): Buffer {
    if (this.#isHead) return this.#pushHead(chunk);
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    return this.#pass(bytes, this.#finder.undecidedFrom(bytes));
  }

  end(): Buffer {
    const rest = this.#pass(this.#held, this.#held.length);
    this.#held = NOTHING;
    this.#coveredBytes = 0;
    this.#isMaskOpen = false;
    return rest;
  }

  #pushHead(chunk: Buffer): Buffer {
    if (chunk.length === 0) return NOTHING;
    this.#isHead = false;
    this.#coveredBytes = this.#finder.endAtStart(chunk);
    this.#isMaskOpen = this.#coveredBytes > 0;
    return this.#isMaskOpen ? Buffer.concat([MASK, this.push(chunk)]) : this.push(chunk);
  }

  /** @param limit No occurrence that begins before it can still be incomplete. */
  #pass(bytes: Buffer, limit: number): Buffer {
    const parts: Buffer[] = [];
    let coveredTo = this.#coveredBytes;
    this.#finder.forEach(bytes, limit, (start, end) => {
      if (!this.#isMaskOpen || start > coveredTo) {
        parts.push(bytes.subarray(coveredTo, start), MASK);
        this.#isMaskOpen = true;
      }
      coveredTo = Math.max(coveredTo, end);
    });
    if (coveredTo < limit) {
      parts.push(bytes.subarray(coveredTo, limit));
      this.#isMaskOpen = false;
    }
    this.#coveredBytes = Math.max(0, coveredTo - limit);
    // A copy: what the caller does with its chunk later must not reach what is held.
    this.#held = limit === bytes.length ? NOTHING : Buffer.from(bytes.subarray(limit));
    const [only = NOTHING, ...others] = parts;
    return others.length === 0 ? only : Buffer.concat(parts);
  }
}

/**
 * Finds all occurrences of several byte strings. After Wu and Manber: looks at the pair of bytes
 * where the shortest needle would end, and learns from a table how far it may skip.
 */
class NeedleFinder {
  readonly #needles: readonly Buffer[];
  readonly #windowBytes: number;
  readonly #longestBytes: number;
  /** By pair: how far the window may move on; 0 where a needle may stand in it. */
  readonly #shifts: Uint16Array;
  /** By the pair at the end of the window. */
  readonly #byWindowEnd = new Map<number, Buffer[]>();
  readonly #byFirstByte = new Map<number, Buffer[]>();

  constructor(needles: readonly Buffer[]) {
    this.#needles = needles;
    const lengths = needles.map((needle) => needle.length);
    this.#windowBytes = Math.min(...lengths);
    this.#longestBytes = Math.max(...lengths);
    this.#shifts = new Uint16Array(PAIR_COUNT).fill(this.#windowBytes - 1);
    for (const needle of needles) this.#add(needle);
  }

  /** Calls `found` for each occurrence that begins before `limit`, in the order of their starts. */
  forEach(bytes: Buffer, limit: number, found: (start: number, end: number) => void): void {
    const window = this.#windowBytes;
    const shifts = this.#shifts;
    const lastEnd = Math.min(limit - 1 + window, bytes.length) - 1;
    let at = window - 1;
    while (at <= lastEnd) {
      const pair = ((bytes[at - 1] as number) << 8) | (bytes[at] as number);
      const shift = shifts[pair] as number;
      if (shift > 0) {
        at += shift;
        continue;
      }
      const start = at - window + 1;
      for (const needle of this.#byWindowEnd.get(pair) ?? []) {
        const end = start + needle.length;
        if (end <= bytes.length && isAt(bytes, start, needle, needle.length)) found(start, end);
      }
      at++;
    }
  }

  /** Where the first needle may begin of which the rest has not come yet; the length if none. */
  undecidedFrom(bytes: Buffer): number {
    const first = Math.max(0, bytes.length - this.#longestBytes + 1);
    for (let start = first; start < bytes.length; start++) {
      const restBytes = bytes.length - start;
      const begun = (needle: Buffer) =>
        needle.length > restBytes && isAt(bytes, start, needle, restBytes);
      if (this.#byFirstByte.get(bytes[start] as number)?.some(begun)) return start;
    }
    return bytes.length;
  }

  /** Length of the longest end of a needle, though not a whole one, that `bytes` begin with. */
  endAtStart(bytes: Buffer): number {
    let longest = 0;
    for (const needle of this.#needles) {
      const most = Math.min(needle.length - 1, bytes.length);
      for (let length = most; length >= Math.max(MIN_END_BYTES, longest + 1); length--) {
        if (isAt(bytes, 0, needle.subarray(needle.length - length), length)) longest = length;
      }
    }
    return longest;
  }

  #add(needle: Buffer): void {
    const last = this.#windowBytes - 2;
    for (let at = 0; at <= last; at++) {
      const pair = pairAt(needle, at);
      this.#shifts[pair] = Math.min(this.#shifts[pair] as number, last - at);
    }
    addTo(this.#byWindowEnd, pairAt(needle, last), needle);
    addTo(this.#byFirstByte, needle[0] as number, needle);
  }
}

function isAt(bytes: Buffer, start: number, needle: Buffer, lengthBytes: number): boolean {
  for (let at = 0; at < lengthBytes; at++) {
    if (bytes[start + at] !== needle[at]) return false;
  }
  return true;
}

function pairAt(bytes: Buffer, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

function addTo(map: Map<number, Buffer[]>, key: number, needle: Buffer): void {
  const list = map.get(key);
  if (list) list.push(needle);
  else map.set(key, [needle]);
}
