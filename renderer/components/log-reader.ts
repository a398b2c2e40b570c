/** Reads a log by byte ranges, from its end on, and follows it while it grows. */

import type { LogChunk } from '../../electron/shared/ipc-contract.ts';
import type { LogLinePlace } from '../../electron/shared/log-query.ts';
import { LOG_LIMITS, LogBuffer, type LogBufferLimits } from './log-buffer.ts';

export type ReadLogRange = (offsetBytes: number, lengthBytes: number) => Promise<LogChunk>;

/** What one call reads at most. */
export const CHUNK_BYTES = 1024 * 1024;
/** No line of one part of the log has the key of a line of another, whichever it goes on to. */
const KEYS_PER_PART = 2 ** 36;
/** And at first, so that the end is there at once. */
export const OPEN_BYTES = 256 * 1024;
/** A follower that is this far behind skips what is between. */
const SKIP_BYTES = 4 * CHUNK_BYTES;

/** The line in which a byte lies. */
export type LocateByte = (offsetBytes: number) => Promise<LogLinePlace | null>;

export interface LogSnapshot {
  readonly state: 'loading' | 'ready' | 'absent' | 'failed';
  /** Why it failed, for the user. */
  readonly error: string | null;
  /** The end is kept in view and the start given up; otherwise what is read stays. */
  readonly isFollowing: boolean;
  readonly totalBytes: number;
  readonly startBytes: number;
  readonly endBytes: number;
  readonly lineCount: number;
  readonly firstKey: number;
  readonly originKey: number | null;
  /** Key of the line that `openAt` was for; null at the log's end. */
  readonly openedKey: number | null;
}

interface Step {
  readonly kind: 'open' | 'append' | 'prepend';
  /** The byte that it is for; null is the log's end. */
  readonly placeBytes: number | null;
  readonly offsetBytes: number;
  readonly lengthBytes: number;
}

