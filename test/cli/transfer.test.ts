/** Import, export and apply on the command line, of a whole CronPilot. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

import { runCli, startWithCli } from '../helpers/run-cli.ts';
import { tempDir } from '../helpers/temp-dir.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

test('a crontab is shown, stored switched off and left as it was', async () => {
  const { cli, engine } = await startWithCli();
  const path = join(tempDir(), 'crontab');
  const text = '# Rotate logs\n15 0 * * * logrotate\n0 25 * * * broken\n';
  writeFileSync(path, text);
  const shown = await cli('import', path);
  expect(shown.stdout).toMatch(/Rotate logs\n .*crontab:2\n {2}Every day at 00:15\n {2}logrotate/);
  expect(shown.stdout).toContain('1 of 2 can be imported');
  expect(engine.taskStore.list()).toEqual([]);
  const stored = await cli('import', path, '--store');
  expect(stored).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Left out: 0 25') });
  expect(engine.taskStore.list()).toMatchObject([{ name: 'Rotate logs', enabled: false }]);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('tasks go out as definitions, are edited there and come back', async () => {
  const { cli, add, dataDir, engine } = await startWithCli();
  await add('Backup', 'true', '--daily', '02:30');
  const path = join(tempDir(), 'tasks.yaml');
  expect(await cli('export', '--output', path)).toMatchObject({ exitCode: 0, stderr: '' });
  const edited = readFileSync(path, 'utf8')
    .replace('02:30', '03:30')
    .replace('tasks:', '# mine\ntasks:');
  writeFileSync(path, edited);
  const dry = await cli('apply', path, '--dry-run');
  expect(dry.stdout).toMatch(/~ Backup\n {4}Schedule.*02:30.*03:30[\s\S]*Nothing was changed/);
  expect((await runCli(['apply', '-'], { dataDir, stdin: edited })).exitCode).toBe(0);
  expect(engine.taskStore.list()[0]?.schedules).toMatchObject([{ times: ['03:30'] }]);
  await add('Mail', 'true');
  expect((await cli('export', '--update', path)).stdout).toContain('is updated');
  expect(readFileSync(path, 'utf8')).toMatch(/# mine\n[\s\S]*Mail/);
});

test('what is wrong with a file is told with its line, and what cannot go out with its task', async () => {
  const { cli, add } = await startWithCli();
  await add('By hand', 'true');
  const path = join(tempDir(), 'tasks.yaml');
  writeFileSync(
    path,
    'tasks:\n  - name: A\n    action: { kind: command, command: a }\n    timeout: soon\n',
  );
  expect(await cli('apply', path)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('Line 4:'),
  });
  expect(await cli('apply', '/nowhere.yaml')).toMatchObject({ exitCode: 1 });
  expect(await cli('export', '--format', 'systemd')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'Left out: By hand: It starts only by hand.\n',
  });
});

test('a place that cannot be written to is named with what was expected, and nothing is made', async () => {
  const { cli, add } = await startWithCli();
  await add('Backup', 'true', '--daily', '02:30');
  const dir = tempDir();
  const missing = join(dir, 'missing');
  const file = join(dir, 'file');
  writeFileSync(file, 'kept');
  const refused = async (path: string, ...format: string[]) => {
    const { exitCode, stderr } = await cli('export', '--output', path, ...format);
    expect(exitCode).toBe(2);
    return stderr.split('\n')[0];
  };
  const expected = 'Expected --output to be a file in a folder that is there, got';
  expect(await refused(join(missing, 'tasks.yaml'))).toBe(
    `${expected} ${missing}/tasks.yaml: there is no folder ${missing}`,
  );
  expect(await refused(dir)).toBe(`${expected} the folder ${dir}`);
  expect(await refused(file, '--format', 'systemd')).toBe(
    `Expected --output to be a folder for several files, got the file ${file}`,
  );
  expect(readFileSync(file, 'utf8')).toBe('kept');
  expect(readdirSync(dir)).toEqual(['file']);
});

test('start says that it runs already', async () => {
  const { cli } = await startWithCli();
  expect((await cli('start', '--headless')).stdout).toMatch(/already runs/);
});
