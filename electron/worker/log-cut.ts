/** Cuts a growing log behind its head, and joins head and tail when the run has ended. */

import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { copyRange, copyRangeNow, readRange } from './copy-range.ts';
import {
  CUT_WINDOW_BYTES,
  decideHeadEnd,
  decideTailStart,
  halfOf,
  markerText,
  SEAM_TEXT,
} from './log-cap.ts';
import { errorCode } from './start-refused.ts';

/** What is copied without letting other work in between: a few ms. */
const SYNC_BYTES = 4 * 1024 * 1024;
const QUIET_ROUNDS = 20;
const CATCH_UP_ROUNDS = 8;
/** By so many limits the output is far ahead, and a copy would never catch up. */
const MAX_BEHIND = 2;

/** Kept in the control folder, so that whoever adopts the run goes on with it. */
interface CutState {
  readonly headBytes: number;
  /** Taken away from behind the head so far, kept aside or not. */
  readonly movedBytes: number;
  /** Whether output may have been lost between the bytes kept aside and those in the log. */
  readonly isTorn: boolean;
}

/**
 * The log is open for appending here and in the run. Only the newest bytes are kept aside, so the
 * disk holds about twice the limit. Output that arrives between the last copy and the truncation
 * is lost; both are tried again until nothing arrives in between, and where that never happens
 * the seam is marked.
 */
export class LogCut {
  readonly #logFd: number;
  readonly #maxLogBytes: number;
  readonly #tailPath: string;
  readonly #statePath: string;
  readonly #joinedPath: string;
  #state: CutState | null;

  constructor(logFd: number, controlDir: string, maxLogBytes: number) {
    this.#logFd = logFd;
    this.#maxLogBytes = maxLogBytes;
    this.#tailPath = join(controlDir, 'tail');
    this.#statePath = join(controlDir, 'cut.json');
    this.#joinedPath = join(controlDir, 'joined');
    this.#state = readState(this.#statePath);
  }

  /** Where the log was cut; null as long as it has not been. */
  get headBytes(): number | null {
    return this.#state?.headBytes ?? null;
  }

  isDue(sizeBytes: number): boolean {
    return sizeBytes > this.#maxLogBytes;
  }

