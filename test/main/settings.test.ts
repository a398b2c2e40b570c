import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { SettingsStore } from '../../electron/main/settings.ts';
import {
  defaultSettings,
  type Settings,
  type SettingsPatch,
} from '../../electron/shared/settings.ts';
import { tempDir } from '../helpers/temp-dir.ts';

function storeIn(dir: string) {
  const logged: string[] = [];
  const store = new SettingsStore({ dir, log: (message) => logged.push(message) });
  return { store, logged };
}

function dirWith(text: string): string {
  const dir = tempDir();
  writeFileSync(join(dir, 'settings.json'), text);
  return dir;
}

/** Text of each file that was kept aside. */
function keptAside(dir: string): readonly string[] {
  return readdirSync(dir)
    .filter((name) => /^settings\.broken-\d{4}-\d\d-\d\dT[\d.-]+Z(?:-\d)?\.json$/.test(name))
    .map((name) => readFileSync(join(dir, name), 'utf8'));
}

function fileIn(dir: string): unknown {
  return JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8'));
}

describe('a first start', () => {
  it('has defaults and no problems', () => {
    const { store, logged } = storeIn(tempDir());
    expect(store.get()).toEqual(defaultSettings);
    expect(store.pause()).toBeNull();
    expect([...store.problems, ...logged]).toEqual([]);
  });
});

describe('update', () => {
  it('saves, tells and keeps the rest', () => {
    const dir = tempDir();
    const { store } = storeIn(dir);
    const heard: Settings[] = [];
    store.events.on('changed', (settings) => heard.push(settings));
    store.update({ theme: 'dark' });
    const settings = store.update({ maxConcurrentRuns: 3, shell: '/bin/zsh' });
    expect(settings).toEqual({
      ...defaultSettings,
      theme: 'dark',
      maxConcurrentRuns: 3,
      shell: '/bin/zsh',
    });
    expect(heard.at(-1)).toEqual(settings);
    expect(heard).toHaveLength(2);
    expect(storeIn(dir).store.get()).toEqual(settings);
    expect(readdirSync(dir)).toEqual(['settings.json']);
    expect(statSync(join(dir, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  it('has saved what it tells', () => {
    const dir = tempDir();
    const { store } = storeIn(dir);
    let savedTheme: unknown;
    store.events.on('changed', () => {
      savedTheme = storeIn(dir).store.get().theme;
    });
    store.update({ theme: 'light' });
    expect(savedTheme).toBe('light');
  });

  it('refuses a value out of range and changes nothing', () => {
    const dir = tempDir();
    const { store } = storeIn(dir);
    store.update({ theme: 'dark' });
    expect(() => store.update({ theme: 'light', maxConcurrentRuns: 0 })).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: 'Expected `maxConcurrentRuns` to be a whole number from 1 to 64, got `0`',
        field: 'maxConcurrentRuns',
      }),
    );
    expect(store.get().theme).toBe('dark');
    expect(storeIn(dir).store.get().theme).toBe('dark');
  });

  it('leaves alone what is given as nothing', () => {
    const { store } = storeIn(tempDir());
    store.update({ theme: 'dark' });
    store.update({ theme: undefined, zoomPercent: 110 } as SettingsPatch);
    expect(store.get()).toMatchObject({ theme: 'dark', zoomPercent: 110 });
  });

  it('keeps aside each of two files that were broken in the same moment', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const dir = dirWith('{one');
    const { store } = storeIn(dir);
    writeFileSync(join(dir, 'settings.json'), '{two');
    store.update({ theme: 'dark' });
    expect([...keptAside(dir)].sort()).toEqual(['{one', '{two']);
  });

  it('keeps fields of a newer CronPilot and what was edited by hand meanwhile', () => {
    const dir = dirWith('{"theme": "dark", "future": {"deep.key": [1]}, "a.b": 2}');
    const { store } = storeIn(dir);
    expect(store.problems).toEqual([]);
    const file = { ...(fileIn(dir) as object), notifications: false };
    writeFileSync(join(dir, 'settings.json'), JSON.stringify(file));
    store.update({ openAtLogin: true });
    expect(store.get()).toMatchObject({ theme: 'dark', notifications: false, openAtLogin: true });
    expect(fileIn(dir)).toEqual({ ...file, openAtLogin: true });
  });

  it('puts a file aside that was broken by hand meanwhile', () => {
    const dir = tempDir();
    const { store } = storeIn(dir);
    writeFileSync(join(dir, 'settings.json'), '{oops');
    store.update({ theme: 'dark' });
    expect(keptAside(dir)).toEqual(['{oops']);
    expect(storeIn(dir).store.get().theme).toBe('dark');
    expect(store.problems).toHaveLength(1);
  });

  it.skipIf(process.getuid?.() === 0)('says that it cannot save, and changes nothing', () => {
    const dir = tempDir();
    const { store } = storeIn(dir);
    chmodSync(dir, 0o500);
    expect(() => store.update({ theme: 'dark' })).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
    chmodSync(dir, 0o700);
    expect(store.get().theme).toBe('system');
  });
});

describe('pause', () => {
  it('lies in the same file and survives a restart', () => {
    const dir = tempDir();
    const { store } = storeIn(dir);
    store.update({ theme: 'dark' });
    const pause = { sinceMs: 1_764_000_000_000, untilMs: null };
    store.setPause(pause);
    expect(store.pause()).toEqual(pause);
    const next = storeIn(dir).store;
    expect(next.pause()).toEqual(pause);
    expect(next.get()).toMatchObject({ theme: 'dark' });
    expect(next.get()).not.toHaveProperty('pause');
    next.setPause(null);
    expect(storeIn(dir).store.pause()).toBeNull();
  });
});

describe('a broken file', () => {
  it('is kept aside, whatever is in it, and defaults are used', () => {
    fc.assert(
      fc.property(fc.string().filter(isNoObject), (text) => {
        const dir = dirWith(text);
        const { store, logged } = storeIn(dir);
        expect(store.get()).toEqual(defaultSettings);
        expect(keptAside(dir)).toEqual([text]);
        expect(store.problems).toEqual(logged);
        expect(store.problems).toHaveLength(1);
        expect(storeIn(dir).store.problems).toEqual([]);
      }),
      {
        numRuns: 30,
        examples: [[''], ['{'], ['[]'], ['null'], ['"theme"'], ['{"theme": "dark",}']],
      },
    );
  });

  it('is told in one sentence', () => {
    const { store } = storeIn(dirWith('garbage'));
    expect(store.problems[0]).toMatch(
      /^settings\.json was not valid JSON and was kept as settings\.broken-[\w.-]+\.json; defaults are in use\.$/,
    );
  });

  it('may be a folder', () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'settings.json'));
    const { store } = storeIn(dir);
    expect(store.problems[0]).toMatch(/^settings\.json could not be read/);
    store.update({ theme: 'dark' });
    expect(storeIn(dir).store.get().theme).toBe('dark');
  });
});

