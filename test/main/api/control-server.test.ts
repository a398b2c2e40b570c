import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ControlServer } from '../../../electron/main/api/control-server.ts';
import { AppError, toErrorPayload } from '../../../electron/shared/errors.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

type Listener = (name: string, payload: unknown) => void;

function makeServer(socketPath = join(tempDir(), 'own', 'control.sock')) {
  const listeners = new Set<Listener>();
  const bugs: unknown[] = [];
  const calls: { name: string; request: unknown }[] = [];
  const server = new ControlServer({
    socketPath,
    call: async (name, request) => {
      calls.push({ name, request });
      if (name === 'refuse') {
        return { ok: false, error: toErrorPayload(new AppError('conflict', 'No', { field: 'x' })) };
      }
      if (name === 'break') throw new Error('secret');
      if (name === 'hang') await new Promise(() => undefined);
      return { ok: true, value: request };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onBug: (error) => bugs.push(error),
  });
  onTestFinished(() => server.stop());
  const emit: Listener = (name, payload) =>
    listeners.forEach((listener) => listener(name, payload));
  return { server, socketPath, listeners, bugs, calls, emit };
}

async function startServer(socketPath?: string) {
  const made = makeServer(socketPath);
  await made.server.start();
  return made;
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function send(socketPath: string, sent: Sent = {}) {
  const { method = 'POST', path = '/call/echo', body = '', headers = JSON_TYPE } = sent;
  const request = httpRequest({ socketPath, method, path, headers, agent: false });
  const answered = once(request, 'response');
  request.end(body);
  const [response] = await answered;
  return { status: response.statusCode as number, result: JSON.parse(await text(response)) };
}

/** Writes bytes as they are; resolves when the server has closed the connection. */
async function sendRaw(socketPath: string, bytes: Uint8Array): Promise<string> {
  const socket = connect(socketPath);
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await until(() => socket.closed, 'the connection to close');
  return answer;
}

describe('calls', () => {
  test('get their request and answer with the result', async () => {
    const { socketPath, calls } = await startServer();
    const sent = { path: '/call/tasks.get', body: '{"taskId":1}' };
    expect(await send(socketPath, sent)).toEqual({
      status: 200,
      result: { ok: true, value: { taskId: 1 } },
    });
    expect(calls).toEqual([{ name: 'tasks.get', request: { taskId: 1 } }]);
  });

  test('without a body get undefined', async () => {
    const { socketPath, calls } = await startServer();
    expect(await send(socketPath)).toEqual({ status: 200, result: { ok: true } });
    expect(calls).toEqual([{ name: 'echo', request: undefined }]);
  });

  test('that are refused keep code, message and field', async () => {
    const { socketPath } = await startServer();
    expect(await send(socketPath, { path: '/call/refuse' })).toEqual({
      status: 409,
      result: { ok: false, error: { code: 'conflict', message: 'No', field: 'x' } },
    });
  });

  test('that break are reported here and hidden there', async () => {
    const { socketPath, bugs } = await startServer();
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
    const { socketPath, calls, bugs } = await startServer();
    const answer = await send(socketPath, sent);
    expect(answer.status).toBe(status);
    expect(answer.result.ok).toBe(false);
    expect(answer.result.error.message).toMatch(words);
    expect([calls, bugs]).toEqual([[], []]);
  });

  test('as garbage closes its own connection only', async () => {
    const { socketPath, bugs } = await startServer();
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
    const { socketPath, bugs } = await startServer();
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
    const { socketPath } = await startServer();
    const body = '['.repeat(500_000) + ']'.repeat(500_000);
    const { result } = await send(socketPath, { body });
    expect(result.ok).toBe(false);
    expect((await send(socketPath)).status).toBe(200);
  });

  test('that breaks off in its middle leaves the others alone', async () => {
    const { socketPath, bugs } = await startServer();
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
    const { socketPath, emit } = await startServer();
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
    const { socketPath, listeners } = await startServer();
    const { response } = await listen(socketPath);
    expect(listeners.size).toBe(1);
    response.destroy();
    await until(() => listeners.size === 0, 'the subscription to end');
  });

  test('end for a client that reads nothing, before they fill the memory', async () => {
    const { socketPath, listeners, emit } = await startServer();
    const { response } = await listen(socketPath);
    response.pause();
    const text = 'x'.repeat(1024 * 1024);
    for (let count = 0; count < 20; count += 1) emit('notice.raised', { text });
    await until(() => listeners.size === 0, 'the subscription to end');
  });

  test('end when the server stops', async () => {
    const { socketPath, server } = await startServer();
    const { response } = await listen(socketPath);
    await server.stop();
    await until(() => response.complete, 'the stream to end');
  });
});

describe('the socket', () => {
  test('is open to this user alone, as is the folder made for it', async () => {
    const { socketPath } = await startServer();
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(join(socketPath, '..')).mode & 0o777).toBe(0o700);
  });

  test('closes a folder of ours that others could enter', async () => {
    const dir = join(tempDir(), 'open');
    mkdirSync(dir);
    chmodSync(dir, 0o777);
    await startServer(join(dir, 'control.sock'));
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  test('is not made behind a link that somebody may have laid', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'real'));
    symlinkSync(join(dir, 'real'), join(dir, 'link'));
    const { server } = makeServer(join(dir, 'link', 'control.sock'));
    await expect(server.start()).rejects.toMatchObject({ code: 'unavailable' });
  });

  test.runIf(process.getuid?.() === 0)('cannot be opened by another user', async () => {
    const { socketPath } = await startServer();
    for (const dir of [join(socketPath, '..'), join(socketPath, '../..')]) chmodSync(dir, 0o755);
    const script = `require('net').connect(process.argv[1]).on('connect', () => process.exit(0)).on('error', (e) => { console.log(e.code); process.exit(1); })`;
    const child = spawn(process.execPath, ['-e', script, socketPath], { uid: 65_534, gid: 65_534 });
    expect((await text(child.stdout)).trim()).toBe('EACCES');
  });

  test('is removed with the end of the server', async () => {
    const { server, socketPath } = await startServer();
    await server.stop();
    expect(existsSync(socketPath)).toBe(false);
    await server.stop();
  });

  test('is left to a server that lives', async () => {
    const { socketPath } = await startServer();
    const { server: second } = makeServer(socketPath);
    await expect(second.start()).rejects.toMatchObject({ code: 'conflict' });
    await second.stop();
    expect((await send(socketPath)).status).toBe(200);
  });

  test('of a server that was killed is replaced', async () => {
    const socketPath = join(tempDir(), 'control.sock');
    const script = `require('net').createServer().listen(process.argv[1], () => console.log('ready'))`;
    const child = spawn(process.execPath, ['-e', script, socketPath]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(socketPath)).toBe(true);
    await startServer(socketPath);
    expect((await send(socketPath)).status).toBe(200);
  });

  test('never takes the place of a file', async () => {
    const socketPath = join(tempDir(), 'control.sock');
    writeFileSync(socketPath, 'mine');
    const { server } = makeServer(socketPath);
    await expect(server.start()).rejects.toMatchObject({ code: 'unavailable' });
    expect(readFileSync(socketPath, 'utf8')).toBe('mine');
  });

  test('closes although a call hangs', async () => {
    const { server, socketPath, calls } = await startServer();
    const hanging = send(socketPath, { path: '/call/hang' }).catch(() => 'broken off');
    await until(() => calls.length === 1, 'the call to arrive');
    await server.stop();
    expect(await hanging).toBe('broken off');
  });
});
