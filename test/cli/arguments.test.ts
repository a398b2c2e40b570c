/** What commands make of their words, and where they look for CronPilot. */

import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { byOption } from '../../electron/cli/by-option.ts';
import { toFailure } from '../../electron/cli/cli-error.ts';
import { nameIn, parseCommand } from '../../electron/cli/context.ts';
import { dataDirOf } from '../../electron/cli/data-dir.ts';
import { splitNameValue } from '../../electron/cli/name-value.ts';
import type { ScheduleDraft } from '../../electron/cli/schedule-options.ts';
import { AppError } from '../../electron/shared/errors.ts';

test('a name may have blanks, and has to be there', () => {
  expect(nameIn(['Nightly', 'backup'], 'run')).toBe('Nightly backup');
  expect(() => nameIn([' '], 'run')).toThrow('Expected a task: cronpilot run NAME');
});

test('an unknown option is told in a sentence', () => {
  expect(() => parseCommand(['--colour'], {})).toThrow(/^Unknown option '--colour'$/);
});

test('a number below zero is a value, other words with a dash are options', () => {
  const options = { priority: { type: 'string' }, force: { type: 'boolean' } } as const;
  expect(parseCommand(['--priority', '-1', 'x'], options)).toMatchObject({
    values: { priority: '-1' },
    positionals: ['x'],
  });
  expect(() => parseCommand(['--priority', '--force'], options)).toThrow('--priority');
  expect(() => parseCommand(['--force', '-1'], options)).toThrow("Unknown option '-1'");
});

test('a refused field is told by the option that gave it', () => {
  const schedules: ScheduleDraft[] = [
    { kind: 'interval', everyMs: 1 },
    { kind: 'daily', times: ['25:00'] },
  ];
  const told = (field: string, message: string) => {
    const error = byOption(new AppError('invalid_input', message, { field }), schedules);
    return toFailure(error, false).message;
  };
  expect(told('schedules.1.times.0', 'Expected `schedules.1.times.0` to be a time')).toBe(
    'Expected --daily to be a time',
  );
  expect(told('schedules.0.everyMs', 'Expected `schedules.0.everyMs` to be more')).toBe(
    'Expected --every to be more',
  );
  expect(told('schedules.1.timeZone', 'Expected `schedules.1.timeZone` to be a zone')).toBe(
    'Expected --zone to be a zone',
  );
  expect(told('tags.0', 'It is too long')).toBe('--tag: It is too long');
  expect(told('unlisted', 'Expected `unlisted` to be')).toBe('Expected `unlisted` to be');
  expect(byOption('odd', [])).toBe('odd');
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
