import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';

import {
  BASIC,
  type HttpApi,
  type HttpSent,
  PASSWORD,
  startHttpApi,
  USER,
} from '../../helpers/http-api.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { until } from '../../helpers/until.ts';

// Thousands of requests take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

/** Its task must be as it was after everything that is refused. */
async function open() {
  const api = await startHttpApi();
  const { json } = await api.send('/api/tasks', { method: 'POST', body: makeTaskInput() });
  const tasks = async () => (await api.send('/api/tasks')).text;
  const before = await tasks();
  const expectUntouched = async () => {
    expect(await tasks()).toBe(before);
    expect((await api.send('/api/runs')).json).toEqual({ runs: [] });
    expect(api.cronPilot.bugs).toEqual([]);
  };
  return { api, runPath: `/api/tasks/${json.id}/run`, expectUntouched };
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

test('whoever does not know the password is refused, told how to log in, and logged', async () => {
  const { api, runPath, expectUntouched } = await open();
  const wrong: readonly (string | null)[] = [
    null,
    '',
    'Basic',
    'Basic %%%',
    basic('anna'),
    basic('anna:wrong horse'),
    basic(`bob:${PASSWORD}`),
    `Bearer ${PASSWORD}`,
    'Bearer cpt_00000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'Digest abc',
  ];
  for (const authorization of wrong) {
    const { status, json, headers } = await api.send(runPath, { method: 'POST', authorization });
    expect([authorization, status]).toEqual([authorization, 401]);
    expect(json).toMatchObject({ status: 401, code: 'unauthorized' });
    expect(headers['www-authenticate']).toContain('Basic realm="CronPilot"');
    expect(headers['content-type']).toBe('application/problem+json');
  }
  expect(api.appLog()).toContain(`The API refused POST ${runPath} (401)`);
  expect(api.appLog()).not.toMatch(/horse|aaaaaaaa/);
  await expectUntouched();
});

const REFUSED: readonly (readonly [string, number, HttpSent])[] = [
  ['a foreign Host, as DNS rebinding sends it', 421, { headers: { host: 'evil.example:7000' } }],
  ['a Host of another port', 421, { headers: { host: '127.0.0.1:1' } }],
  ['a Host without a port', 421, { headers: { host: 'localhost' } }],
  ['a foreign Origin', 403, { headers: { origin: 'https://evil.example' } }],
  ['an Origin of another port', 403, { headers: { origin: 'http://127.0.0.1:1' } }],
  ['an Origin without a name', 403, { headers: { origin: 'null' } }],
  ['a page of another site', 403, { headers: { 'sec-fetch-site': 'cross-site' } }],
  ['a page of another port', 403, { headers: { 'sec-fetch-site': 'same-site' } }],
  [
    'a link of another site',
    403,
    { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } },
  ],
  [
    'a form of another site that names no origin',
    415,
    { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  ],
  [
    'a form that looks like JSON',
    415,
    { body: '{"params":{}}', headers: { 'content-type': 'text/plain' } },
  ],
  ['a body of 3 MiB', 413, { body: Buffer.alloc(3 * 1024 * 1024, 0x20) }],
  [
    'a body of 3 MiB in chunks',
    413,
    { body: Buffer.alloc(3 * 1024 * 1024, 0x20), headers: { 'transfer-encoding': 'chunked' } },
  ],
];

test('what other sites, rebound names and floods send is refused although the password is right', async () => {
  const { api, runPath, expectUntouched } = await open();
  for (const [what, status, sent] of REFUSED) {
    const answer = await api.send(runPath, { method: 'POST', ...sent });
    expect([what, answer.status, answer.json.status]).toEqual([what, status, status]);
    if (status !== 415)
      expect(api.appLog()).toContain(`The API refused POST ${runPath} (${status})`);
  }
  await expectUntouched();
});

test('no other origin is ever allowed to read an answer', async () => {
  const { api } = await open();
  const preflight = await api.send('/api/tasks', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(403);
  for (const path of ['/api/tasks', '/api/nothing', '/api/docs', '/api/openapi.json']) {
    const { headers } = await api.send(path);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  }
});

test('after 1,000 wrong logins at once the right one still works, and the log stays short', async () => {
  const { api } = await open();
  const startedMs = performance.now();
  const answers: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const guesses = Array.from({ length: 50 }, async (_, at) => {
      const guess = { authorization: basic(`${USER}:guess ${round} ${at}`) };
      return (await api.send('/api/status', guess)).status;
    });
    answers.push(...(await Promise.all(guesses)));
  }
  expect(answers.length).toBe(1_000);
  expect(new Set(answers)).toEqual(new Set([401, 429]));
  // Ten at once, and one each six seconds from then on.
  const minutes = () => Math.ceil((performance.now() - startedMs) / 60_000);
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(
    10 + 10 * minutes(),
  );

  // Who has logged in before is known, and the limit is no way to lock the user out.
  expect((await api.send('/api/status')).status).toBe(200);
  // The time may have come for one more try, but not for several.
  const newcomers = await Promise.all(
    Array.from({ length: 10 }, () =>
      api.send('/api/session', {
        method: 'POST',
        authorization: null,
        body: { userName: USER, password: `${PASSWORD}!` },
      }),
    ),
  );
  const refused = newcomers.find(({ status }) => status === 429);
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  const refusals = api.appLog().match(/The API refused/g) ?? [];
  expect(refusals.length).toBeLessThanOrEqual(21 * minutes());
  await api.cronPilot.localApi.switchOff();
  await expectUntouchedOverSocket(api);
  await api.cronPilot.stop();
  expect(api.appLog()).toMatch(/The API refused 9\d\d more requests/);
});

test('a token does what its scope says and no more, until it is removed', async () => {
  const { api, runPath } = await open();
  const { localApi } = api.cronPilot;
  const status = async (scope: 'read' | 'run' | 'write') => {
    const { token } = await localApi.addToken(scope, scope);
    const authorization = `Bearer ${token}`;
    const ask = async (path: string, method = 'GET', body?: unknown) =>
      (await api.send(path, { method, authorization, body })).status;
    return [
      await ask('/api/tasks'),
      await ask(runPath, 'POST'),
      await ask('/api/settings', 'PATCH', { theme: 'dark' }),
      await ask('/api/call/tasks.list', 'POST'),
      await ask('/api/call/settings.update', 'POST', { theme: 'dark' }),
      // Not even with the widest scope.
      await ask('/api/call/api.addToken', 'POST', { name: 'x', scope: 'read' }),
      await ask('/api/call/desktop.pickPath', 'POST', { kind: 'file', startPath: null }),
    ];
  };
  expect(await status('read')).toEqual([200, 403, 403, 200, 403, 403, 403]);
  expect(await status('run')).toEqual([200, 200, 403, 200, 403, 403, 403]);
  const { token } = await localApi.addToken('last', 'write');
  const authorization = `Bearer ${token}`;
  expect((await api.send('/api/settings', { authorization })).status).toBe(200);
  await localApi.removeToken('last');
  expect((await api.send('/api/settings', { authorization })).status).toBe(401);
});

test('a login of the browser panel needs both of its halves and ends when it is ended', async () => {
  const { api } = await open();
  const login = await api.send('/api/session', {
    method: 'POST',
    authorization: null,
    body: { userName: USER, password: PASSWORD },
  });
  expect(login.status).toBe(201);
  const [setCookie = ''] = login.headers['set-cookie'] ?? [];
  expect(setCookie).toMatch(/; Path=\/api; HttpOnly; SameSite=Strict$/);
  const cookie = setCookie.split(';')[0] ?? '';
  const token = login.json.token as string;
  const ask = async (headers: Record<string, string>, method = 'GET') =>
    await api.send('/api/session', { method, authorization: null, headers });
  expect((await ask({ cookie })).status).toBe(401);
  expect((await ask({ 'x-cronpilot-session': token })).status).toBe(401);
  const other = await ask({ cookie, 'x-cronpilot-session': `${token}x` });
  // A browser would ask for a password by itself.
  expect([other.status, other.headers['www-authenticate']]).toEqual([401, undefined]);
  const both = { cookie, 'x-cronpilot-session': token };
  expect((await ask(both)).json).toEqual({ kind: 'session', name: USER, scope: 'write' });
  expect((await ask(both, 'DELETE')).status).toBe(204);
  expect((await ask(both)).status).toBe(401);
});

test('what is not HTTP, and what breaks off in its middle, harms nobody', async () => {
  const { api, expectUntouched } = await open();
  const head = `POST /api/tasks HTTP/1.1\r\nHost: 127.0.0.1:${api.port}\r\nAuthorization: ${BASIC}\r\n`;
  const pieces = [
    '\0\0\0',
    'GET /\r\n\r\n',
    'GET /api/status HTTP/1.1\r\n\r\n',
    `GET http://evil.example/api/status HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
    `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"na`,
    `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ];
  for (const piece of pieces) {
    const socket = connect(api.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(piece);
    socket.end();
    socket.resume();
    await until(() => socket.closed, 'the connection to close');
  }
  await expectUntouched();
});

async function expectUntouchedOverSocket({ cronPilot }: HttpApi): Promise<void> {
  expect(cronPilot.bugs).toEqual([]);
  expect(cronPilot.engine.taskStore.list().length).toBe(1);
}
