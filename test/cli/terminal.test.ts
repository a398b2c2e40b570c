/** How a command ends that is cut short: by a signal, a reader that is gone, a full disk. */

import { openSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';

import { CLI_PATH, startCli, startWithCli } from '../helpers/run-cli.ts';
import { until } from '../helpers/until.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const ACTIVE = 'Run 1 goes on. Stop it: cronpilot stop 1\n';

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends `run --follow` as it ends any program, and the run goes on',
  async (signal) => {
    const { add, dataDir, engine } = await startWithCli();
    await add('Long', 'echo began; sleep 60', '--stop-with-app');
    const following = startCli(['run', 'Long', '--follow'], { dataDir });
    await until(() => following.stdout().includes('began'), 'its output');
    following.process.kill(signal);
    await following.exitCode;
    expect([following.process.signalCode, following.stderr()]).toEqual([signal, ACTIVE]);
    expect(engine.runStore.get(1).state).toBe('running');
  },
);

test('a reader that goes away ends `run --follow` with 141, since the run has no outcome yet', async () => {
  const { add, dataDir, engine } = await startWithCli();
  await add('Endless', 'while :; do echo line; sleep 0.05; done', '--stop-with-app');
  const following = startCli(['run', 'Endless', '--follow'], { dataDir });
  await until(() => following.stdout().includes('line'), 'its output');
  following.process.stdout?.destroy();
  expect(await following.exitCode).toBe(141);
  expect(following.stderr()).toBe(ACTIVE);
  expect(engine.runStore.get(1).state).toBe('running');
});

test.runIf(process.platform === 'linux')('output that cannot be written is told', async () => {
  const { dataDir } = await startWithCli();
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [CLI_PATH, 'list'], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', CRONPILOT_DATA_DIR: dataDir },
    stdio: ['ignore', full, 'pipe'],
  });
  let stderr = '';
  child.stderr?.on('data', (data) => (stderr += String(data)));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  expect([exitCode, stderr]).toEqual([1, 'The output cannot be written (ENOSPC).\n']);
});