  /** Moves what is behind the head aside. On a full disk the tail is given up, not the limit. */
  async cut(): Promise<void> {
    const headBytes = this.#headBytes();
    const newPath = `${this.#tailPath}.new`;
    try {
      rmSync(newPath, { force: true });
      // For appending, so that it has no hole once it was emptied.
      const fd = openSync(newPath, 'a', 0o600);
      try {
        await this.#moveAside(fd, headBytes, newPath);
      } finally {
        closeSync(fd);
      }
    } catch (error) {
      if (errorCode(error) === null) throw error;
      rmSync(newPath, { force: true });
      rmSync(this.#tailPath, { force: true });
      this.#truncate(headBytes, true);
    }
  }

  /** Called once, when the run has ended. */
  async finish(): Promise<void> {
    const sizeBytes = fstatSync(this.#logFd).size;
    if (!this.#state && !this.isDue(sizeBytes)) return;
    const headBytes = this.#headBytes();
    if (!existsSync(this.#joinedPath)) await this.#prepareJoin(headBytes, sizeBytes);
    ftruncateSync(this.#logFd, headBytes);
    const joinedFd = openSync(this.#joinedPath, 'r');
    try {
      await copyRange(joinedFd, 0, fstatSync(joinedFd).size, this.#logFd);
    } finally {
      closeSync(joinedFd);
    }
    rmSync(this.#tailPath, { force: true });
  }

  async #moveAside(fd: number, headBytes: number, newPath: string): Promise<void> {
    let copiedTo = await this.#catchUp(fd, headBytes);
    copiedTo = copyRangeNow(this.#logFd, copiedTo, copiedTo + SYNC_BYTES, fd);
    const earlierBytes = this.#state?.movedBytes ?? 0;
    this.#save({ headBytes, movedBytes: earlierBytes + copiedTo - headBytes, isTorn: false });
    renameSync(newPath, this.#tailPath);
    let sizeBytes = this.#size();
    for (let round = 1; sizeBytes > copiedTo && round < QUIET_ROUNDS; round++) {
      const start = this.#newestPart(copiedTo, sizeBytes, fd);
      copiedTo = copyRangeNow(this.#logFd, start, sizeBytes, fd);
      sizeBytes = this.#size();
    }
    ftruncateSync(this.#logFd, headBytes);
    const movedBytes = earlierBytes + sizeBytes - headBytes;
    this.#save({ headBytes, movedBytes, isTorn: sizeBytes > copiedTo });
  }

  /** From where to copy on in no time: where that is too much, the newest part alone is kept. */
  #newestPart(copiedTo: number, sizeBytes: number, fd: number): number {
    if (sizeBytes - copiedTo <= SYNC_BYTES) return copiedTo;
    ftruncateSync(fd, 0);
    return sizeBytes - SYNC_BYTES;
  }

  /**
   * Copies the newest bytes, up to a last part that takes no time. Of output that outruns the copy
   * that part has to do: more and more would have to be copied, while the log grows and grows.
   */
  async #catchUp(fd: number, headBytes: number): Promise<number> {
    let sizeBytes = this.#size();
    let copiedTo = Math.max(headBytes, sizeBytes - halfOf(this.#maxLogBytes));
    const mostBytes = MAX_BEHIND * this.#maxLogBytes;
    for (let round = 0; round < CATCH_UP_ROUNDS; round++) {
      const behindBytes = sizeBytes - copiedTo;
      if (behindBytes <= SYNC_BYTES || behindBytes > mostBytes) break;
      copiedTo = await copyRange(this.#logFd, copiedTo, sizeBytes, fd);
      sizeBytes = this.#size();
    }
    return this.#newestPart(copiedTo, sizeBytes, fd);
  }

  /** Writes marker and tail into a file of their own, so that a join can be begun again. */
  async #prepareJoin(headBytes: number, sizeBytes: number): Promise<void> {
    const half = halfOf(this.#maxLogBytes);
    const behindBytes = Math.max(0, sizeBytes - headBytes);
    const fromLog = Math.min(half, behindBytes);
    const asideBytes = this.#state ? sizeOf(this.#tailPath) : 0;
    const fromAside = Math.min(half - fromLog, asideBytes);
    const leftOutBytes = (this.#state?.movedBytes ?? 0) + behindBytes - fromLog - fromAside;
    this.#save({
      headBytes,
      movedBytes: this.#state?.movedBytes ?? 0,
      isTorn: this.#state?.isTorn ?? false,
    });
    const newPath = `${this.#joinedPath}.new`;
    const fd = openSync(newPath, 'w', 0o600);
    try {
      if (leftOutBytes > 0) writeSync(fd, markerText(leftOutBytes, this.#maxLogBytes));
      const start = sizeBytes - fromLog;
      if (fromAside > 0) {
        await this.#copyAside(asideBytes - fromAside, asideBytes, fd, leftOutBytes > 0);
        if (this.#state?.isTorn) writeSync(fd, SEAM_TEXT);
        await copyRange(this.#logFd, start, sizeBytes, fd);
      } else {
        await copyTail(this.#logFd, start, sizeBytes, fd);
      }
    } finally {
      closeSync(fd);
    }
    renameSync(newPath, this.#joinedPath);
  }

  async #copyAside(start: number, end: number, toFd: number, isCut: boolean): Promise<void> {
    const asideFd = openSync(this.#tailPath, 'r');
    try {
      await (isCut ? copyTail : copyRange)(asideFd, start, end, toFd);
    } finally {
      closeSync(asideFd);
    }
  }

  /** Decided once for a run; the user may have emptied the log since. */
  #headBytes(): number {
    if (this.#state) return Math.min(this.#state.headBytes, this.#size());
    const half = halfOf(this.#maxLogBytes);
    const window = readRange(
      this.#logFd,
      Math.max(0, half - CUT_WINDOW_BYTES),
      Math.min(half, CUT_WINDOW_BYTES),
    );
    return decideHeadEnd(half, window);
  }

  #truncate(headBytes: number, isTorn: boolean): void {
    const movedBytes = (this.#state?.movedBytes ?? 0) + this.#size() - headBytes;
    ftruncateSync(this.#logFd, headBytes);
    this.#save({ headBytes, movedBytes, isTorn });
  }

  #save(state: CutState): void {
    this.#state = state;
    try {
      writeFileSync(this.#statePath, JSON.stringify(state), { mode: 0o600 });
    } catch {
      // On a full disk the state lives on in this process; only an adoption would miss it.
    }
  }

  #size(): number {
    return fstatSync(this.#logFd).size;
  }
}

/** A tail begins on a line of its own. */
async function copyTail(fromFd: number, start: number, end: number, toFd: number): Promise<void> {
  const window = readRange(fromFd, start, Math.min(CUT_WINDOW_BYTES, end - start));
  await copyRange(fromFd, start + decideTailStart(window), end, toFd);
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function readState(path: string): CutState | null {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as CutState;
  } catch {
    return null;
  }
}
