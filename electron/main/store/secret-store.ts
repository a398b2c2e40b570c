/** Keeps secrets, encrypted. */

import type { SecretProtection } from '../../shared/secret.ts';
import type { Database } from './database.ts';

export interface StoredSecret {
  readonly name: string;
  readonly cipher: Uint8Array;
  readonly protection: Exclude<SecretProtection, 'none'>;
  readonly updatedAtMs: number;
}

interface SecretRow {
  readonly name: string;
  readonly cipher: Uint8Array;
  readonly protection: StoredSecret['protection'];
  readonly updated_at_ms: number;
}

const SELECT_SECRETS = 'SELECT name, cipher, protection, updated_at_ms FROM secrets';

/** Each writing call is one transaction. */
export class SecretStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By name. */
  list(): readonly StoredSecret[] {
    return this.#database.prepare<SecretRow>(`${SELECT_SECRETS} ORDER BY name`).all().map(toSecret);
  }

  /** Null when there is none. Upper and lower case differ. */
  get(name: string): StoredSecret | null {
    const row = this.#database.prepare<SecretRow>(`${SELECT_SECRETS} WHERE name = ?`).get(name);
    return row ? toSecret(row) : null;
  }

  /** Replaces one of the same name. */
  set({ name, cipher, protection, updatedAtMs }: StoredSecret): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(
          `INSERT INTO secrets (name, cipher, protection, updated_at_ms) VALUES (?, ?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET cipher = excluded.cipher,
             protection = excluded.protection, updated_at_ms = excluded.updated_at_ms`,
        )
        .run(name, cipher, protection, updatedAtMs);
    });
  }

  /** @returns false when there was none */
  delete(name: string): boolean {
    return this.#database.transaction(
      () => this.#database.prepare('DELETE FROM secrets WHERE name = ?').run(name).changes > 0,
    );
  }
}

function toSecret(row: SecretRow): StoredSecret {
  const { name, cipher, protection, updated_at_ms: updatedAtMs } = row;
  return { name, cipher, protection, updatedAtMs };
}
