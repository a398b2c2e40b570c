/** Keeps single facts that outlive a restart, by name. */

import type { Database } from './database.ts';

export class FactStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null when it was never set. */
  get(name: string): string | null {
    const row = this.#database
      .prepare<{ readonly value: string }>('SELECT value FROM facts WHERE name = ?')
      .get(name);
    return row?.value ?? null;
  }

  /** One transaction, unless inside a caller's own. */
  set(name: string, value: string): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)')
        .run(name, value);
    });
  }
}
