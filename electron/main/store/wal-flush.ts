/** Brings the write-ahead log to the disk beside main's loop; who asks meanwhile shares the next turn. */

import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const sync = promisify(fdatasync);

export class WalFlush {
  readonly #path: string;
  /** Opened by the first turn: SQLite makes the file with the first transaction, and keeps it. */
  #file: number | null = null;
  #current: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #isClosed = false;

  constructor(databasePath: string) {
    this.#path = `${databasePath}-wal`;
  }

  /** Resolves once what is in the log now is on the disk. Rejects with what the system says. */
  flush(): Promise<void> {
    if (!this.#current) return this.#begin();
    // The turn under way may have begun before the newest commit.
    this.#next ??= this.#current.then(
      () => this.#begin(),
      () => this.#begin(),
    );
    return this.#next;
  }

  /** For after SQLite has closed the database, whole: a turn under way counts as done. */
  close(): void {
    this.#isClosed = true;
    if (this.#file !== null) closeSync(this.#file);
  }

  #begin(): Promise<void> {
    this.#next = null;
    this.#current = this.#turn().finally(() => {
      if (!this.#next) this.#current = null;
    });
    return this.#current;
  }

  async #turn(): Promise<void> {
    if (this.#isClosed) return;
    try {
      this.#file ??= openSync(this.#path, 'r+');
      await sync(this.#file);
    } catch (error) {
      if (!this.#isClosed) throw error;
    }
  }
}
