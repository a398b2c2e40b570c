import { type IncomingMessage, request as nodeRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { statSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';

import type { RunEnd, RunSpec } from '../../../electron/shared/worker-protocol.ts';
import { logOf } from '../../helpers/fork-worker.ts';
import { serve, serveRaw } from '../../helpers/http-servers.ts';
import { httpSpec } from '../../helpers/http-spec.ts';
import { TaskStage, verdictOf } from '../../helpers/task-stage.ts';

const SECRET = 'tok-1234567890';

let stage: TaskStage;
beforeEach(() => {
  stage = new TaskStage();
});

async function run(
  spec: RunSpec,
): Promise<{ end: RunEnd; verdict: readonly unknown[]; log: string }> {
  const end = await stage.run(spec);
  return { end, verdict: verdictOf(end), log: logOf(spec) };
}

function reasonOf(end: RunEnd): unknown {
  return end.kind === 'exited' ? end.report?.reasonCode : null;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

test('a request sends method, headers, body and authentication, and shows the answer', async () => {
  const seen: unknown[] = [];
  const url = await serve((request, response) => {
    void bodyOf(request).then((body) => {
      const { authorization, accept } = request.headers;
      const { 'content-type': type, 'user-agent': agent } = request.headers;
      seen.push([request.method, request.url, body, authorization, accept, type, agent]);
      response.setHeader('Content-Type', 'text/plain').setHeader('Set-Cookie', 'session=1');
      response.end('line 1\nline 2');
    });
  });
  const auth = { kind: 'basic', username: 'me', password: 'päss' } as const;
  const request = { method: 'POST', headers: { Accept: 'text/plain' }, body: '{"a":1}', auth };
  const { verdict, log } = await run(httpSpec(`${url}/x?y=1`, request));
  expect(verdict).toEqual([0, true, null]);
  const basic = `Basic ${Buffer.from('me:päss').toString('base64')}`;
  const agent = expect.stringMatching(/^CronPilot\/\d+\.\d+\.\d+$/);
  expect(seen).toEqual([
    ['POST', '/x?y=1', '{"a":1}', basic, 'text/plain', 'application/json', agent],
  ]);
  const [first, second, ...rest] = log.split('\n');
  expect(first).toBe(`POST ${url}/x?y=1`);
  expect(second).toMatch(/^HTTP 200 OK after \d+ ms$/);
  expect(rest.slice(-4)).toEqual(['line 1', 'line 2', '13 bytes received.', '']);
  expect(rest).toContain('content-type: text/plain');
  expect(log).not.toMatch(/session|Basic|päss/);
});

test('user name and password of an address authenticate, and are not shown', async () => {
  const url = await serve((request, response) => response.end(request.headers.authorization));
  const { log } = await run(httpSpec(url.replace('//', '//me:p%40ss@')));
  expect(log).toContain(`Basic ${Buffer.from('me:p@ss').toString('base64')}\n`);
  expect(log).toContain(`GET ${url}/\n`);
  expect(log).not.toContain('p%40ss');
});

test('HEAD and 204 have no body', async () => {
  const url = await serve((request, response) => {
    response.writeHead(request.method === 'HEAD' ? 200 : 204, { 'Content-Encoding': 'gzip' }).end();
  });
  expect((await run(httpSpec(url, { method: 'HEAD' }))).verdict).toEqual([0, true, null]);
  const { verdict, log } = await run(httpSpec(url));
  expect(verdict).toEqual([0, true, null]);
  expect(log).toMatch(/\n\n0 bytes received\.\n$/);
});

describe('an answer is judged', () => {
  test('by its status', async () => {
    const url = await serve((_, response) => response.writeHead(404).end('gone'));
    const { end, verdict, log } = await run(httpSpec(url));
    expect(verdict).toEqual([1, false, 'The server answered 404 Not Found; expected 200-299.']);
    expect(reasonOf(end)).toBe('http_status');
    expect(log).toContain('gone\n');
    const { verdict: other } = await run(httpSpec(url, { expectedStatus: '200,400-404' }));
    expect(other).toEqual([0, true, null]);
  });

  test('by the lines of its body, in whatever pieces and encoding it comes', async () => {
    const text = `first\n${'x'.repeat(100_000)}\nstatus: green, ünd more\nlast`;
    const url = await serve((request, response) => {
      const body = request.url === '/gzip' ? gzipSync(text) : Buffer.from(text);
      if (request.url === '/gzip') response.setHeader('Content-Encoding', 'gzip');
      for (let at = 0; at < body.length; at += 997) response.write(body.subarray(at, at + 997));
      response.end();
    });
    for (const path of ['/plain', '/gzip']) {
      const check = (request: object) => run(httpSpec(url + path, { ...request }));
      const must = (bodyMustMatch: string) => check({ bodyMustMatch });
      const mustNot = (bodyMustNotMatch: string) => check({ bodyMustNotMatch });
      expect((await must('^status: green, ünd')).verdict).toEqual([0, true, null]);
      const { end, verdict } = await must('^red$');
      expect(verdict).toEqual([1, false, 'No line of the answer matches `^red$`.']);
      expect(reasonOf(end)).toBe('http_body');
      expect((await mustNot('^red$')).verdict).toEqual([0, true, null]);
      expect((await mustNot('green')).verdict[2]).toBe(
        'A line of the answer matches `green`: status: green, ünd more',
      );
    }
  });
});

describe('Retry-After', () => {
  test('of 429 and 503 comes with the report, as seconds or as a date', async () => {
    const url = await serve((request, response) => {
      const inAMinute = new Date(Date.now() + 60_000).toUTCString();
      const [status, value] = (request.url ?? '').slice(1).split('/');
      response.writeHead(Number(status), { 'Retry-After': value === 'date' ? inAMinute : value });
      response.end();
    });
    const wait = async (path: string) => {
      const { end } = await run(httpSpec(url + path));
      return end.kind === 'exited' ? end.report?.retryAfterMs : undefined;
    };
    expect(await wait('/429/30')).toBe(30_000);
    expect(await wait('/500/30')).toBeNull();
    expect(await wait('/503/soon')).toBeNull();
    const dated = (await wait('/503/date')) ?? 0;
    expect(dated > 0 && dated <= 60_000).toBe(true);
  });
});

describe('redirects', () => {
  test('are followed, and the log shows the way', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { Location: 'b?c=1' }).end('moved');
      else response.end(`${request.method} ${request.url}`);
    });
    const { verdict, log } = await run(httpSpec(`${url}/a`, { method: 'POST', body: 'x' }));
    expect(verdict).toEqual([0, true, null]);
    expect(log).toContain('GET /b?c=1\n');
    expect(log).toContain('location: b?c=1\n');
    expect(log).not.toContain('moved');
    const kept = await run(httpSpec(`${url}/a`, { followRedirects: false }));
    expect(kept.verdict[2]).toBe('The server answered 302 Found; expected 200-299.');
  });

  test('carry authentication and secrets to the same origin alone', async () => {
    const other = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const url = await serve((request, response) => {
      if (request.url === '/same') response.writeHead(307, { Location: '/out' }).end();
      else if (request.headers.authorization === `Bearer ${SECRET}`)
        response.writeHead(307, { Location: `${other}/` }).end();
      else response.writeHead(401).end();
    });
    const headers = { 'X-Key': `key ${SECRET}`, 'X-Plain': 'plain', Cookie: 'a=1' };
    const request = { headers, auth: { kind: 'bearer', token: SECRET } };
    const { verdict, log } = await run(httpSpec(`${url}/same`, request, { secrets: [SECRET] }));
    expect(verdict).toEqual([0, true, null]);
    expect(log).toContain('"x-plain":"plain"');
    expect(log).not.toMatch(/authorization|cookie|x-key|tok-/i);
  });

  test('send no body with a secret to another origin', async () => {
    let isAsked = false;
    const other = await serve((_, response) => {
      isAsked = true;
      response.end();
    });
    const url = await serve((_, response) => response.writeHead(308, { Location: other }).end());
    const request = { method: 'POST', body: `{"token":"${SECRET}"}` };
    const { verdict } = await run(httpSpec(url, request, { secrets: [SECRET] }));
    expect(verdict[2]).toBe(
      `The server redirects to ${other}, which is not sent the body of the request because it holds a secret.`,
    );
    expect(isAsked).toBe(false);
  });

  test('that go in a circle, or do not end, or lead nowhere are named', async () => {
    const url = await serve((request, response) => {
      const path = request.url ?? '';
      const count = Number(/^\/n(\d+)/.exec(path)?.[1]);
      const next =
        path === '/a' ? '/b' : path === '/b' ? '/a' : path === '/f' ? 'ftp://x/' : `/n${count + 1}`;
      response.writeHead(302, { Location: next }).end();
    });
    const message = async (path: string) => (await run(httpSpec(url + path))).verdict[2];
    expect(await message('/a')).toBe(
      `The redirects go in a circle: ${url}/a → ${url}/b → ${url}/a.`,
    );
    expect(await message('/n1')).toBe(
      `The server redirected more than 10 times, last to ${url}/n12.`,
    );
    expect(await message('/f')).toBe('The redirect to `ftp://x/` cannot be followed.');
  });
});

