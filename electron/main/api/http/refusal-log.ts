/** Writes who was turned away into CronPilot's log: each one, but a flood as one line a minute. */

/** In a minute; the rest is counted. */
const MAX_LINES = 20;
const PERIOD_MS = 60_000;
const MAX_PATH_LENGTH = 100;

export interface Refused {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly reason: string;
}

export class RefusalLog {
  readonly #write: (line: string) => void;
  #lineCount = 0;
  #leftOutCount = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  add({ method, path, status, reason }: Refused): void {
    this.#timer ??= setTimeout(() => this.#endPeriod(), PERIOD_MS).unref();
    if (this.#lineCount >= MAX_LINES) {
      this.#leftOutCount += 1;
      return;
    }
    this.#lineCount += 1;
    this.#write(`The API refused ${method} ${visible(path)} (${status}): ${reason}`);
  }

  /** Tells what was only counted. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#endPeriod();
  }

  #endPeriod(): void {
    this.#timer = null;
    const count = this.#leftOutCount;
    this.#lineCount = 0;
    this.#leftOutCount = 0;
    if (count > 0) this.#write(`The API refused ${count.toLocaleString('en')} more requests`);
  }
}

/** Whoever asks must not write lines of their own. */
function visible(path: string): string {
  return path.replace(/[^\u0020-\u007e]/g, '?').slice(0, MAX_PATH_LENGTH);
}
