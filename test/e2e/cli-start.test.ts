/** The command line starts CronPilot as a service, once. */

import { chmodSync, cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import type { Status } from '../../electron/shared/status.ts';
import { electronPath, projectDir, rootArgs } from '../helpers/launch-app.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

/** Stands where a package has its program. */
function makeProgram(appDir: string): string {
  const program = join(tempDir(), 'cronpilot');
  const words = [electronPath, appDir, ...rootArgs].map((word) => `'${word}'`);
  writeFileSync(program, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}

test('cronpilot start --headless starts a service that answers, and starts no second one', async () => {
  const dataDir = tempDir();
  const program = makeProgram(projectDir);
  const start = () =>
    runCli(['start', '--headless', '--json'], { dataDir, env: { CRONPILOT_APP: program } });
  const { stdout, stderr } = await start();
  expect(stderr).toBe('');
  const { pid, headless } = JSON.parse(stdout) as Status;
  try {
    expect(headless).toBe(true);
    expect(JSON.parse((await start()).stdout)).toMatchObject({ pid });
  } finally {
    process.kill(pid, 'SIGTERM');
  }
  const isGone = async () => (await runCli(['status'], { dataDir })).exitCode === 3;
  await until(isGone, 'CronPilot to be gone');
});

test.for([
  ['none', null],
  ['garbage', 'no code'],
])('with %s in place of what the build compiled of main it starts as well', async ([, code]) => {
  const [dataDir, appDir] = [tempDir(), tempDir()];
  for (const name of ['package.json', 'dist'])
    cpSync(join(projectDir, name), join(appDir, name), { recursive: true });
  symlinkSync(join(projectDir, 'node_modules'), join(appDir, 'node_modules'));
  const codePath = join(appDir, 'dist/main/main.code');
  rmSync(codePath, { force: true });
  if (code) writeFileSync(codePath, code);
  const env = { CRONPILOT_APP: makeProgram(appDir) };
  const { stdout, stderr } = await runCli(['start', '--headless', '--json'], { dataDir, env });
  expect(stderr).toBe('');
  process.kill((JSON.parse(stdout) as Status).pid, 'SIGTERM');
  const isGone = async () => (await runCli(['status'], { dataDir })).exitCode === 3;
  await until(isGone, 'CronPilot to be gone');
});

test('a program that ends at once is told', async () => {
  const { exitCode, stderr } = await runCli(['start'], {
    dataDir: tempDir(),
    env: { CRONPILOT_APP: '/bin/false' },
  });
  expect([exitCode, stderr]).toEqual([
    1,
    'CronPilot did not start: it ended at once with exit code 1.\n',
  ]);
});
