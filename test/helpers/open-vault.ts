/** A vault of secrets over a new database, with a system key store of its own or none. */

import { join } from 'node:path';

import type { SystemKeyStore } from '../../electron/main/secrets/key-files.ts';
import { SecretKeys } from '../../electron/main/secrets/secret-keys.ts';
import { SecretVault } from '../../electron/main/secrets/secret-vault.ts';
import { SecretStore } from '../../electron/main/store/secret-store.ts';
import { openStores } from './open-stores.ts';
import { tempDir } from './temp-dir.ts';

interface VaultOptions {
  readonly dataDir?: string;
  readonly keyStore?: SystemKeyStore | null;
  readonly mayUseFile?: boolean;
  readonly sharedEnv?: Readonly<Record<string, string>>;
}

export function openVault(options: VaultOptions = {}) {
  const { dataDir = tempDir(), keyStore = null, mayUseFile = true, sharedEnv = {} } = options;
  const stores = openStores(join(dataDir, 'cronpilot.db'));
  const store = new SecretStore(stores.database);
  const vault = new SecretVault({
    store,
    keys: new SecretKeys({ dataDir, keyStore, mayUseFile: () => mayUseFile }),
    tasks: () => stores.taskStore.list(),
    sharedEnv: () => sharedEnv,
    now: () => 1_764_000_000_000,
  });
  return { ...stores, dataDir, store, vault };
}

/** Seals by turning the text around: enough to see whether it was asked. */
export function turningKeyStore(): SystemKeyStore {
  return {
    problem: () => Promise.resolve(null),
    seal: (text) => Promise.resolve(Buffer.from(text).reverse()),
    unseal: (bytes) => Promise.resolve(Buffer.from(bytes).reverse().toString()),
  };
}
