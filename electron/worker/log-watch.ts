/** Keeps an eye on a run's log: tells its growth and holds it to its limit. */

import { closeSync, constants, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { phrase } from '../shared/phrase.ts';
import { readRange } from './copy-range.ts';
import { LogCut } from './log-cut.ts';
import { LogTimes } from './log-times.ts';
import { MaskedPipe } from './masked-pipe.ts';
import { linkOf } from './process-table.ts';
import { describeSystemError, errorCode, StartRefused } from './start-refused.ts';

export interface LogPlace {
  readonly logPath: string;
  readonly controlDir: string;
  readonly maxLogBytes: number;
}

/** Holds the log open, so it stays within its limit even when its name is deleted or moved. */
export class LogWatch {
  readonly #fd: number | null;
  readonly #cut: LogCut | null;
  readonly #logPath: string;
  readonly #times: LogTimes;
  #pipe: MaskedPipe | null = null;
  #sizeBytes = 0;
  #hasGrown = false;
  #cutting: Promise<void> | null = null;

  private constructor(fd: number | null, place: LogPlace) {
    this.#fd = fd;
    this.#logPath = place.logPath;
    this.#times = new LogTimes(place.logPath);
    this.#cut = fd === null ? null : new LogCut(fd, place.controlDir, place.maxLogBytes);
  }

  /**
   * Makes the log (0600) and its folder (0700), for a run with secrets also the pipe before it;
   * the control folder is there.
   *
   * @throws StartRefused
   */
  static create(place: LogPlace, secrets: readonly string[]): LogWatch {
    const log = LogWatch.#make(place);
    if (secrets.length === 0 || process.platform === 'win32') return log;
    try {
      log.#pipe = MaskedPipe.create(place.controlDir, secrets, (bytes) => log.#append(bytes));
      return log;
    } catch (error) {
      log.close();
      throw error;
    }
  }

  /** For a run that goes on; a log that is gone stays gone. */
  static open(place: LogPlace, secrets: readonly string[]): LogWatch {
    const log = new LogWatch(openIfThere(place.logPath), place);
    log.#times.resume();
    log.#pipe = MaskedPipe.reopen(place.controlDir, secrets, (bytes) => log.#append(bytes));
    return log;
  }

  static #make(place: LogPlace): LogWatch {
    try {
      mkdirSync(dirname(place.logPath), { recursive: true, mode: 0o700 });
      return new LogWatch(openSync(place.logPath, 'a+', 0o600), place);
    } catch (error) {
      throw new StartRefused(
        phrase('{what} `{path}` cannot be created: {why}.', {
          what: phrase('The log'),
          path: place.logPath,
          why: describeSystemError(error),
        }),
      );
    }
  }

  /** Where the run is to write. */
  get outputPath(): string {
    return this.#pipe?.path ?? this.#logPath;
  }

  /** Null when the log is gone. */
  get fd(): number | null {
    return this.#fd;
  }

  /**
   * What the descriptors of a process that writes for the run lead to; empty but on Linux. A log
   * that somebody has linked to a device is no mark: half of the computer writes to `/dev/null`.
   */
  get outputLinks(): ReadonlySet<string> {
    const fds = [this.#fd, this.#pipe?.fd ?? null].filter((fd) => fd !== null);
    const links = fds.map(linkOf).filter((link) => link !== null);
    return new Set(links.filter((link) => !link.startsWith('/dev/')));
  }

  /** Size at the last look; 0 when the log was deleted. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Looks at the size. Returns whether it changed; starts a cut where one is due. */
  look(): boolean {
    if (this.#fd === null || this.#cutting) return false;
    const stat = fstatSync(this.#fd);
    if (this.#cut?.isDue(stat.size)) {
      this.#cutting = this.#cut.cut().finally(() => {
        this.#cutting = null;
      });
    }
    const sizeBytes = stat.nlink === 0 ? 0 : stat.size;
    const hasChanged = sizeBytes !== this.#sizeBytes;
    this.#hasGrown = sizeBytes > this.#sizeBytes;
    this.#sizeBytes = sizeBytes;
    if (this.#hasGrown) this.#noteTime();
    return hasChanged;
  }

  /**
   * The newest output, at most so many bytes of it, from the start of a line. Empty unless the last
   * look found more output than the one before.
   */
  newest(windowBytes: number): string {
    if (this.#fd === null || !this.#hasGrown) return '';
    const start = Math.max(0, this.#sizeBytes - windowBytes);
    const text = Buffer.from(readRange(this.#fd, start, windowBytes)).toString('utf8');
    if (start === 0) return text;
    const end = text.search(/[\r\n]/);
    return end === -1 ? '' : text.slice(end);
  }

  /**
   * The run has ended: takes over what is on its way, joins head and tail and returns the size of
   * the log as it stays. Called once.
   */
  async finish(): Promise<number> {
    this.#closePipe();
    if (this.#fd === null) return 0;
    await this.#cutting;
    this.#noteLast(this.#fd);
    try {
      await this.#cut?.finish();
    } catch (error) {
      // A full disk: head and what followed it stay as they are.
      if (errorCode(error) === null) throw error;
    }
    if (typeof this.#cut?.headBytes === 'number') this.#noteTime();
    const stat = fstatSync(this.#fd);
    this.#sizeBytes = stat.nlink === 0 ? 0 : stat.size;
    return this.#sizeBytes;
  }

  /** Lets go of the file. */
  close(): void {
    this.#closePipe();
    if (this.#fd !== null) closeSync(this.#fd);
  }

  /** What came since the last look. */
  #noteLast(fd: number): void {
    const { size } = fstatSync(fd);
    if (size <= this.#sizeBytes) return;
    this.#sizeBytes = size;
    this.#noteTime();
  }

  #noteTime(): void {
    const headBytes = this.#cut?.headBytes ?? null;
    if (headBytes === null) this.#times.note(this.#sizeBytes, Date.now());
    else this.#times.end(headBytes);
  }

  #closePipe(): void {
    this.#pipe?.close();
    this.#pipe = null;
  }

  /** What a full disk refuses is lost, as it would be to a task that writes by itself. */
  #append(bytes: Uint8Array): void {
    if (this.#fd === null) return;
    try {
      for (let written = 0; written < bytes.length; )
        written += writeSync(this.#fd, bytes, written);
    } catch (error) {
      if (errorCode(error) === null) throw error;
    }
  }
}

function openIfThere(logPath: string): number | null {
  try {
    return openSync(logPath, constants.O_RDWR | constants.O_APPEND);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}
