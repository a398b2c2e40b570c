import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { makeTaskInput } from '../../helpers/make-task.ts';
import { openVault, turningKeyStore } from '../../helpers/open-vault.ts';

const VALUE = 'correct horse battery staple';

describe('a vault', () => {
  it('gives back after a restart what was stored, and keeps it in no file as it is', async () => {
    const first = openVault();
    await first.vault.set('API_TOKEN', VALUE);
    expect(first.vault.valueOf('API_TOKEN')).toBe(VALUE);
    const second = openVault({ dataDir: first.dataDir });
    expect(second.vault.isLocked).toBe(true);
    await second.vault.open();
    expect(second.vault.isLocked).toBe(false);
    expect(second.vault.valueOf('API_TOKEN')).toBe(VALUE);
    for (const name of readdirSync(first.dataDir))
      expect(readFileSync(join(first.dataDir, name)).includes(VALUE)).toBe(false);
  });

  it('keeps the key in a file for the user alone when there is no key store', async () => {
    const { vault, dataDir } = openVault();
    await vault.set('API_TOKEN', VALUE);
    expect(statSync(join(dataDir, 'secrets.key')).mode & 0o777).toBe(0o600);
    expect(vault.list()).toMatchObject([{ name: 'API_TOKEN', protection: 'file', problem: null }]);
    expect((await vault.status()).protection).toBe('file');
  });

  it('seals its key by the key store where there is one', async () => {
    const first = openVault({ keyStore: turningKeyStore() });
    await first.vault.set('API_TOKEN', VALUE);
    expect(readdirSync(first.dataDir)).toContain('secrets.system-key');
    expect(readdirSync(first.dataDir)).not.toContain('secrets.key');
    expect((await first.vault.status()).protection).toBe('os');
    const second = openVault({ dataDir: first.dataDir, keyStore: turningKeyStore() });
    await second.vault.open();
    expect(second.vault.valueOf('API_TOKEN')).toBe(VALUE);
  });

  it('refuses to store anything without a key store and without leave for a file', async () => {
    const { vault, store, dataDir } = openVault({ mayUseFile: false });
    await expect(vault.set('API_TOKEN', VALUE)).rejects.toThrow(
      'without the system’s key store. No secret is stored unless the settings allow a key in a file.',
    );
    expect((await vault.status()).protection).toBe('none');
    expect(store.list()).toEqual([]);
    expect(readdirSync(dataDir)).not.toContain('secrets.key');
  });

  it('cannot read without a desktop what a key store protects, and says so', async () => {
    const first = openVault({ keyStore: turningKeyStore() });
    await first.vault.set('API_TOKEN', VALUE);
    const headless = openVault({ dataDir: first.dataDir });
    await headless.vault.open();
    const sentence =
      'The secret `API_TOKEN` cannot be read: CronPilot runs without a desktop and so without the system’s key store.';
    expect(() => headless.vault.valueOf('API_TOKEN')).toThrow(sentence);
    expect(headless.vault.list()[0]?.problem).toBe(sentence);
    await headless.vault.set('OTHER', VALUE);
    expect(headless.vault.list().map(({ protection }) => protection)).toEqual(['os', 'file']);
  });

  it('makes one key for secrets that are stored at the same time', async () => {
    const first = openVault({ keyStore: turningKeyStore() });
    const names = ['ONE', 'TWO', 'THREE'];
    await Promise.all(names.map((name) => first.vault.set(name, VALUE)));
    const second = openVault({ dataDir: first.dataDir, keyStore: turningKeyStore() });
    await second.vault.open();
    expect(names.map((name) => second.vault.valueOf(name))).toEqual([VALUE, VALUE, VALUE]);
  });

  it('makes no new key while secrets need the one it cannot read', async () => {
    const first = openVault();
    await first.vault.set('API_TOKEN', VALUE);
    writeFileSync(join(first.dataDir, 'secrets.key'), 'garbage');
    const second = openVault({ dataDir: first.dataDir });
    await second.vault.open();
    expect(() => second.vault.valueOf('API_TOKEN')).toThrow('the file with its key cannot be read');
    await expect(second.vault.set('OTHER', VALUE)).rejects.toThrow('Delete those secrets to begin');
    second.vault.delete('API_TOKEN', false);
    await second.vault.set('OTHER', VALUE);
    expect(second.vault.valueOf('OTHER')).toBe(VALUE);
    const aside = readdirSync(first.dataDir).find((name) => name.includes('unreadable')) ?? '';
    expect(readFileSync(join(first.dataDir, aside), 'utf8')).toBe('garbage');
  });

  it('begins anew with a key when the old one is gone', async () => {
    const first = openVault();
    await first.vault.set('API_TOKEN', VALUE);
    rmSync(join(first.dataDir, 'secrets.key'));
    const second = openVault({ dataDir: first.dataDir });
    await second.vault.open();
    expect(() => second.vault.valueOf('API_TOKEN')).toThrow('its key is gone');
    await second.vault.set('OTHER', VALUE);
    expect(() => second.vault.valueOf('API_TOKEN')).toThrow('it was encrypted with another key');
    await second.vault.set('API_TOKEN', VALUE);
    expect(second.vault.valueOf('API_TOKEN')).toBe(VALUE);
  });

  it('reads no cipher that was moved to another name or changed', async () => {
    const { vault, store, database } = openVault();
    await vault.set('API_TOKEN', VALUE);
    const secret = store.get('API_TOKEN');
    database
      .prepare("INSERT INTO secrets SELECT 'MOVED', cipher, protection, 0 FROM secrets")
      .run();
    expect(() => vault.valueOf('MOVED')).toThrow('cannot be read');
    const cipher = Buffer.from(secret?.cipher ?? []);
    cipher[cipher.length - 1] = (cipher.at(-1) ?? 0) ^ 1;
    if (secret) store.set({ ...secret, cipher });
    expect(() => vault.valueOf('API_TOKEN')).toThrow('cannot be read');
  });

  it('refuses what could not be hidden in a log, without quoting it', async () => {
    const { vault } = openVault();
    await expect(vault.set('PIN', 'a1Z')).rejects.toThrow(
      'Expected a secret of at least 4 characters, got 3: a shorter one could not be hidden in logs',
    );
    await expect(vault.set('PIN', '     ')).rejects.toThrow('at least 4');
    await expect(vault.set('PIN', 'x'.repeat(16_001))).rejects.toThrow('at most 16,000');
  });

  it('tells which tasks use a secret, and deletes a used one only when forced', async () => {
    const { vault, taskStore } = openVault({ sharedEnv: { PROXY: 'http://x:{{secret.PROXY}}@y' } });
    for (const name of ['API_TOKEN', 'PROXY', 'UNUSED']) await vault.set(name, VALUE);
    const env = { HEADER: 'Bearer {{secret.API_TOKEN}}' };
    const { id: taskId } = taskStore.create(makeTaskInput({ name: 'Sync', env }), 0);
    expect(vault.list()).toMatchObject([
      { name: 'API_TOKEN', usedBy: [{ taskId, taskName: 'Sync' }], usedByAll: false },
      { name: 'PROXY', usedBy: [], usedByAll: true },
      { name: 'UNUSED', usedBy: [], usedByAll: false },
    ]);
    expect(() => vault.delete('API_TOKEN', false)).toThrow('is used by Sync.');
    expect(() => vault.delete('PROXY', false)).toThrow('is used by the variables of every run.');
    expect(() => vault.delete('NONE', false)).toThrow('There is no secret `NONE`.');
    vault.delete('UNUSED', false);
    vault.delete('API_TOKEN', true);
    expect(vault.list().map(({ name }) => name)).toEqual(['PROXY']);
    expect(() => vault.valueOf('API_TOKEN')).toThrow('The secret `API_TOKEN` is not stored.');
  });

  it('seals texts that only its own key opens', async () => {
    const { vault, dataDir } = openVault();
    await vault.set('API_TOKEN', VALUE);
    const sealed = vault.seal([VALUE, 'ä\n']);
    expect(JSON.stringify(sealed)).not.toContain(VALUE);
    expect(vault.unseal(sealed)).toEqual([VALUE, 'ä\n']);
    const other = openVault({ dataDir });
    expect(other.vault.unseal(sealed)).toBeNull();
    await other.vault.open();
    expect(other.vault.unseal(sealed)).toEqual([VALUE, 'ä\n']);
  });
});
