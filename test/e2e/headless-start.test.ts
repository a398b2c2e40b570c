import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

import { projectDir, runCli } from '../helpers/launch-app.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

test('npm start without a display runs as a service that the command line lists, runs and shows', async () => {
  const dataDir = tempDir();
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const start = spawn('npm', ['start'], {
    cwd: projectDir,
    env: { ...env, CRONPILOT_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [start.stdout, start.stderr]) stream.on('data', (data) => (said += data));
  const gone = new Promise((resolve) => start.once('exit', resolve));
  try {
    await until(
      async () => (await runCli(dataDir, ['status'])).exitCode === 0,
      'CronPilot to answer',
      30_000,
    );
    expect(said).toContain('No display found');
    const added = await runCli(dataDir, [
      'add',
      '--name',
      'Greet',
      '--command',
      'echo hello; exit 7',
    ]);
    expect(added).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await runCli(dataDir, ['list'])).stdout).toContain('Greet');
    expect((await runCli(dataDir, ['run', 'Greet', '--wait'])).exitCode).toBe(7);
    expect((await runCli(dataDir, ['logs', 'Greet'])).stdout).toBe('hello\n');
    const status = JSON.parse((await runCli(dataDir, ['status', '--json'])).stdout) as {
      pid: number;
    };
    process.kill(status.pid, 'SIGTERM');
  } finally {
    await gone;
  }
});
