import { expect, test, vi } from 'vitest';
import { makeTaskInput } from '../helpers/make-task.ts';
import { send } from '../helpers/control-server.ts';
import { startWithCli } from '../helpers/run-cli.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

test('hook prints the one command that starts the task, and refuses one without a webhook', async () => {
  const { cli, add, engine } = await startWithCli();
  await add('Plain', 'true');
  const refused = await cli('hook', 'plain');
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
  expect(refused.stderr).toContain('Task "Plain" has no webhook among its triggers.');

  const input = makeTaskInput({ name: 'Deploy', triggers: [{ kind: 'webhook' }] });
  const task = engine.taskStore.create(input, Date.now());
  engine.taskChanged(task.id);
  const { exitCode, stdout, stderr } = await cli('hook', 'dep');
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('shown this once')]);
  const [, socketPath = '', path = ''] =
    /^curl -X POST --unix-socket '(.+)' http:\/\/localhost(\/hook\/[\w-]{43})\n$/.exec(stdout) ??
    [];
  expect(await send(socketPath, { path })).toMatchObject({ status: 202 });

  const again = JSON.parse((await cli('hook', 'dep', '--json')).stdout) as { path: string };
  expect((await send(socketPath, { path })).status).toBe(404);
  expect((await send(socketPath, { path: again.path })).status).toBe(202);
});
