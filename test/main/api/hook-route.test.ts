import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { send, startControlServer } from '../../helpers/control-server.ts';
import { callOver } from '../../helpers/launch-headless.ts';
import { RunStage } from '../../helpers/run-stage.ts';

describe('the way to webhooks', () => {
  test('hands on the token and the body, whatever its content type says', async () => {
    const { socketPath, hooks } = await startControlServer();
    const headers = { 'content-type': 'text/plain' };
    const answer = await send(socketPath, { path: '/hook/abc?x=1', body: '{"a":1}', headers });
    expect(answer).toEqual({ status: 202, result: { runId: 1 } });
    await send(socketPath, { path: '/hook/abc', body: '' });
    expect(hooks).toEqual([
      { token: 'abc', body: { a: 1 } },
      { token: 'abc', body: undefined },
    ]);
  });

  test('takes nothing but POST, and no body above 64 KiB or that is not JSON', async () => {
    const { socketPath, hooks } = await startControlServer();
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect((await send(socketPath, { method, path: '/hook/abc' })).status).toBe(405);
    const body = JSON.stringify('x'.repeat(65_535));
    expect((await send(socketPath, { path: '/hook/abc', body })).status).toBe(400);
    expect((await send(socketPath, { path: '/hook/abc', body: '{' })).status).toBe(400);
    expect(hooks).toEqual([]);
  });
});

describe('a webhook', () => {
  test('starts its task, with the values that its body gives', async () => {
    const { stage, hook, newToken } = await startStage();
    const task = stage.createTask('echo "$CRONPILOT_PARAM_COUNT $CRONPILOT_PARAM_DEEP"', {
      triggers: [{ kind: 'webhook' }],
      parameters: [
        { name: 'count', type: 'number' },
        { name: 'deep', type: 'switch', default: 'false' },
      ],
    });
    const token = await newToken(task.id);
    const { status, result } = await hook(token, '{"count": 3}');
    expect(status).toBe(202);
    const run = await stage.ended({ id: result.runId });
    expect(run).toMatchObject({ taskId: task.id, trigger: 'webhook', state: 'succeeded' });
    expect(stage.log(run)).toBe('3 false\n');

    expect(await hook(token, '{"count": "many"}')).toMatchObject({
      status: 400,
      result: { error: { code: 'invalid_input', field: 'params.count' } },
    });
    expect((await hook(token, '{"other": 1}')).status).toBe(400);
    expect((await hook(token, '[1]')).status).toBe(400);
    expect((await hook(token, '{"count": {}}')).status).toBe(400);
    expect(stage.runsOf(task)).toHaveLength(1);
  });

  test('whatever is wrong with an address, the answer is the same', async () => {
    const { stage, hook, newToken } = await startStage();
    const triggers = [{ kind: 'webhook' } as const];
    const [deleted, edited, renewed] = ['a', 'b', 'c'].map((name) =>
      stage.createTask('true', { name, triggers }),
    );
    if (!deleted || !edited || !renewed) throw new Error('No tasks');
    const tokens = await Promise.all([deleted, edited, renewed].map(({ id }) => newToken(id)));
    stage.delete(deleted);
    stage.edit(edited, { triggers: [] });
    const newer = await newToken(renewed.id);
    const answers = await Promise.all(
      [...tokens, '', 'x', 'x'.repeat(500), `${newer}x`, '%00', "'"].map((token) => hook(token)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect((await hook(newer)).status).toBe(202);
  });

  test('is refused for a disabled task, and leaves a row while all is paused', async () => {
    const { stage, hook, newToken } = await startStage();
    const task = stage.createTask('true', { triggers: [{ kind: 'webhook' }] });
    const token = await newToken(task.id);
    stage.setEnabled(task, false);
    expect((await hook(token)).status).toBe(409);
    stage.setEnabled(task, true);
    stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
    const { result } = await hook(token);
    expect(stage.get({ id: result.runId })).toMatchObject({
      state: 'skipped',
      reasonCode: 'paused',
    });
    expect((await hook(token)).result).toEqual(result);
  });

  test('that is called too often is told when to come again', async () => {
    const { stage, hook, newToken } = await startStage();
    const [busy, other] = ['a', 'b'].map((name) =>
      stage.createTask('true', { name, triggers: [{ kind: 'webhook' }] }),
    );
    if (!busy || !other) throw new Error('No tasks');
    const [token, otherToken] = [await newToken(busy.id), await newToken(other.id)];
    for (let count = 0; count < 10; count++) expect((await hook(token)).status).toBe(202);
    const refused = await hook(token);
    expect(refused.status).toBe(429);
    expect(refused.retryAfter).toMatch(/^([1-9]|10)$/);
    expect((await hook(otherToken)).status).toBe(202);
  });

  test('needs a task with such a trigger, and leaves no token in the database', async () => {
    const { stage, newToken } = await startStage();
    const without = stage.createTask('true');
    await expect(newToken(without.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(newToken(99)).rejects.toMatchObject({ code: 'not_found' });
    const task = stage.createTask('true', { triggers: [{ kind: 'webhook' }] });
    const token = await newToken(task.id);
    expect(token).toMatch(/^[\w-]{43}$/);
    const { databasePath } = stage.cronpilot.paths;
    await stage.stop();
    expect(readFileSync(databasePath).includes(token)).toBe(false);
  });
});

async function startStage() {
  const stage = await RunStage.start();
  const { dataDir, socketPath } = stage.cronpilot.paths;
  const call = callOver(dataDir);
  return {
    stage,
    hook: (token: string, body = '') => send(socketPath, { path: `/hook/${token}`, body }),
    newToken: async (taskId: number) => (await call('tasks.webhookToken', { taskId })).token,
  };
}
