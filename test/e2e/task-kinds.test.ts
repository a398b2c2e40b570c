import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Run } from '../../electron/shared/run.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { isAlive } from '../helpers/fork-worker.ts';
import {
  makeCertificate,
  makeExpiredCertificate,
  serve,
  serveRaw,
  serveTls,
} from '../helpers/http-servers.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const FIXTURES_DIR = fileURLToPath(new URL('../fixtures', import.meta.url));

let app: HeadlessApp;
let dataDir: string;
beforeEach(async () => {
  dataDir = tempDir();
  app = await launchHeadless(dataDir);
});
afterEach(async () => {
  await app.end('SIGKILL');
});

async function start(action: TaskDraft['action'], draft: Partial<TaskDraft> = {}): Promise<number> {
  const { id } = await app.call('tasks.create', makeTaskInput({ ...draft, action }));
  return (await app.call('runs.start', { taskId: id })).id;
}

function moduleAction(name: string): TaskDraft['action'] {
  return { kind: 'module', path: join(FIXTURES_DIR, 'modules', name) };
}

async function ended(runId: number): Promise<Run> {
  const look = async () => {
    const run = await app.call('runs.get', { runId });
    return run.finishedAtMs === null ? null : run;
  };
  return await until(look, `the end of run ${runId}`);
}

async function logOf(runId: number): Promise<string> {
  const { logFilename } = await app.call('runs.get', { runId });
  const path = join(dataDir, 'logs', logFilename ?? 'none');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

async function logged(runId: number, pattern: RegExp): Promise<string> {
  const match = await until(
    async () => pattern.exec(await logOf(runId)),
    `${pattern.source} in the log of run ${runId}`,
  );
  return match[1] ?? '';
}

test('a request, a module and a Python task run in the built application', async () => {
  const url = await serve((request, response) =>
    response.end(`you are ${request.headers['user-agent']}`),
  );
  const request = await start({ kind: 'http', url, bodyMustMatch: 'CronPilot/' });
  const module = await start(moduleAction('works.mjs'), {
    name: 'Greeter',
    env: { PLACE: 'here' },
  });
  const python = await start({
    kind: 'python',
    path: join(FIXTURES_DIR, 'python-tasks/price_watch.py'),
    config: { url: 'http://shop/?price=120' },
  });

  expect(await ended(request)).toMatchObject({ state: 'succeeded', exitCode: 0 });
  expect(await logOf(request)).toMatch(/HTTP 200 OK after \d+ ms\n[^]*you are CronPilot\/\d/);

  expect(await ended(module)).toMatchObject({ state: 'succeeded', reason: 'All done' });
  expect(await logOf(module)).toMatch(
    /^log { n: 1 } Greeter 1\nerror\nstdout\nchild\nchild error\nHello undefined \S+ here here\n$/,
  );

  expect(await ended(python)).toMatchObject({
    state: 'failed',
    exitCode: 1,
    reasonCode: 'task_reported',
    reason: 'Price 120 is above 100',
  });
  expect(await logOf(python)).toMatch(/price_watch - WARNING - price is 120\n$/);
});

test('certificates are checked in the built application', async () => {
  const certificate = makeCertificate();
  const url = await serveTls(certificate, (_, response) => response.end('safe'));
  const run = async (fields: object) => await ended(await start({ kind: 'http', url, ...fields }));
  expect(await run({})).toMatchObject({
    state: 'failed',
    reasonCode: 'http_cert_untrusted',
    reason: expect.stringContaining('is signed by itself'),
  });
  expect(await run({ caFile: certificate.certPath })).toMatchObject({ state: 'succeeded' });
  expect(await run({ verifyTls: false })).toMatchObject({ state: 'succeeded' });
  const other = await serveTls(makeCertificate('elsewhere.test'), (_, response) => response.end());
  const fields = { url: other, caFile: certificate.certPath };
  expect((await run(fields)).reason).toMatch(/certificate of localhost:\d+ is signed by itself/);
  const expired = makeExpiredCertificate();
  const old = await serveTls(expired, (_, response) => response.end());
  expect(await run({ url: old, caFile: expired.certPath })).toMatchObject({
    reasonCode: 'http_cert_expired',
    reason: expect.stringContaining('expired on Thu 2 Jan 2020'),
  });
  const plain = (await serve((_, response) => response.end())).replace('http:', 'https:');
  expect((await run({ url: plain })).reason).toMatch(
    /could not agree on a secure connection: [\w ]+\.$/,
  );
});

test('a module that crashes or never yields ends as its own run alone', async () => {
  const ask = (env: Record<string, string>) =>
    start(moduleAction('ways.mjs'), { env, graceMs: 300 });

  const other = await ask({ WAY: 'abort' });
  await logged(other, /waiting/);
  expect(await ended(await ask({ WAY: 'later' }))).toMatchObject({ reason: 'too late' });
  expect(await ended(await ask({ WAY: 'exit', CODE: '3' }))).toMatchObject({
    state: 'failed',
    exitCode: 3,
    reason: 'The module ended its process with exit code 3.',
  });
  expect(await ended(await ask({ WAY: 'signal', SIGNAL: 'SIGSEGV' }))).toMatchObject({
    state: 'failed',
    exitCode: 139,
  });
  const busy = await ask({ WAY: 'busy' });
  await logged(busy, /busy/);
  await app.call('runs.stop', { runId: busy });
  expect(await ended(busy)).toMatchObject({
    state: 'cancelled',
    reason: expect.stringMatching(/^Stopped by you\. (\d+) of \1 process(es)? ended\.$/),
  });
  expect((await app.call('runs.get', { runId: other })).state).toBe('running');
  await app.call('runs.stop', { runId: other });
  expect(await ended(other)).toMatchObject({ state: 'cancelled', exitCode: 0 });
});

test('requests and modules end with a CronPilot that is killed, are told so, and are not sent again', async () => {
  let requestCount = 0;
  const url = await serveRaw(() => requestCount++);
  const request = await start({ kind: 'http', url });
  const module = await start(moduleAction('leaves-child.mjs'), { env: { BUSY: 'yes' } });
  const child = Number(await logged(module, /child (\d+)/));
  await until(() => requestCount === 1, 'the request');
  const { pid } = await app.call('runs.get', { runId: module });
  await app.end('SIGKILL');
  await until(() => !isAlive(pid ?? 0), 'the process of the module to be gone');

  app = await launchHeadless(dataDir);
  for (const runId of [request, module]) {
    expect(await ended(runId)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'ended_with_app',
      reason: expect.stringMatching(/^CronPilot ended while it ran/),
    });
  }
  expect(isAlive(child)).toBe(false);
  expect(requestCount).toBe(1);
});

test('quitting stops requests and modules in order', async () => {
  const module = await start(moduleAction('leaves-child.mjs'), { graceMs: 500 });
  const child = Number(await logged(module, /child (\d+)/));
  expect(await app.end()).toBe(0);
  expect(isAlive(child)).toBe(false);
  app = await launchHeadless(dataDir);
  expect(await ended(module)).toMatchObject({ state: 'cancelled', reasonCode: 'stopped_with_app' });
});
