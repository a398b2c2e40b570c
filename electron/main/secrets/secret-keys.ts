/** Opens the keys under which secrets are encrypted, and decides which one a new secret gets. */

import { join } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { type Phrase, phrase, say } from '../../shared/phrase.ts';
import type { SecretProtection, SecretStatus } from '../../shared/secret.ts';
import { type KeyFile, makeKey, readKey, type SystemKeyStore } from './key-files.ts';
import { createBox, type SecretBox } from './secret-box.ts';

type KeptAs = SecretBox['protection'];

interface SecretKeysOptions {
  readonly dataDir: string;
  /** Null without a desktop. */
  readonly keyStore: SystemKeyStore | null;
  /** The user's leave to do without a key store. */
  readonly mayUseFile: () => boolean;
}

const KEY_GONE = phrase('its key is gone');
const NO_DESKTOP = phrase('CronPilot runs without a desktop and so without the system’s key store');
const SYSTEM = phrase('Secrets are encrypted with a key from the key store of this computer.');
const FILE = phrase(
  'Secrets are encrypted with a key that lies in a file of the data folder: whoever can read your files can read them.',
);
const NOWHERE = phrase('No secret is stored unless the settings allow a key in a file.');

export class SecretKeys {
  readonly #options: SecretKeysOptions;
  readonly #boxes = new Map<KeptAs, SecretBox>();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: SecretKeysOptions) {
    this.#options = options;
  }

  /** Null before it was opened, and when it cannot be. */
  box(keptAs: KeptAs): SecretBox | null {
    return this.#boxes.get(keptAs) ?? null;
  }

  /** Any key that is open; the system's rather than the file's. */
  get anyBox(): SecretBox | null {
    return this.box('os') ?? this.box('file');
  }

  /** Returns why it stays closed, as the rest of a sentence; null when it is open. */
  async open(keptAs: KeptAs): Promise<Phrase | null> {
    if (this.#boxes.has(keptAs)) return null;
    if (keptAs === 'os') {
      const problem = await this.#systemProblem();
      if (problem !== null) return problem;
    }
    try {
      const key = await readKey(this.#file(keptAs));
      if (!key) return KEY_GONE;
      this.#boxes.set(keptAs, createBox(key, keptAs));
      return null;
    } catch {
      return keptAs === 'os'
        ? phrase('the system’s key store did not give its key')
        : phrase('the file with its key cannot be read');
    }
  }

  /**
   * Makes the key when there is none. One call after the other, so that no two make one each.
   *
   * @param isNeeded whether secrets are stored under the key that is kept so; it is replaced by a
   *   new one only when it is gone, or when nobody needs it
   * @throws AppError `unavailable` when nothing here may protect a new secret
   */
  openForWriting(isNeeded: (keptAs: KeptAs) => boolean): Promise<SecretBox> {
    const box = this.#writing.then(() => this.#openForWriting(isNeeded));
    this.#writing = box.catch(() => {});
    return box;
  }

  async #openForWriting(isNeeded: (keptAs: KeptAs) => boolean): Promise<SecretBox> {
    const { protection, sentence } = await this.status();
    if (protection === 'none') throw new AppError('unavailable', sentence);
    const problem = await this.open(protection);
    if (problem !== null && problem !== KEY_GONE && isNeeded(protection)) {
      throw new AppError(
        'unavailable',
        phrase(
          'The key of the stored secrets cannot be used: {problem}. Delete those secrets to begin with a new key.',
          { problem },
        ),
      );
    }
    const known = this.box(protection);
    if (known) return known;
    const box = createBox(await makeKey(this.#file(protection)), protection);
    this.#boxes.set(protection, box);
    return box;
  }

  async status(): Promise<SecretStatus> {
    const problem = await this.#systemProblem();
    if (problem === null) return { protection: 'os', sentence: say(SYSTEM) };
    const protection: SecretProtection = this.#options.mayUseFile() ? 'file' : 'none';
    const why = say(problem);
    const rest = say(protection === 'file' ? FILE : NOWHERE);
    return { protection, sentence: `${why.charAt(0).toUpperCase()}${why.slice(1)}. ${rest}` };
  }

  async #systemProblem(): Promise<Phrase | null> {
    return this.#options.keyStore ? await this.#options.keyStore.problem() : NO_DESKTOP;
  }

  #file(keptAs: KeptAs): KeyFile {
    const { dataDir, keyStore } = this.#options;
    return keptAs === 'os'
      ? { path: join(dataDir, 'secrets.system-key'), keyStore }
      : { path: join(dataDir, 'secrets.key'), keyStore: null };
  }
}
