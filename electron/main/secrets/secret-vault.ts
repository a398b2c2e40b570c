/** Stores secrets, hands their values to runs, and tells everybody else only that they exist. */

import { AppError, WordedError } from '../../shared/errors.ts';
import { type Phrase, phrase, say } from '../../shared/phrase.ts';
import {
  problemWithSecret,
  type SealedTexts,
  type SecretStatus,
  type SecretSummary,
} from '../../shared/secret.ts';
import type { Task } from '../../shared/task.ts';
import { secretNamesIn } from '../../shared/template.ts';
import type { SecretStore, StoredSecret } from '../store/secret-store.ts';
import type { SecretKeys } from './secret-keys.ts';

interface SecretVaultOptions {
  readonly store: SecretStore;
  readonly keys: SecretKeys;
  readonly tasks: () => readonly Task[];
  /** The variables of every run. */
  readonly sharedEnv: () => Readonly<Record<string, string>>;
  readonly now: () => number;
}

/** Its words name the secret and why it cannot be used. */
export class SecretUnavailable extends WordedError {
  override readonly name = 'SecretUnavailable';
}

const RUN_PURPOSE = 'run';

export class SecretVault {
  readonly #options: SecretVaultOptions;
  /** Why a key is closed, as the rest of a sentence. */
  readonly #closedBecause = new Map<StoredSecret['protection'], Phrase>();

  constructor(options: SecretVaultOptions) {
    this.#options = options;
  }

  /** Secrets are stored, and no key is open. */
  get isLocked(): boolean {
    return this.#options.keys.anyBox === null && this.#options.store.list().length > 0;
  }

  /** Opens the keys of the secrets there are, before which no secret can be read. Never rejects. */
  async open(): Promise<void> {
    const { store, keys } = this.#options;
    for (const protection of new Set(store.list().map((secret) => secret.protection))) {
      const problem = await keys.open(protection);
      if (problem === null) this.#closedBecause.delete(protection);
      else this.#closedBecause.set(protection, problem);
    }
  }

  /** By name. */
  list(): readonly SecretSummary[] {
    const shared = new Set(secretNamesIn(this.#options.sharedEnv()));
    const users = this.#options.tasks().map((task) => ({
      user: { taskId: task.id, taskName: task.name },
      names: new Set(secretNamesIn([task.env, task.action])),
    }));
    return this.#options.store.list().map((secret) => ({
      name: secret.name,
      protection: secret.protection,
      updatedAtMs: secret.updatedAtMs,
      problem: this.#problemWith(secret),
      usedBy: users.filter(({ names }) => names.has(secret.name)).map(({ user }) => user),
      usedByAll: shared.has(secret.name),
    }));
  }

  async status(): Promise<SecretStatus> {
    return await this.#options.keys.status();
  }

  /**
   * Replaces one of the same name; runs that go on keep what they were started with.
   *
   * @throws AppError `invalid_input`, or `unavailable` when nothing here may protect it
   */
  async set(name: string, value: string): Promise<void> {
    const problem = problemWithSecret(value);
    if (problem !== null) throw new AppError('invalid_input', problem, { field: 'value' });
    const { store, keys, now } = this.#options;
    const box = await keys.openForWriting((protection) =>
      store.list().some((secret) => secret.protection === protection),
    );
    this.#closedBecause.delete(box.protection);
    const cipher = box.encrypt(value, purposeOf(name));
    store.set({ name, cipher, protection: box.protection, updatedAtMs: now() });
  }

  /** @throws AppError `not_found`, or `conflict` when something refers to it and `force` is false */
  delete(name: string, force: boolean): void {
    const summary = this.list().find((secret) => secret.name === name);
    if (!summary) throw new AppError('not_found', phrase('There is no secret `{name}`.', { name }));
    const users = summary.usedBy.map(({ taskName }) => taskName);
    const all = summary.usedByAll ? [phrase('the variables of every run'), ...users] : users;
    if (all.length > 0 && !force) {
      const wording = phrase('The secret `{name}` is used by {users}.', {
        name,
        users: { each: all },
      });
      throw new AppError('conflict', wording);
    }
    this.#options.store.delete(name);
  }

  /** @throws SecretUnavailable */
  valueOf(name: string): string {
    const secret = this.#options.store.get(name);
    if (!secret)
      throw new SecretUnavailable(phrase('The secret `{name}` is not stored.', { name }));
    const value = this.#read(secret);
    if (value === null) throw new SecretUnavailable(this.#sentenceOn(secret));
    return value;
  }

  /** For texts that came from here, so a key is open. */
  seal(texts: readonly string[]): SealedTexts {
    const box = this.#options.keys.anyBox;
    if (!box) throw new Error('Expected an open key');
    const cipher = Buffer.from(box.encrypt(JSON.stringify(texts), RUN_PURPOSE)).toString('base64');
    return { protection: box.protection, cipher };
  }

  /** Null when the key is not at hand. */
  unseal({ protection, cipher }: SealedTexts): readonly string[] | null {
    const text = this.#decrypt(protection, Buffer.from(cipher, 'base64'), RUN_PURPOSE);
    return text === null ? null : (JSON.parse(text) as readonly string[]);
  }

  #problemWith(secret: StoredSecret): string | null {
    return this.#read(secret) === null ? say(this.#sentenceOn(secret)) : null;
  }

  #sentenceOn({ name, protection }: StoredSecret): Phrase {
    const why = this.#closedBecause.get(protection) ?? phrase('it was encrypted with another key');
    return phrase('The secret `{name}` cannot be read: {why}.', { name, why });
  }

  #read({ name, protection, cipher }: StoredSecret): string | null {
    return this.#decrypt(protection, cipher, purposeOf(name));
  }

  #decrypt(keptAs: StoredSecret['protection'], cipher: Uint8Array, purpose: string): string | null {
    try {
      return this.#options.keys.box(keptAs)?.decrypt(cipher, purpose) ?? null;
    } catch {
      return null;
    }
  }
}

function purposeOf(name: string): string {
  return `secret ${name}`;
}