test('a proxy of the environment is used, but for what is excepted', async () => {
  const asked: string[] = [];
  const target = await serve((_, response) => response.end('target'));
  const proxy = await serve((request, response) => {
    asked.push(request.url ?? '');
    nodeRequest(request.url ?? '', (answer) => answer.pipe(response)).end();
  });
  const through = async (env: Record<string, string>) => {
    const spec = httpSpec(target);
    return (await run({ ...spec, env: { ...spec.env, ...env } })).log;
  };
  expect(await through({ HTTP_PROXY: proxy })).toContain('target\n');
  expect(asked).toEqual([`${target}/`]);
  expect(await through({ http_proxy: proxy.replace('http://', '') })).toContain('target\n');
  expect(asked).toHaveLength(2);
  await through({ HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1' });
  expect(asked).toHaveLength(2);
});

test('an answer of 1 GiB streams through, and the log keeps head and tail', async () => {
  const url = await serve((_, response) => {
    const line = Buffer.alloc(1024 ** 2, `${'x'.repeat(63)}\n`);
    let left = 1024;
    const write = () => {
      while (left > 0) {
        left--;
        if (!response.write(line)) return void response.once('drain', write);
      }
      response.end('the end');
    };
    response.write('the start\n');
    write();
  });
  const spec = httpSpec(url, {}, { maxLogBytes: 1024 ** 2 });
  expect(verdictOf(await stage.run(spec, 50_000))).toEqual([0, true, null]);
  expect(statSync(spec.logPath).size).toBeLessThan(1.1 * 1024 ** 2);
  expect(logOf(spec)).toMatch(
    /the start\n[^]*were left out[^]*the end\n1,073,741,841 bytes received\.\n$/,
  );
});

test('a hung server is left at a stop and at the time limit', async () => {
  const url = await serveRaw(() => {});
  const stopped = httpSpec(url);
  stage.host.run([stopped], Promise.resolve());
  await stage.logged(stopped, 'GET');
  stage.host.stop(stopped.runId, 'user', 10_000);
  expect(await stage.end(stopped)).toMatchObject({
    exitCode: 1,
    stop: { cause: 'user', survivors: [] },
  });
  expect(await stage.run(httpSpec(url, {}, { timeoutMs: 500 }))).toMatchObject({
    stop: { cause: 'timeout', survivors: [] },
  });
});

test('a slow answer is shown as it comes', async () => {
  const ends: (() => void)[] = [];
  const url = await serve((_, response) => {
    response.write('first piece');
    ends.push(() => response.end());
  });
  const spec = httpSpec(url);
  stage.host.run([spec], Promise.resolve());
  await stage.logged(spec, 'first piece');
  for (const end of ends) end();
  expect(verdictOf(await stage.end(spec))).toEqual([0, true, null]);
});

test('a proxy that refuses a tunnel is named', async () => {
  const url = await serveRaw((socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const spec = httpSpec('https://example.org/');
  const { verdict } = await run({ ...spec, env: { ...spec.env, HTTPS_PROXY: url } });
  expect(verdict[2]).toBe('The proxy did not let the connection to example.org through (403).');
});
