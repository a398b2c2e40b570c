/** The application's own program as the command line, as packages have it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

import { toTaskInput } from '../../electron/main/store/task-rows.ts';
import { electronPath, projectDir, rootArgs } from '../helpers/launch-app.ts';
import { startWithCli } from '../helpers/run-cli.ts';
import { until } from '../helpers/until.ts';

/** Far more than a pipe and its reader take at once. */
const TASK_COUNT = 50;
const NOTES = 'x'.repeat(20_000);

function startCliMode(args: readonly string[], dataDir: string) {
  const switches = ['--ozone-platform=headless', '--disable-gpu', '--no-zygote', '--log-level=3'];
  const child = spawn(
    electronPath,
    [projectDir, ...rootArgs, ...switches, '--cli', '--', ...args],
    {
      env: { ...process.env, CRONPILOT_DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('a long output reaches a slow reader whole', async () => {
  const { dataDir, engine, add } = await startWithCli();
  const { id } = await add('Task 1', 'true');
  const input = { ...toTaskInput(engine.taskStore.get(id)), notes: NOTES };
  for (let at = 0; at < TASK_COUNT; at += 1) engine.taskStore.create(input, Date.now());
  const child = startCliMode(['list', '--json'], dataDir);
  const exited = once(child, 'exit');
  // The pipe fills before anything is read.
  await until(() => child.stdout.readableLength > 0, 'the output');
  const output = await text(child.stdout);
  expect(JSON.parse(output)).toHaveLength(TASK_COUNT + 1);
  expect(await exited).toEqual([0, null]);
});

test('a signal ends it as it ends any program, with a word on the run that goes on', async () => {
  const { dataDir, engine, add } = await startWithCli();
  await add('Long', 'echo began; sleep 60', '--stop-with-app');
  const child = startCliMode(['run', 'Long', '--follow'], dataDir);
  const [exited, said] = [once(child, 'exit'), text(child.stderr)];
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect(await exited).toEqual([null, 'SIGINT']);
  expect(await said).toContain('Run 1 goes on. Stop it: cronpilot stop 1\n');
  expect(engine.runStore.get(1).state).toBe('running');
});
