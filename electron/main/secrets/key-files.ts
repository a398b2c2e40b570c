/** Keeps the key of the secrets in a file: sealed by the system's key store, or as it is. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import type { Phrase } from '../../shared/phrase.ts';
import { KEY_BYTES } from './secret-box.ts';

/** The operating system's own store of keys: Keychain, DPAPI, Secret Service, KWallet. */
export interface SystemKeyStore {
  /** Why it protects nothing here, as the rest of a sentence; null when it does. */
  problem(): Promise<Phrase | null>;
  seal(text: string): Promise<Uint8Array>;
  /** @throws when it was sealed elsewhere, or the user refuses */
  unseal(bytes: Uint8Array): Promise<string>;
}

export interface KeyFile {
  readonly path: string;
  /** Null: the key is in the file as it is, which the file's mode (0600) alone protects. */
  readonly keyStore: SystemKeyStore | null;
}

/** Null when there is none. @throws Error when the file holds no key of ours, or cannot be unsealed */
export async function readKey({ path, keyStore }: KeyFile): Promise<Buffer | null> {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const key = Buffer.from(keyStore ? await keyStore.unseal(bytes) : bytes.toString(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`Expected a key of ${KEY_BYTES} bytes`);
  return key;
}

/** A new one; the file of one that could not be read is kept aside, for it may be of use elsewhere. */
export async function makeKey({ path, keyStore }: KeyFile): Promise<Buffer> {
  const key = randomBytes(KEY_BYTES);
  const text = key.toString('base64');
  const content = keyStore ? await keyStore.seal(text) : text;
  if (existsSync(path)) renameSync(path, `${path}.unreadable-${Date.now()}`);
  const newPath = `${path}.new`;
  rmSync(newPath, { force: true });
  writeFileSync(newPath, content, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(newPath, path);
  return key;
}
