/** The command `cronpilot` in a home folder of its own, run by a real shell. */

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { CommandFile } from '../../electron/main/command-file.ts';
import { CLI_SWITCHES, commandProgram } from '../../electron/main/command-script.ts';
import { appImageOf } from '../../electron/shared/app-image.ts';
import { commandFileWords } from '../../electron/shared/command-file.ts';
import { projectDir } from '../helpers/launch-app.ts';
import { tempDir } from '../helpers/temp-dir.ts';

/** A program that tells its words, one on a line. */
function makeProgram(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

function setUp(
  homeDir: string,
  programPath: string,
  { sessionPath = '/usr/bin', loginPath = '/usr/bin', platform = 'linux' as NodeJS.Platform } = {},
) {
  return new CommandFile({
    homeDir,
    platform,
    program: { path: programPath, before: [], after: ['--cli', '--'] },
    sessionPath,
    loginPath: () => loginPath,
  });
}

function runCommand(homeDir: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(join(homeDir, '.local/bin/cronpilot'), args, {
    encoding: 'utf8',
  });
  return { status, lines: stdout.split('\n').slice(0, -1), stderr };
}

describe('the command', () => {
  test('is made with its folder, hands on words as they are, and goes without a trace', () => {
    const homeDir = tempDir();
    const app = makeProgram(join(homeDir, "Anna's Apps", 'Cron $Pilot.AppImage'));
    const commandFile = setUp(homeDir, app);
    expect(commandFile.status).toMatchObject({ state: 'absent', otherPath: null });
    expect(commandFile.install()).toMatchObject({ state: 'installed', folderOn: 'none' });
    expect(runCommand(homeDir, 'run', 'a b', '*', '').lines).toEqual([
      '--cli',
      '--',
      'run',
      'a b',
      '*',
      '',
    ]);
    expect(commandFile.install().state).toBe('installed');
    expect(commandFile.remove().state).toBe('absent');
    expect(commandFile.remove().state).toBe('absent');
    expect(existsSync(join(homeDir, '.local/bin/cronpilot.new'))).toBe(false);
  });

  test('says so when its program is gone, and is mended by the next start', () => {
    const homeDir = tempDir();
    const old = makeProgram(join(homeDir, 'a/cronpilot'));
    setUp(homeDir, old).install();
    const moved = join(homeDir, 'b');
    renameSync(dirname(old), moved);
    expect(runCommand(homeDir, 'list')).toMatchObject({
      status: 127,
      stderr: expect.stringContaining(`${old} is gone`),
    });
    setUp(homeDir, join(moved, 'cronpilot')).mend();
    expect(runCommand(homeDir, 'list').lines).toEqual(['--cli', '--', 'list']);
  });

  test('follows to another AppImage that is started, but not to a checkout', () => {
    const homeDir = tempDir();
    const old = makeProgram(join(homeDir, 'CronPilot-1.AppImage'));
    const path = join(homeDir, '.local/bin/cronpilot');
    setUp(homeDir, old).mend();
    expect(existsSync(path)).toBe(false);
    setUp(homeDir, old).install();
    setUp(homeDir, makeProgram(join(homeDir, 'checkout.mjs'))).mend();
    expect(readFileSync(path, 'utf8')).toContain('CronPilot-1.AppImage');
    setUp(homeDir, makeProgram(join(homeDir, 'CronPilot-2.AppImage'))).mend();
    expect(readFileSync(path, 'utf8')).toContain('CronPilot-2.AppImage');
  });

  test.each([
    ['a script of the user', (path: string) => writeFileSync(path, '#!/bin/sh\necho mine\n')],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a link that leads nowhere', (path: string) => symlinkSync('/nowhere', path)],
  ])('leaves %s alone', (_, make) => {
    const homeDir = tempDir();
    mkdirSync(join(homeDir, '.local/bin'), { recursive: true });
    make(join(homeDir, '.local/bin/cronpilot'));
    const commandFile = setUp(homeDir, '/opt/CronPilot.AppImage');
    commandFile.mend();
    expect(commandFile.status.state).toBe('foreign');
    const words = `${homeDir}/.local/bin/cronpilot is there already, and CronPilot did not make it.`;
    expect(() => commandFile.install()).toThrow(words);
    expect(() => commandFile.remove()).toThrow(words);
    expect(commandFile.status.state).toBe('foreign');
  });

  test('is refused with the reason where its folder cannot be made', () => {
    const homeDir = tempDir();
    writeFileSync(join(homeDir, '.local'), '');
    const commandFile = setUp(homeDir, '/opt/CronPilot.AppImage');
    expect(() => commandFile.install()).toThrow(/cronpilot cannot be changed: .*(ENOTDIR|EEXIST)/);
    const windows = setUp(tempDir(), 'C:\\CronPilot.exe', { platform: 'win32' });
    expect(() => windows.install()).toThrow('no folder for programs of one user');
    expect(commandFileWords(windows.status)).toContain('no folder for programs of one user');
  });
});

describe('what is told of it', () => {
  test('says whether a terminal finds it', () => {
    const homeDir = tempDir();
    const dir = join(homeDir, '.local/bin');
    const wordsWith = (paths: { sessionPath?: string; loginPath?: string }) =>
      commandFileWords(setUp(homeDir, '/opt/CronPilot.AppImage', paths).status);
    expect(wordsWith({})).toBe(`Not installed. It would be ${dir}/cronpilot.`);
    setUp(homeDir, '/opt/CronPilot.AppImage').install();
    const there = `The command is ${dir}/cronpilot.`;
    expect(wordsWith({ sessionPath: `/bin:${dir}/` })).toBe(there);
    expect(wordsWith({ loginPath: `${dir}:/bin` })).toBe(
      `${there} Terminals find it after your next login.`,
    );
    expect(wordsWith({})).toBe(
      `${there} ${dir} is not on your PATH: put export PATH="$HOME/.local/bin:$PATH" into the start-up file of your shell.`,
    );
  });

  test('names another command that comes first, or is there in its place', () => {
    const homeDir = tempDir();
    const other = makeProgram(join(homeDir, 'other/cronpilot'));
    const dir = join(homeDir, '.local/bin');
    const wordsWith = (sessionPath: string) =>
      commandFileWords(setUp(homeDir, '/opt/CronPilot.AppImage', { sessionPath }).status);
    expect(wordsWith(`${homeDir}/other:${dir}`)).toBe(`The command is ${other}.`);
    setUp(homeDir, '/opt/CronPilot.AppImage').install();
    expect(wordsWith(`${dir}:${homeDir}/other`)).toBe(`The command is ${dir}/cronpilot.`);
    expect(wordsWith(`${homeDir}/other:${dir}`)).toBe(
      `The command is ${dir}/cronpilot. But PATH finds ${other} before it.`,
    );
  });
});

describe('what it starts', () => {
  const start = {
    appImage: null,
    isPackaged: true,
    platform: 'linux' as NodeJS.Platform,
    execPath: '/opt/CronPilot/cronpilot',
    resourcesDir: '/opt/CronPilot/resources',
    appDir: '/src/cronpilot',
  };

  test('is the AppImage, the command of a package, or that of a checkout', () => {
    expect(commandProgram({ ...start, appImage: '/home/anna/C.AppImage' })).toEqual({
      path: '/home/anna/C.AppImage',
      before: [],
      after: [...CLI_SWITCHES, '--cli', '--'],
    });
    expect(commandProgram(start).path).toBe('/opt/CronPilot/resources/cli/cronpilot');
    expect(commandProgram({ ...start, platform: 'darwin' })).toEqual({
      path: start.execPath,
      before: [],
      after: ['--cli', '--'],
    });
    expect(commandProgram({ ...start, isPackaged: false })).toEqual({
      path: '/src/cronpilot/scripts/cronpilot.mjs',
      before: ['node'],
      after: [],
    });
  });

  test('has the switches of the command that packages bring', () => {
    const script = readFileSync(join(projectDir, 'resources/linux/cronpilot'), 'utf8');
    const [command] = script.replaceAll('\\\n', '').split('\n').slice(-2);
    expect(command?.match(/--[a-z][\w=-]*/g)).toEqual([...CLI_SWITCHES, '--cli']);
  });

  test('is no AppImage below one that another program was started from', () => {
    const env = { APPIMAGE: '/home/anna/C.AppImage', APPDIR: '/tmp/.mount_C' };
    expect(appImageOf(env, '/tmp/.mount_C/cronpilot')).toBe(env.APPIMAGE);
    expect(appImageOf(env, '/opt/CronPilot/cronpilot')).toBeNull();
    expect(appImageOf(env, '/tmp/.mount_Cx/cronpilot')).toBeNull();
    expect(appImageOf({ APPIMAGE: env.APPIMAGE }, '/opt/CronPilot/cronpilot')).toBeNull();
  });
});
