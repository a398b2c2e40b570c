// Which system packages are missing, and what is done about it.
import { describe, expect, test } from 'vitest';
import {
  decidePackageAction,
  listMissing,
  namePackages,
} from '../../../scripts/setup/system-packages.mjs';

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
