import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  JSON_TYPE,
  type Sent,
  send,
  sendRaw,
  startControlServer,
} from '../../helpers/control-server.ts';
import { until } from '../../helpers/until.ts';

describe('calls', () => {
  test('get their request and answer with the result', async () => {
    const { socketPath, calls } = await startControlServer();
    const sent = { path: '/call/tasks.get', body: '{"taskId":1}' };
    expect(await send(socketPath, sent)).toEqual({
      status: 200,
      result: { ok: true, value: { taskId: 1 } },
    });
    expect(calls).toEqual([{ name: 'tasks.get', request: { taskId: 1 } }]);
  });

  test('without a body get undefined', async () => {
    const { socketPath, calls } = await startControlServer();
    expect(await send(socketPath)).toEqual({ status: 200, result: { ok: true } });
    expect(calls).toEqual([{ name: 'echo', request: undefined }]);
  });

  test('that are refused keep code, message and field', async () => {
    const { socketPath } = await startControlServer();
    expect(await send(socketPath, { path: '/call/refuse' })).toEqual({
      status: 409,
      result: { ok: false, error: { code: 'conflict', message: 'No', field: 'x' } },
    });
  });

  test('that break are reported here and hidden there', async () => {
    const { socketPath, bugs } = await startControlServer();
    const { status, result } = await send(socketPath, { path: '/call/break' });
    expect([status, result.error.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(String(bugs[0])).toContain('secret');
  });
});

describe('a request in the wrong form', () => {
  const big = Buffer.alloc(3 * 1024 * 1024, 'x');
  test.each<[string, Sent, number, RegExp]>([
    ['of another path', { path: '/' }, 404, /\/call\/NAME/],
    ['with a path in the name', { path: '/call/../etc' }, 404, /\/call\/NAME/],
    ['of another method', { method: 'PUT' }, 400, /to be POST, got PUT/],
    ['to events by POST', { path: '/events' }, 400, /to be GET, got POST/],
    ['of another type', { headers: { 'content-type': 'text/plain' } }, 400, /text\/plain/],
    ['without a type', { headers: {} }, 400, /application\/json, got nothing/],
    ['that is not JSON', { body: '{"a":' }, 400, /JSON/],
    ['that is not UTF-8', { body: Buffer.from([0x22, 0xff, 0x22]) }, 400, /UTF-8/],
    ['of 3 MiB', { body: big }, 400, /at most 2,097,152 bytes long, got 3,145,728/],
    [
      'of 3 MiB in chunks',
      { body: big, headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' } },
      400,
      /at most 2,097,152/,
    ],
  ])('%s is refused in words', async (_what, sent, status, words) => {
    const { socketPath, calls, bugs } = await startControlServer();
    const answer = await send(socketPath, sent);
    expect(answer.status).toBe(status);
    expect(answer.result.ok).toBe(false);
    expect(answer.result.error.message).toMatch(words);
    expect([calls, bugs]).toEqual([[], []]);
  });

  test('as garbage closes its own connection only', async () => {
    const { socketPath, bugs } = await startControlServer();
    const lines = [
      '',
      'GET / HTTP/1.1\r\n\r\n',
      'POST /call/echo HTTP/9\r\n',
      '\0\0\0',
      '{"a":1}\n',
    ];
    for (const line of lines) await sendRaw(socketPath, Buffer.from(line));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        await sendRaw(socketPath, bytes);
      }),
      { numRuns: 200 },
    );
    expect((await send(socketPath)).status).toBe(200);
    expect(bugs).toEqual([]);
  });

  test('as JSON of any kind is answered', async () => {
    const { socketPath, bugs } = await startControlServer();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), async (body) => {
        const { result } = await send(socketPath, { body });
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
    expect(bugs).toEqual([]);
  });

  test('nested a million deep is answered', async () => {
    const { socketPath } = await startControlServer();
    const body = '['.repeat(500_000) + ']'.repeat(500_000);
    const { result } = await send(socketPath, { body });
    expect(result.ok).toBe(false);
    expect((await send(socketPath)).status).toBe(200);
  });

  test('that breaks off in its middle leaves the others alone', async () => {
    const { socketPath, bugs } = await startControlServer();
    const socket = connect(socketPath);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const head = 'POST /call/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    socket.write(`${head}Content-Length: 100\r\n\r\n{"a":`);
    socket.destroy();
    expect((await send(socketPath)).status).toBe(200);
    expect(bugs).toEqual([]);
  });
});

describe('events', () => {
  async function listen(socketPath: string) {
    const request = httpRequest({ socketPath, path: '/events', agent: false });
    request.on('error', () => undefined);
    request.end();
    const [response] = await once(request, 'response');
    let received = '';
    response.setEncoding('utf8');
    response.on('data', (data: string) => (received += data));
    response.on('error', () => undefined);
    return { response, received: () => received };
  }

  test('arrive as lines of JSON from the moment of the headers', async () => {
    const { socketPath, emit } = await startControlServer();
    const { received } = await listen(socketPath);
    emit('task.changed', { taskId: 1 });
    emit('notice.raised', { text: 'two\nlines', runId: null });
    await until(() => received().split('\n').length === 3, 'two lines');
    const events = received()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toEqual([
      { name: 'task.changed', payload: { taskId: 1 } },
      { name: 'notice.raised', payload: { text: 'two\nlines', runId: null } },
    ]);
  });

  test('are no longer gathered for a client that left', async () => {
    const { socketPath, listeners } = await startControlServer();
    const { response } = await listen(socketPath);
    expect(listeners.size).toBe(1);
    response.destroy();
    await until(() => listeners.size === 0, 'the subscription to end');
  });

  test('end for a client that reads nothing, before they fill the memory', async () => {
    const { socketPath, listeners, emit } = await startControlServer();
    const { response } = await listen(socketPath);
    response.pause();
    const text = 'x'.repeat(1024 * 1024);
    for (let count = 0; count < 20; count += 1) emit('notice.raised', { text });
    await until(() => listeners.size === 0, 'the subscription to end');
  });

  test('end when the server stops', async () => {
    const { socketPath, server } = await startControlServer();
    const { response } = await listen(socketPath);
    await server.stop();
    await until(() => response.complete, 'the stream to end');
  });
});