describe('a wrong field', () => {
  it('gets its default, alone, and the file is kept as it was', () => {
    const text = '{"theme": "dark", "maxConcurrentRuns": 500, "future": 1}';
    const dir = dirWith(text);
    const { store, logged } = storeIn(dir);
    expect(store.get()).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(keptAside(dir)).toEqual([text]);
    expect(store.problems).toEqual(logged);
    expect(store.problems).toEqual([
      expect.stringMatching(
        /^settings\.json: Expected `maxConcurrentRuns` to be a whole number from 1 to 64, got `500`\. The default 10 is used\. The file as it was is kept as settings\.broken-[\w.-]+\.json\.$/,
      ),
    ]);
  });

  it('is told once', () => {
    const dir = dirWith('{"theme": "pink", "notifications": "yes"}');
    expect(storeIn(dir).store.problems).toHaveLength(2);
    expect(storeIn(dir).store.problems).toEqual([]);
    expect(keptAside(dir)).toHaveLength(1);
  });

  it('may be the pause, which then is none', () => {
    const { store } = storeIn(dirWith('{"pause": {"sinceMs": "yesterday"}}'));
    expect(store.pause()).toBeNull();
    expect(store.problems).toHaveLength(1);
  });
});

function isNoObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value !== 'object' || value === null || Array.isArray(value);
  } catch {
    return true;
  }
}
