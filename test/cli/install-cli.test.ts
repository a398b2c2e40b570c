/** `cronpilot install-cli`, and what `start` starts. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

import { findAppProgram } from '../../electron/cli/app-program.ts';
import { runCli, startWithCli } from '../helpers/run-cli.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

test('makes the command, says what PATH lacks, and takes it away again', async () => {
  const { dataDir, cli } = await startWithCli();
  const dir = join(dataDir, 'home/.local/bin');
  const path = join(dir, 'cronpilot');
  expect(await cli('install-cli')).toEqual({
    exitCode: 0,
    stdout: `The command is ${path}. ${dir} is not on your PATH: put export PATH="$HOME/.local/bin:$PATH" into the start-up file of your shell.\n`,
    stderr: '',
  });
  expect(existsSync(path)).toBe(true);
  const here = { dataDir, env: { PATH: `${dir}:${process.env['PATH']}` } };
  expect((await runCli(['install-cli'], here)).stdout).toBe(`The command is ${path}.\n`);
  expect(JSON.parse((await runCli(['install-cli', '--json'], here)).stdout)).toMatchObject({
    path,
    state: 'installed',
    folderOn: 'session',
  });
  expect(await cli('install-cli', '--remove')).toMatchObject({
    exitCode: 0,
    stdout: `${path} is removed.\n`,
  });
  expect(existsSync(path)).toBe(false);
});

test('leaves a file of the user alone', async () => {
  const { dataDir, cli } = await startWithCli();
  const dir = join(dataDir, 'home/.local/bin');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'cronpilot'), 'mine');
  for (const args of [['install-cli'], ['install-cli', '--remove']])
    expect(await cli(...args)).toMatchObject({
      exitCode: 1,
      stderr: `${dir}/cronpilot is there already, and CronPilot did not make it.\n`,
    });
});

test('`start` starts the AppImage whose command this is, and no other', () => {
  const where = {
    cliPath: '/tmp/.mount_CronPi1/resources/cli/cronpilot.mjs',
    platform: 'linux',
    nodePath: '/usr/bin/node',
  } as const;
  const env = { APPIMAGE: '/home/anna/CronPilot.AppImage', APPDIR: '/tmp/.mount_CronPi1' };
  expect(findAppProgram({ ...where, env })).toEqual({ command: env.APPIMAGE, args: [] });
  expect(findAppProgram({ ...where, env: { ...env, APPDIR: '/tmp/.mount_Term' } })).toBeNull();
  const own = { ...env, CRONPILOT_APP: '/opt/own' };
  expect(findAppProgram({ ...where, env: own })).toEqual({ command: '/opt/own', args: [] });
});
