/** What commands make of their words, and where they look for CronPilot. */

import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { nameIn, parseCommand } from '../../electron/cli/context.ts';
import { dataDirOf } from '../../electron/cli/data-dir.ts';
import { splitNameValue } from '../../electron/cli/name-value.ts';

test('a name may have blanks, and has to be there', () => {
  expect(nameIn(['Nightly', 'backup'], 'run')).toBe('Nightly backup');
  expect(() => nameIn([' '], 'run')).toThrow('Expected a task: cronpilot run NAME');
});

test('an unknown option is told in a sentence', () => {
  expect(() => parseCommand(['--colour'], {})).toThrow(/^Unknown option '--colour'$/);
});

test('a pair has a name, and all behind the first sign is its value', () => {
  expect(splitNameValue('env', 'A=x=y')).toEqual(['A', 'x=y']);
  expect(splitNameValue('env', 'A=')).toEqual(['A', '']);
  for (const pair of ['=x', 'A', '']) {
    expect(() => splitNameValue('env', pair)).toThrow(`--env to be NAME=VALUE, got \`${pair}\``);
  }
});

test.each([
  [{ CRONPILOT_DATA_DIR: '/a/../b' }, 'linux', '/b'],
  [{ CRONPILOT_DATA_DIR: '', XDG_CONFIG_HOME: '/c' }, 'linux', '/c/CronPilot'],
  [{ XDG_CONFIG_HOME: '' }, 'linux', join(homedir(), '.config/CronPilot')],
  [{}, 'linux', join(homedir(), '.config/CronPilot')],
  [{}, 'darwin', join(homedir(), 'Library/Application Support/CronPilot')],
  [{ APPDATA: '/r' }, 'win32', '/r/CronPilot'],
  [{}, 'win32', join(homedir(), 'AppData/Roaming/CronPilot')],
] as const)('with %j on %s the data is in %s', (env, platform, dir) => {
  expect(dataDirOf(env, platform)).toBe(dir);
});
