import { once } from 'node:events';
import { appendFileSync, existsSync } from 'node:fs';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import { BASIC, type HttpApi, startHttpApi } from '../../helpers/http-api.ts';
import { callOver } from '../../helpers/launch-headless.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

interface Received {
  readonly event: string;
  readonly id: string | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says what it expects
  readonly payload: any;
}

async function listen(api: HttpApi, path: string, headers: Record<string, string> = {}) {
  const request = httpRequest({
    host: '127.0.0.1',
    port: api.port,
    path,
    agent: false,
    headers: { authorization: BASIC, ...headers },
  });
  request.on('error', () => undefined);
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  onTestFinished(() => void response.destroy());
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (data: string) => (text += data));
  response.on('error', () => undefined);
  const received = (): Received[] =>
    text
      .split('\n\n')
      .slice(0, -1)
      .filter((block) => block.includes('data: '))
      .map((block) => ({
        event: /^event: (.*)$/m.exec(block)?.[1] ?? '',
        id: /^id: (.*)$/m.exec(block)?.[1],
        payload: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null'),
      }));
  return { response, received };
}

async function addTask(api: HttpApi, command: string) {
  const action = { kind: 'command', command, shell: '/bin/bash' } as const;
  const call = callOver(api.cronPilot.paths.dataDir);
  const { id } = await call('tasks.create', makeTaskInput({ action }));
  return { call, taskId: id };
}

test('events of the contract arrive as server-sent events, those that were asked for', async () => {
  const api = await startHttpApi();
  const all = await listen(api, '/api/events');
  const some = await listen(api, '/api/events?names=settings.changed,run.changed');
  expect(all.response.headers['content-type']).toContain('text/event-stream');
  await addTask(api, 'true');
  await api.send('/api/settings', { method: 'PATCH', body: { theme: 'dark' } });
  await until(() => all.received().some(({ event }) => event === 'task.changed'), 'the event');
  expect(all.received()).toContainEqual({
    event: 'task.changed',
    id: expect.stringMatching(/^\d+$/),
    payload: { taskId: 1 },
  });
  expect(some.received().filter(({ event }) => event === 'task.changed')).toEqual([]);
});

test('the log of a run streams while it runs and ends with the run', async () => {
  const api = await startHttpApi();
  const gate = join(tempDir(), 'gate');
  const { call, taskId } = await addTask(
    api,
    `echo first; until [ -e '${gate}' ]; do sleep 0.01; done; echo last`,
  );
  const { id: runId } = await call('runs.start', { taskId });
  const { response, received } = await listen(api, `/api/runs/${runId}/log/stream`);
  const text = () =>
    received()
      .filter(({ event }) => event === 'chunk')
      .map(({ payload }) => payload.text)
      .join('');
  await until(() => text() === 'first\n', 'the first line');
  expect((await call('runs.get', { runId })).state).toBe('running');
  expect(existsSync(gate)).toBe(false);
  appendFileSync(gate, '');
  await until(() => response.readableEnded, 'the stream to end');
  expect(text()).toBe('first\nlast\n');
  expect(received().at(-1)).toMatchObject({
    event: 'end',
    payload: { id: runId, state: 'succeeded', status: 'success' },
  });

  // Whoever lost the connection goes on where it was.
  const id = received().find(({ event }) => event === 'chunk')?.id ?? '';
  expect(id).toBe('6');
  const again = await listen(api, `/api/runs/${runId}/log/stream`, { 'last-event-id': id });
  await until(() => again.response.readableEnded, 'the stream to end');
  expect(again.received()[0]?.payload.text).toBe('last\n');
});

test.each([
  ['without output', 'true'],
  ['with output', 'echo all'],
])('an EventSource stays away once a log %s has ended', async (_, command) => {
  const api = await startHttpApi();
  const { call, taskId } = await addTask(api, command);
  const { id: runId } = await call('runs.start', { taskId });
  const path = `/api/runs/${runId}/log/stream`;
  const { response, received } = await listen(api, path);
  await until(() => response.readableEnded, 'the stream to end');
  const lastId = received().findLast(({ id }) => id !== undefined)?.id ?? '';
  const again = await listen(api, path, { 'last-event-id': lastId });
  expect(again.response.statusCode).toBe(204);
});

test('a request for the headers alone opens no stream', async () => {
  const { send, cronPilot } = await startHttpApi();
  const { status, headers } = await send('/api/events', { method: 'HEAD' });
  expect([status, headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(cronPilot.localApi.streamCount).toBe(0);
});

test('streams end when the API is switched off, and when a token is taken away', async () => {
  const api = await startHttpApi();
  const { localApi } = api.cronPilot;
  const { token } = await localApi.addToken('reader', 'read');
  const first = await listen(api, '/api/events', { authorization: `Bearer ${token}` });
  await localApi.removeToken('reader');
  await until(() => first.response.complete, 'the stream of the token to end');
  const second = await listen(api, '/api/events');
  await localApi.switchOff();
  await until(() => second.response.closed, 'the stream to end');
  expect(api.cronPilot.bugs).toEqual([]);
});

test('a client that reads nothing loses its stream before it fills the memory', async () => {
  const api = await startHttpApi();
  const { response } = await listen(api, '/api/events');
  response.pause();
  const { engine } = api.cronPilot;
  await addTask(api, 'true');
  const run = await callOver(api.cronPilot.paths.dataDir)('runs.start', { taskId: 1 });
  const reason = 'x'.repeat(1024 * 1024);
  for (let count = 0; count < 30; count += 1)
    engine.runService.events.emit('changed', { ...run, reason });
  response.resume();
  await until(() => response.closed, 'the stream to be closed');
  expect(response.complete).toBe(false);
  expect((await api.send('/api/status')).status).toBe(200);
});

test('a client that comes back gets what it missed, or hears that there is a gap', async () => {
  const api = await startHttpApi();
  const first = await listen(api, '/api/events?names=task.changed');
  const { call } = await addTask(api, 'true');
  await until(() => first.received().length > 0, 'the first event');
  first.response.destroy();
  const lastId = first.received().at(-1)?.id ?? '';
  await call('tasks.delete', { taskId: 1 });
  await call('settings.update', { theme: 'dark' });
  await call('tasks.restore', { taskId: 1 });
  const idsOf = (received: readonly Received[]) => received.map(({ id }) => Number(id));

  const again = await listen(api, '/api/events?names=task.changed', { 'last-event-id': lastId });
  await until(() => again.received().length === 2, 'what was missed');
  expect(again.received().map(({ event }) => event)).toEqual(['task.changed', 'task.changed']);
  const numbers = [Number(lastId), ...idsOf(again.received())];
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  await call('tasks.delete', { taskId: 1 });
  await until(() => again.received().length === 3, 'what happens now');

  await api.cronPilot.localApi.switchOff();
  await api.cronPilot.localApi.switchOn({});
  for (const id of [lastId, '12', '9007199254740991']) {
    const late = await listen(api, '/api/events', { 'last-event-id': id });
    await until(() => late.received().length > 0, 'the gap');
    expect(late.received()[0]).toEqual({ event: 'gap', id: expect.any(String), payload: {} });
  }
  const fresh = await listen(api, '/api/events', { 'last-event-id': 'none' });
  await call('tasks.restore', { taskId: 1 });
  await until(() => fresh.received().length > 0, 'an event');
  expect(fresh.received().some(({ event }) => event === 'gap')).toBe(false);
});