/** One for each log that is shown. `close` it when it is not any more. */
export class LogReader {
  readonly #read: ReadLogRange;
  readonly #locate: LocateByte;
  readonly #limits: LogBufferLimits;
  readonly #listeners = new Set<() => void>();
  #buffer: LogBuffer;
  #state: LogSnapshot['state'] = 'loading';
  #error: string | null = null;
  #totalBytes = 0;
  /** Told while a read was under way, whose answer may be older. */
  #toldBytes = 0;
  #isFollowing = true;
  #wants: { open: boolean; earlier: boolean; later: boolean } = {
    open: true,
    earlier: false,
    later: false,
  };
  /** Where to open the log; null is its end. */
  #openAtBytes: number | null = null;
  /** The line that starts there, where it is known. */
  #openAtLine: number | null = null;
  #openedKey: number | null = null;
  #isLocating = false;
  #openCount = 0;
  #isBusy = false;
  #isClosed = false;
  #snapshot: LogSnapshot;

  /** @param locate tells the numbers of lines when the log's start has not been read */
  constructor(
    read: ReadLogRange,
    limits: LogBufferLimits = LOG_LIMITS,
    locate: LocateByte = async () => null,
  ) {
    this.#read = read;
    this.#locate = locate;
    this.#limits = limits;
    this.#buffer = new LogBuffer(limits);
    this.#snapshot = this.#takeSnapshot();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): LogSnapshot => this.#snapshot;

  lineAt(index: number): string {
    return this.#buffer.lineAt(index);
  }

  /** The byte at which a loaded line starts. */
  startOf(index: number): number {
    return this.#buffer.startOf(index);
  }

  colourAt(index: number): string {
    return this.#buffer.colourAt(index);
  }

  /** Starts anew with the log's end. */
  open(): void {
    this.#isClosed = false;
    this.#openAtBytes = null;
    this.#openAtLine = null;
    this.#wants = { open: true, earlier: false, later: false };
    void this.#work();
  }

  /**
   * Loads another part of the log and stays there.
   *
   * @param line that starts at the byte; null when that is not known
   */
  openAt(offsetBytes: number, line: number | null): void {
    this.#isFollowing = false;
    this.#openAtBytes = offsetBytes;
    this.#openAtLine = line;
    this.#wants = { open: true, earlier: false, later: false };
    void this.#work();
  }

  close(): void {
    this.#isClosed = true;
  }

  /** The log has this many bytes now; fewer than before means that it was cut. */
  noteTotal(totalBytes: number): void {
    const isGone = this.#state === 'absent' || this.#state === 'failed';
    if (isGone || totalBytes < this.#buffer.endBytes) this.#wants.open = true;
    this.#totalBytes = totalBytes;
    this.#toldBytes = totalBytes;
    void this.#work();
  }

  /** Looks whether there is more than was told. */
  refresh(): void {
    if (this.#state === 'ready') this.#wants.later = true;
    else this.#wants.open = true;
    void this.#work();
  }

  follow(isFollowing: boolean): void {
    if (this.#isFollowing === isFollowing) return;
    this.#isFollowing = isFollowing;
    this.#publish();
    if (isFollowing) void this.#work();
  }

  loadEarlier(): void {
    if (this.#buffer.startBytes === 0) return;
    this.#wants.earlier = true;
    void this.#work();
  }

  loadLater(): void {
    if (this.#buffer.endBytes >= this.#totalBytes) return;
    this.#wants.later = true;
    void this.#work();
  }

  /** One read at a time, until nothing is wanted. */
  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let step = this.#nextStep(); step !== null; step = this.#nextStep()) {
        this.#toldBytes = 0;
        const chunk = await this.#read(step.offsetBytes, step.lengthBytes);
        if (this.#isClosed) return;
        const hasMoved = this.#take(step, chunk);
        this.#publish();
        if (!hasMoved) break;
      }
      void this.#findNumbers();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isBusy = false;
    }
  }

  #nextStep(): Step | null {
    if (this.#isClosed) return null;
    const { startBytes, endBytes } = this.#buffer;
    const placeBytes = this.#placeBytes();
    const behindBytes = this.#totalBytes - endBytes;
    if (this.#wants.open || (this.#isFollowing && behindBytes > SKIP_BYTES)) {
      return { kind: 'open', placeBytes, offsetBytes: this.#openOffset(), lengthBytes: OPEN_BYTES };
    }
    // A small log is soon there as a whole.
    const isSmall = startBytes > 0 && this.#totalBytes <= CHUNK_BYTES;
    if (this.#wants.earlier || isSmall) {
      const offsetBytes = Math.max(0, startBytes - CHUNK_BYTES);
      return { kind: 'prepend', placeBytes, offsetBytes, lengthBytes: startBytes - offsetBytes };
    }
    // Around a place that was gone to, only what is scrolled to is read.
    const isWelcome =
      this.#isFollowing || (this.#openAtBytes === null && this.#buffer.hasRoomFor(CHUNK_BYTES));
    if (this.#wants.later || (behindBytes > 0 && isWelcome)) {
      return { kind: 'append', placeBytes, offsetBytes: endBytes, lengthBytes: CHUNK_BYTES };
    }
    return null;
  }

  #placeBytes(): number | null {
    return this.#isFollowing ? null : this.#openAtBytes;
  }

  #openOffset(): number {
    const at = this.#placeBytes();
    const lastBytes = Math.max(0, this.#totalBytes - OPEN_BYTES);
    return at === null ? -OPEN_BYTES : Math.min(lastBytes, Math.max(0, at - OPEN_BYTES / 2));
  }

  /** Once nothing else is to be read, as it goes through the whole log. */
  async #findNumbers(): Promise<void> {
    const buffer = this.#buffer;
    if (this.#isLocating || buffer.originKey !== null || buffer.lineCount === 0) return;
    this.#isLocating = true;
    const key = buffer.firstKey;
    const place = await this.#locate(buffer.startBytes).catch(() => null);
    this.#isLocating = false;
    if (this.#isClosed || place === null) return;
    if (this.#buffer !== buffer) return this.#findNumbers();
    buffer.numberLine(key, place.line);
    this.#publish();
  }

  /** False when nothing was gained, so that asking again would not help. */
  #take({ kind, placeBytes }: Step, chunk: LogChunk): boolean {
    this.#error = null;
    this.#state = chunk.exists ? 'ready' : 'absent';
    this.#totalBytes = Math.max(chunk.totalBytes, this.#toldBytes);
    if (kind === 'open' || !chunk.exists) {
      // Another place may have been gone to meanwhile.
      const open = placeBytes !== this.#placeBytes();
      this.#wants = { open, earlier: false, later: false };
      this.#openCount += 1;
      this.#buffer = new LogBuffer(this.#limits, (this.#openCount - 1) * KEYS_PER_PART);
    } else if (chunk.totalBytes < this.#buffer.endBytes) {
      this.#wants.open = true;
      return true;
    }
    this.#wants[kind === 'prepend' ? 'earlier' : 'later'] = false;
    const { text, offsetBytes, nextOffsetBytes } = chunk;
    if (nextOffsetBytes === offsetBytes) return this.#wants.earlier || this.#wants.later;
    if (kind === 'prepend') this.#buffer.prepend(text, offsetBytes, nextOffsetBytes);
    else this.#buffer.append(text, offsetBytes, nextOffsetBytes);
    if (kind === 'open' && !this.#wants.open) this.#noteOpened();
    return true;
  }

  /** Which line was asked for, of a part that is not the end. */
  #noteOpened(): void {
    this.#openedKey = null;
    if (this.#isFollowing || this.#openAtBytes === null) return;
    this.#openedKey = this.#buffer.firstKey + this.#buffer.indexOfByte(this.#openAtBytes);
    if (this.#openAtLine !== null) this.#buffer.numberLine(this.#openedKey, this.#openAtLine);
  }

  #fail(error: unknown): void {
    this.#wants = { open: false, earlier: false, later: false };
    this.#state = 'failed';
    this.#error = error instanceof Error ? error.message : String(error);
    this.#publish();
  }

  #publish(): void {
    this.#snapshot = this.#takeSnapshot();
    for (const listener of this.#listeners) listener();
  }

  #takeSnapshot(): LogSnapshot {
    const { startBytes, endBytes, lineCount, firstKey, originKey } = this.#buffer;
    return {
      state: this.#state,
      error: this.#error,
      isFollowing: this.#isFollowing,
      totalBytes: this.#totalBytes,
      startBytes,
      endBytes,
      lineCount,
      firstKey,
      originKey,
      openedKey: this.#openedKey,
    };
  }
}
