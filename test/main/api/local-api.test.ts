import { createServer } from 'node:http';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';

import { freePort } from '../../helpers/free-port.ts';
import { BASIC, PASSWORD, sendHttp, startHttpApi, USER } from '../../helpers/http-api.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { startCronPilot } from '../../helpers/start-cronpilot.ts';

async function occupy(port: number, host: string) {
  const server = createServer((_request, response) => response.end('somebody else'));
  onTestFinished(() => void server.close());
  server.listen({ port, host, ipv6Only: true });
  await once(server, 'listening');
  return server;
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('nothing listens until it is switched on, and then only this computer is answered', async () => {
  const { localApi } = await startCronPilot();
  expect(localApi.status).toEqual({
    enabled: false,
    port: 7000,
    url: null,
    userName: null,
    tokens: [],
    problem: null,
  });
  const port = await freePort();
  await localApi.switchOn({ port, userName: USER, password: PASSWORD });
  expect(localApi.status).toMatchObject({ enabled: true, url: `http://127.0.0.1:${port}` });
  expect(await answers(port, '127.0.0.1')).toBe(true);
  const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
    all?.some(({ address }) => address === '::1'),
  );
  expect(await answers(port, '::1')).toBe(hasIpv6);
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others) expect(await answers(port, address)).toBe(false);
  await localApi.switchOff();
  expect(await answers(port, '127.0.0.1')).toBe(false);
});

test('without a password of eight characters it stays off, and no error repeats it', async () => {
  const { localApi, settings } = await startCronPilot();
  const port = await freePort();
  await expect(localApi.switchOn({ port })).rejects.toThrow(/a user name with a password/);
  await expect(localApi.switchOn({ port, userName: USER })).rejects.toThrow(/a password/);
  const short = localApi.switchOn({ port, userName: USER, password: 'hunter2' });
  await expect(short).rejects.toThrow(/^(?!.*hunter2).*8 to 1,000/);
  expect(localApi.status.enabled).toBe(false);
  expect(JSON.stringify(settings.get())).not.toContain('hunter2');
});

test('it is on again after a restart, with hashes only on disk', async () => {
  const first = await startHttpApi();
  const { token } = await first.cronPilot.localApi.addToken('script', 'run');
  const { paths } = first.cronPilot;
  await first.cronPilot.stop();
  const file = readFileSync(paths.apiFilePath, 'utf8');
  expect(file).not.toContain(PASSWORD);
  expect(file).not.toContain(token);
  expect(statSync(paths.apiFilePath).mode & 0o777).toBe(0o600);

  await startCronPilot(paths.dataDir);
  for (const authorization of [BASIC, `Bearer ${token}`])
    expect((await sendHttp(first.port, '/api/status', { authorization })).status).toBe(200);
});

test.each(['127.0.0.1', '::1'])(
  'a port that another program has on %s is refused',
  async (host) => {
    const { localApi } = await startCronPilot();
    const port = await freePort();
    await occupy(port, host);
    const request = { port, userName: USER, password: PASSWORD };
    await expect(localApi.switchOn(request)).rejects.toMatchObject({
      code: 'conflict',
      field: 'port',
      message: `Another program uses port ${port} on this computer. End it, or choose another port.`,
    });
    expect(localApi.status).toMatchObject({ enabled: false, userName: null, problem: null });
    expect(await answers(port, host === '::1' ? '127.0.0.1' : '::1')).toBe(false);
  },
);

test('a start that finds its port taken says so in the status, and goes on with the rest', async () => {
  const first = await startHttpApi();
  const { paths } = first.cronPilot;
  await first.cronPilot.stop();
  await occupy(first.port, '127.0.0.1');
  const { localApi } = await startCronPilot(paths.dataDir);
  expect(localApi.status).toMatchObject({ enabled: true, url: null });
  expect(localApi.problem).toMatch(/^Another program uses port/);
});

test('a change of port moves it, and a change of password ends what was known', async () => {
  const { port, send, cronPilot } = await startHttpApi();
  const { localApi } = cronPilot;
  expect((await send('/api/status')).status).toBe(200);
  await localApi.switchOn({ password: 'another horse' });
  expect((await send('/api/status')).status).toBe(401);
  const nextPort = await freePort();
  await localApi.switchOn({ port: nextPort });
  expect(await answers(port, '127.0.0.1')).toBe(false);
  const authorization = `Basic ${Buffer.from(`${USER}:another horse`).toString('base64')}`;
  expect((await sendHttp(nextPort, '/api/status', { authorization })).status).toBe(200);
});

test('a damaged file is kept aside, and the API is off', async () => {
  const first = await startHttpApi();
  const { paths } = first.cronPilot;
  await first.cronPilot.stop();
  writeFileSync(paths.apiFilePath, '{"enabled":true,"port":7000}');
  const { localApi } = await startCronPilot(paths.dataDir);
  expect(localApi.status.enabled).toBe(false);
  expect(localApi.problem).toMatch(/api\.json\.broken/);
  expect(readFileSync(`${paths.apiFilePath}.broken`, 'utf8')).toContain('7000');
});

test('a token has a name of its own', async () => {
  const { localApi } = await startCronPilot();
  await localApi.addToken('script', 'read');
  await expect(localApi.addToken('script', 'write')).rejects.toMatchObject({ code: 'conflict' });
  await expect(localApi.removeToken('other')).rejects.toMatchObject({ code: 'not_found' });
});

test('what a script starts is marked as started by the API', async () => {
  const { send, cronPilot } = await startHttpApi();
  await send('/api/tasks', { method: 'POST', body: makeTaskInput() });
  const { json } = await send('/api/tasks/1/run', { method: 'POST' });
  expect(json.run.trigger).toBe('api');
  cronPilot.engine.runService.stop(json.run.id, { force: true });
});

test('a webhook needs nothing but its token, and the log keeps that to itself', async () => {
  const { send, cronPilot, appLog } = await startHttpApi();
  const body = makeTaskInput({ triggers: [{ kind: 'webhook' }] });
  await send('/api/tasks', { method: 'POST', body });
  const { json } = await send('/api/tasks/1/webhook', { method: 'POST' });
  const started = await send(json.path, { method: 'POST', authorization: null });
  expect([started.status, started.json]).toEqual([202, { runId: 1 }]);
  cronPilot.engine.runService.stop(1, { force: true });
  const foreign = { origin: 'https://evil.example' };
  const refused = await send(json.path, { method: 'POST', authorization: null, headers: foreign });
  expect(refused.status).toBe(403);
  expect(appLog()).toContain('The API refused POST /hook/... (403)');
  expect(appLog()).not.toContain(json.token);
  expect((await send('/hook/x', { method: 'POST', authorization: null })).status).toBe(404);
});
