/** The operating system's key store by way of Electron; the only file that knows `safeStorage`. */

import { safeStorage } from 'electron';

import { phrase } from '../shared/phrase.ts';
import type { SystemKeyStore } from './secrets/key-files.ts';

/** Whichever form this Electron has: newer ones announce the end of the synchronous one. */
type AnySafeStorage = Partial<typeof safeStorage>;

/** Call when the application is ready. */
export function systemKeyStore(storage: AnySafeStorage = safeStorage): SystemKeyStore {
  return {
    problem: async () => {
      if (!(await isAvailable(storage))) return phrase('the system offers no key store');
      // With this one Chromium encrypts under a password that everybody knows.
      const isBasic =
        process.platform === 'linux' && storage.getSelectedStorageBackend?.() === 'basic_text';
      return isBasic
        ? phrase('no key store (Secret Service or KWallet) runs in this session')
        : null;
    },
    seal: async (text) =>
      needed((await storage.encryptStringAsync?.(text)) ?? storage.encryptString?.(text)),
    unseal: async (bytes) => {
      const sealed = Buffer.from(bytes);
      const opened = await storage.decryptStringAsync?.(sealed);
      return needed(opened?.result ?? storage.decryptString?.(sealed));
    },
  };
}

async function isAvailable(storage: AnySafeStorage): Promise<boolean> {
  return storage.isAsyncEncryptionAvailable
    ? await storage.isAsyncEncryptionAvailable()
    : (storage.isEncryptionAvailable?.() ?? false);
}

function needed<T>(answer: T | undefined): T {
  if (answer === undefined) throw new Error('This Electron has no safeStorage that is known here');
  return answer;
}
