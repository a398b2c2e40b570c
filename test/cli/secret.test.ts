import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

import { runCli, startWithCli } from '../helpers/run-cli.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const VALUE = 'hunter2 hunter ';

test('secrets are stored from a pipe, listed without their values, used and deleted', async () => {
  const { dataDir, cli, settings, engine, add } = await startWithCli();
  const set = () => runCli(['secret', 'set', 'TOKEN'], { dataDir, stdin: `${VALUE}\n` });
  const refused = await set();
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain(
    'No secret is stored unless the settings allow a key in a file.',
  );
  settings.update({ secretsWithoutKeyStore: true });
  expect(await set()).toEqual({ exitCode: 0, stdout: 'The secret TOKEN is stored.\n', stderr: '' });
  expect(engine.environment.secrets.valueOf('TOKEN')).toBe(VALUE);
  await add('Sync', 'true', '--env', 'HEADER=Bearer {{secret.TOKEN}}');
  const listed = await cli('secret', 'list');
  expect(listed.stdout).toMatch(/NAME .*\nTOKEN +file +.* Sync\n.*a file of the data folder/);
  const json = await cli('secret', 'list', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject([{ name: 'TOKEN', protection: 'file' }]);
  expect(listed.stdout + json.stdout).not.toContain('hunter2');
  const used = await cli('secret', 'delete', 'TOKEN');
  expect(used).toMatchObject({ exitCode: 1, stderr: 'The secret `TOKEN` is used by Sync.\n' });
  expect((await cli('secret', 'delete', 'TOKEN', '--force')).exitCode).toBe(0);
  expect((await cli('secret', 'list')).stdout).not.toContain('TOKEN');
});

test('what cannot be stored is refused without being said again', async () => {
  const { dataDir, settings, bugs } = await startWithCli();
  settings.update({ secretsWithoutKeyStore: true });
  const set = (name: string, stdin: string) => runCli(['secret', 'set', name], { dataDir, stdin });
  const short = await set('PIN', 'a1Z');
  expect(short.stderr).toContain('at least 4 characters, got 3');
  expect(short.stderr).not.toContain('a1Z');
  expect((await set('PIN', 'abc\0def')).stderr).toContain('without NUL characters');
  expect((await set('1ST', VALUE)).stderr).toContain('Expected `name` to be a name like API_TOKEN');
  expect(bugs).toEqual([]);
});

test('a typed value is not shown', async () => {
  const { dataDir, settings, engine } = await startWithCli();
  settings.update({ secretsWithoutKeyStore: true });
  const cliPath = fileURLToPath(new URL('../../electron/cli/cronpilot.ts', import.meta.url));
  const command = `exec '${process.execPath}' '${cliPath}' secret set TOKEN`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', CRONPILOT_DATA_DIR: dataDir },
  });
  let screen = '';
  child.stdout.on('data', (data) => {
    screen += String(data);
    if (screen.endsWith('(not shown): ')) child.stdin.write('hunteX\u007fr2hunter\r');
  });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(screen).toContain('The secret TOKEN is stored.');
  expect(screen).not.toContain('hunte');
  expect(engine.environment.secrets.valueOf('TOKEN')).toBe('hunter2hunter');
});
