// What the set-up decides: which Node, which Electron, which packages, and when there is nothing to do.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decideElectronRoute } from '../../scripts/setup/electron-runtime.mjs';
import { linkTree, listFiles } from '../../scripts/setup/file-tree.mjs';
import { listNpmCandidates } from '../../scripts/setup/npm.mjs';
import { decideCacheDir } from '../../scripts/setup/paths.mjs';
import { checkIntegrity } from '../../scripts/setup/registry-package.mjs';
import { decideSqliteBinding, readSqliteDefines } from '../../scripts/setup/sqlite-binding.mjs';
import { decideStale } from '../../scripts/setup/stamp.mjs';
import {
  decidePackageAction,
  listMissing,
  namePackages,
} from '../../scripts/setup/system-packages.mjs';
import { decideToolingNode } from '../../scripts/setup/tooling-node.mjs';

function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'cronpilot-set-up-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

describe('the Node of the tools', () => {
  test.each([
    ['v18.20.0', 'linux', 'x64', 'too_old'],
    ['v20.0.0', 'linux', 'x64', 'fetched'],
    ['v22.20.0', 'linux', 'arm64', 'fetched'],
    ['v24.0.0', 'linux', 'x64', 'running'],
    ['v26.1.0', 'win32', 'x64', 'running'],
    ['v20.19.0', 'darwin', 'arm64', 'too_old'],
    ['v22.11.0', 'darwin', 'arm64', 'too_old'],
    ['v22.12.0', 'darwin', 'arm64', 'running'],
  ])('%s on %s %s is %s', (version, platform, arch, expected) => {
    expect(decideToolingNode({ version, platform, arch })).toBe(expected);
  });
});

describe('the Electron', () => {
  test('is the official one wherever it can be downloaded', () => {
    const found = { officialWorks: true, platform: 'linux', arch: 'x64' };
    expect(decideElectronRoute(found)).toBe('official');
  });

  test('is the substitute on 64-bit Linux where it cannot', () => {
    const found = { officialWorks: false, platform: 'linux', arch: 'x64' };
    expect(decideElectronRoute(found)).toBe('substitute');
  });

  test.each([
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ])('has no substitute on %s %s', (platform, arch) => {
    expect(decideElectronRoute({ officialWorks: false, platform, arch })).toBe('none');
  });
});

describe('better-sqlite3', () => {
  test('is built only for a Node-API older than its prebuilt binaries', () => {
    expect(decideSqliteBinding({ napi: 9 })).toBe('own_build');
    expect(decideSqliteBinding({ napi: 10 })).toBe('prebuilt');
  });

  test('gets the compile-time options its own build has', () => {
    const gypi = readFileSync('node_modules/better-sqlite3/deps/defines.gypi', 'utf8');
    const defines = readSqliteDefines(gypi);
    expect(defines).toContain('-DSQLITE_ENABLE_FTS5');
    expect(defines).toContain('-DSQLITE_DEFAULT_CACHE_SIZE=-16000');
    expect(defines.length).toBe(gypi.match(/^ +'[A-Z]/gm)?.length);
  });
});

describe('system packages', () => {
  const debian = (version: number): string => `NAME="Debian"\nVERSION_ID="${version}"\nID=debian\n`;

  test.each([
    [debian(12), 'libgtk-3-0'],
    [debian(13), 'libgtk-3-0t64'],
    ['NAME="Ubuntu"\nVERSION_ID="22.04"\nID=ubuntu\n', 'libgtk-3-0'],
    ['NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\n', 'libgtk-3-0t64'],
    ['NAME="Debian"\nVERSION_CODENAME=sid\nID=debian\n', 'libgtk-3-0t64'],
  ])('are named as the release names them: %j', (osRelease, expected) => {
    expect(namePackages(osRelease).needed).toContain(expected);
  });

  test('are missing when unknown or not installed', () => {
    const output = 'libnss3 installed\nlibgtk-3-0 not-installed\nlibgbm1 config-files\n';
    const names = ['libnss3', 'libgtk-3-0', 'libgbm1', 'xvfb'];
    expect(listMissing(names, output)).toEqual(['libgtk-3-0', 'libgbm1', 'xvfb']);
  });

  test.each([
    [[], [], true, 'nothing'],
    [['xvfb'], [], true, 'install'],
    [['xvfb'], [], false, 'tell'],
    [['xvfb', 'libnss3'], ['libnss3'], false, 'stop'],
  ])(
    'missing %j, of those needed %j, as root %j: %s',
    (missing, missingNeeded, isRoot, expected) => {
      expect(decidePackageAction({ missing, missingNeeded, isRoot })).toBe(expected);
    },
  );
});

describe('a second set-up', () => {
  const stamp = { lock: 'a', setup: 'b', system: 'c' };

  test('does nothing when nothing changed', () => {
    expect(decideStale(stamp, { ...stamp })).toEqual({ dependencies: false, runtime: false });
  });

  test('does everything when there was none', () => {
    expect(decideStale(null, stamp)).toEqual({ dependencies: true, runtime: true });
  });

  test('installs dependencies only after the lock file changed', () => {
    expect(decideStale(stamp, { ...stamp, lock: 'x' }).dependencies).toBe(true);
    expect(decideStale(stamp, { ...stamp, system: 'x' })).toEqual({
      dependencies: false,
      runtime: true,
    });
  });
});

describe('files', () => {
  test('the cache is where the user or the system wants it', () => {
    expect(decideCacheDir({}, '/home/u')).toBe('/home/u/.cache/cronpilot');
    expect(decideCacheDir({ XDG_CACHE_HOME: '/c' }, '/home/u')).toBe('/c/cronpilot');
    expect(decideCacheDir({ CRONPILOT_CACHE_DIR: '/d', XDG_CACHE_HOME: '/c' }, '/')).toBe('/d');
  });

  test('npm is first looked for where it says it is', () => {
    const candidates = listNpmCandidates(
      { npm_execpath: '/n/npm-cli.js', PATH: '/a:/b' },
      '/x/bin/node',
    );
    expect(candidates[0]).toBe('/n/npm-cli.js');
    expect(candidates).toContain('/b/npm');
    expect(listNpmCandidates({ npm_execpath: '/n/yarn.js' }, '/x/bin/node')[0]).not.toContain(
      'yarn',
    );
  });

  test('a linked tree has the same files', () => {
    const dir = temporaryDir();
    linkTree('electron/shared', join(dir, 'copy'));
    const copied = listFiles(join(dir, 'copy'));
    expect(copied.length).toBe(listFiles('electron/shared').length);
    expect(statSync(String(copied[0])).size).toBeGreaterThan(0);
  });

  test('a package with another hash is refused', async () => {
    const file = join(temporaryDir(), 'a.tgz');
    writeFileSync(file, 'hello');
    const right = 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';
    await expect(checkIntegrity(file, right, 'a')).resolves.toBeUndefined();
    await expect(checkIntegrity(file, `${right}x`, 'a')).rejects.toThrow(
      'not the file it should be',
    );
  });
});
