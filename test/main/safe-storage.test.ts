import { describe, expect, it, vi } from 'vitest';

import { systemKeyStore } from '../../electron/main/safe-storage.ts';
import { say } from '../../electron/shared/phrase.ts';

// Outside of Electron there is no such thing.
vi.mock('electron', () => ({ safeStorage: {} }));

const turn = (text: string) => Buffer.from(Buffer.from(text).reverse());

describe.each([
  [
    'synchronous',
    {
      isEncryptionAvailable: () => true,
      encryptString: turn,
      decryptString: (bytes: Buffer) => turn(bytes.toString()).toString(),
    },
  ],
  [
    'asynchronous',
    {
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text: string) => Promise.resolve(turn(text)),
      decryptStringAsync: (bytes: Buffer) =>
        Promise.resolve({ result: turn(bytes.toString()).toString(), shouldReEncrypt: false }),
    },
  ],
])('a key store with %s calls', (_kind, calls) => {
  it('seals and unseals', async () => {
    const store = systemKeyStore({ ...calls, getSelectedStorageBackend: () => 'gnome_libsecret' });
    expect(await store.problem()).toBeNull();
    const sealed = await store.seal('key');
    expect(Buffer.from(sealed).toString()).toBe('yek');
    expect(await store.unseal(sealed)).toBe('key');
  });

  it('protects nothing where the password is known to everybody', async () => {
    const store = systemKeyStore({ ...calls, getSelectedStorageBackend: () => 'basic_text' });
    const problem = await store.problem();
    expect(problem && say(problem)).toEqual(
      process.platform === 'linux' ? expect.stringContaining('no key store') : null,
    );
  });
});

it('is none where Electron offers none', async () => {
  for (const calls of [{ isEncryptionAvailable: () => false }, {}]) {
    const problem = await systemKeyStore(calls).problem();
    expect(problem && say(problem)).toBe('the system offers no key store');
  }
  await expect(systemKeyStore({}).seal('key')).rejects.toThrow('no safeStorage that is known');
});
