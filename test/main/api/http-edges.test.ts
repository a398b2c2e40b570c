/** What strangers' clients send besides what the description tells them to. */

import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';

import { type HttpSent, startHttpApi } from '../../helpers/http-api.ts';
import { toTaskInput } from '../../../electron/main/store/task-rows.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';

vi.setConfig({ testTimeout: 120_000 });

test('every answer, a refusal too, is kept by nobody and taken for nothing else', async () => {
  const { send } = await startHttpApi();
  const asked: readonly (readonly [number, string, HttpSent])[] = [
    [200, '/api/status', {}],
    [401, '/api/status', { authorization: null }],
    [403, '/api/status', { headers: { origin: 'https://evil.example' } }],
    [404, '/api/nothing', {}],
    [404, '/nothing', { method: 'POST' }],
    [405, '/api/status', { method: 'DELETE' }],
    [421, '/api/status', { headers: { host: 'evil.example' } }],
  ];
  for (const [status, path, sent] of asked) {
    const answer = await send(path, sent);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  }
});

test.each([
  ['DELETE', '/api/tasks/', 'GET, HEAD, POST', 'GET or POST'],
  ['POST', '/api/tasks/1', 'GET, HEAD, PUT, DELETE, PATCH', 'GET or PUT or DELETE or PATCH'],
  ['GET', '/hook/abc', 'POST', 'POST'],
  ['PUT', '/api/session', 'GET, HEAD, POST, DELETE', 'GET or POST or DELETE'],
  ['POST', '/api/docs', 'GET, HEAD', 'GET'],
])('%s %s is answered with the methods that there are', async (method, path, allow, words) => {
  const { send } = await startHttpApi();
  const { status, headers, json } = await send(path, { method });
  expect([status, headers.allow]).toEqual([405, allow]);
  expect(json.detail).toBe(`Expected the method to be ${words}.`);
});

test('a packed body is refused by its name', async () => {
  const { send } = await startHttpApi();
  const { status, headers, json } = await send('/api/tasks', {
    method: 'POST',
    body: gzipSync(JSON.stringify(makeTaskInput())),
    headers: { 'content-encoding': 'gzip' },
  });
  expect([status, headers['accept-encoding']]).toEqual([415, 'identity']);
  expect(json.detail).toBe('Expected the body as it is, got the content encoding gzip.');
  expect((await send('/api/tasks')).json).toEqual({ tasks: [] });
});

test('a field that there is not is named, and nothing else of the request is repeated', async () => {
  const { send } = await startHttpApi();
  await send('/api/tasks', { method: 'POST', body: makeTaskInput() });
  const patched = await send('/api/tasks/1', { method: 'PATCH', body: { tmeoutMs: 1 } });
  expect([patched.status, patched.json.field, patched.json.detail]).toEqual([
    400,
    'tmeoutMs',
    'Expected the request to be without unknown fields, got `tmeoutMs`',
  ]);
  const nested = { action: { kind: 'command', command: 'true', sudo: true } };
  const { json } = await send('/api/tasks/1', { method: 'PATCH', body: nested });
  expect([json.field, json.detail]).toEqual([
    'action.sudo',
    'Expected `action` to be without unknown fields, got `sudo`',
  ]);
  const asked = await send('/api/status?verbose=1');
  expect([asked.status, asked.json.field, asked.json.detail]).toEqual([
    400,
    'verbose',
    'Expected the request to be without fields, got `verbose`',
  ]);
});

test('a task that was deleted is gone until it is restored', async () => {
  const { send } = await startHttpApi();
  await send('/api/tasks', { method: 'POST', body: makeTaskInput() });
  await send('/api/tasks/1', { method: 'DELETE' });
  const { status, json } = await send('/api/tasks/1/');
  expect([status, json.detail]).toEqual([
    404,
    'Backup was deleted. POST /api/tasks/1/restore brings it back.',
  ]);
  await send('/api/tasks/1/restore', { method: 'POST' });
  expect((await send('/api/tasks/1')).json.name).toBe('Backup');
});

test('a change that expects another revision is refused and names both', async () => {
  const { send } = await startHttpApi();
  await send('/api/tasks', { method: 'POST', body: makeTaskInput() });
  await send('/api/tasks/1?expectedRevision=1', { method: 'PATCH', body: { name: 'Two' } });
  const answers = [
    await send('/api/tasks/1?expectedRevision=1', { method: 'PATCH', body: { notes: 'late' } }),
    await send('/api/tasks/1?expectedRevision=1', { method: 'PUT', body: makeTaskInput() }),
  ];
  for (const { status, json } of answers)
    expect([status, json.field, json.detail]).toEqual([
      409,
      'expectedRevision',
      'Task "Two" was changed elsewhere: it is at revision 2, not 1.',
    ]);
  const put = await send('/api/tasks/1?expectedRevision=2', {
    method: 'PUT',
    body: makeTaskInput({ name: 'Three' }),
  });
  expect(put.json).toMatchObject({ name: 'Three', task: { revision: 3, notes: '' } });
});

test('a change of parts keeps what the window changes meanwhile', async () => {
  const { send, cronPilot } = await startHttpApi();
  await send('/api/tasks', { method: 'POST', body: makeTaskInput() });
  const { taskStore } = cronPilot.engine;
  const get = taskStore.get.bind(taskStore);
  let isFirst = true;
  taskStore.get = (taskId) => {
    const task = get(taskId);
    if (isFirst) {
      isFirst = false;
      taskStore.update(taskId, { ...toTaskInput(task), notes: 'typed' }, Date.now());
    }
    return task;
  };
  await send('/api/tasks/1', { method: 'PATCH', body: { name: 'Two' } });
  expect(get(1)).toMatchObject({ name: 'Two', notes: 'typed', revision: 3 });
});

test('of changes that come at once, each keeps what the others have changed', async () => {
  const { send } = await startHttpApi();
  await send('/api/tasks', { method: 'POST', body: makeTaskInput() });
  const changes = [{ name: 'Renamed' }, { timeoutMs: 60_000 }, { tags: ['a'] }, { enabled: false }];
  const answers = await Promise.all(
    changes.map((body) => send('/api/tasks/1', { method: 'PATCH', body })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const { json } = await send('/api/tasks/1');
  expect(json.task).toMatchObject(Object.assign({}, ...changes));
});
