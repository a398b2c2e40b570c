// Which Electron is put in place.
import { describe, expect, test } from 'vitest';
import { decideElectronRoute } from '../../../scripts/setup/electron-runtime.mjs';

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
