import fc from 'fast-check';
import { expect, test, vi } from 'vitest';

import { contractRoutes } from '../../../electron/main/api/http/contract-routes.ts';
import { EventFeed } from '../../../electron/main/api/http/event-feed.ts';
import { eventRoutes } from '../../../electron/main/api/http/event-routes.ts';
import { logRoutes } from '../../../electron/main/api/http/log-routes.ts';
import type { Route } from '../../../electron/main/api/http/route.ts';
import { taskRoutes } from '../../../electron/main/api/http/task-routes.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import { type CallName, ipcCalls } from '../../../electron/shared/ipc-contract.ts';
import { anyJson, rightRequest, wrongRequest } from '../../helpers/arbitrary-request.ts';
import { type HttpSent, startHttpApi } from '../../helpers/http-api.ts';
import { callOver } from '../../helpers/launch-headless.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { startCronPilot, type TestCronPilot } from '../../helpers/start-cronpilot.ts';

// Thousands of requests take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const RUNS_EACH = 20;
/** What it does, it does to the crontab of whoever runs the test. */
const NOT_TRIED: CallName = 'import.takeOver';
/** Nothing that is refused may change any of it. */
function definitions({ engine, settings, localApi }: TestCronPilot): string {
  return JSON.stringify([
    engine.taskStore.list().map(({ storedSchedules: _times, ...task }) => task),
    engine.taskStore.deleted(),
    settings.get(),
    engine.pause,
    engine.environment.secrets.list(),
    localApi.status,
  ]);
}

function addTask({ engine }: TestCronPilot): void {
  engine.taskStore.create(makeTaskInput({ name: 'Stays' }), Date.now());
}

test('every call of the contract takes or refuses whatever comes, and a refusal changes nothing', async () => {
  const cronPilot = await startCronPilot();
  addTask(cronPilot);
  const call = callOver(cronPilot.paths.dataDir);
  for (const name of (Object.keys(ipcCalls) as CallName[]).filter((each) => each !== NOT_TRIED)) {
    const { request: schema } = ipcCalls[name];
    const requests = fc.oneof(rightRequest(schema), wrongRequest(schema));
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const before = definitions(cronPilot);
        const error = await call(name, request as never).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error === null) return;
        expect([name, error instanceof AppError && error.code]).not.toEqual([name, 'internal']);
        expect(error).toBeInstanceOf(AppError);
        expect(definitions(cronPilot)).toBe(before);
      }),
      { numRuns: RUNS_EACH },
    );
    expect([name, cronPilot.bugs]).toEqual([name, []]);
  }
});

const routes: readonly Route[] = [
  ...contractRoutes,
  ...taskRoutes,
  ...logRoutes,
  ...eventRoutes(new EventFeed(() => () => undefined, 0), new Set()).filter(
    ({ path }) => path !== '/events',
  ),
];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** A request by a schema as its address, query and body. */
function toHttp({ method, path, bodyField }: Route, request: unknown): [string, HttpSent] {
  const fields: Record<string, unknown> =
    typeof request === 'object' && request !== null ? { ...request } : {};
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = fields[name];
    delete fields[name];
    return encodeURIComponent(textOf(value));
  });
  if (method === 'get' || method === 'delete') {
    const query = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((each) => [name, textOf(each)]),
      ),
    );
    return [`/api${address}?${query}`, { method: method.toUpperCase() }];
  }
  const body = bodyField === undefined ? fields : fields[bodyField];
  return [`/api${address}`, { method: method.toUpperCase(), ...(body !== undefined && { body }) }];
}

const anyBody = fc.oneof(
  anyJson,
  fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
  fc.json(),
  fc.constant('['.repeat(100_000) + ']'.repeat(100_000)),
  fc.constant('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)),
  fc.constant('{"__proto__":{"enabled":false},"constructor":1}'),
);

test('every address of the API takes or refuses whatever comes, and a refusal changes nothing', async () => {
  const api = await startHttpApi();
  addTask(api.cronPilot);
  const seen = new Set<number>();
  const { json: described } = await api.send('/api/openapi.json');
  for (const route of routes) {
    const statuses = Object.keys(described.paths[`/api${route.path}`][route.method].responses);
    const bySchema = fc
      .oneof(rightRequest(route.request), wrongRequest(route.request))
      .map((request) => toHttp(route, request));
    const garbage = fc
      .tuple(rightRequest(route.request), anyBody)
      .map(([request, body]): [string, HttpSent] => {
        const [path, sent] = toHttp(route, request);
        return [path, { ...sent, body }];
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(bySchema, garbage), async ([path, sent]) => {
        const before = definitions(api.cronPilot);
        const { status, json } = await api.send(path, sent);
        seen.add(status);
        expect([route.method, path, status]).not.toEqual([route.method, path, 500]);
        // A spoilt field of the address may make it another one.
        expect(['405', ...statuses], `${route.method} ${path}`).toContain(String(status));
        if (status < 400) return;
        expect(json).toMatchObject({ status, detail: expect.any(String) });
        expect(definitions(api.cronPilot)).toBe(before);
      }),
      { numRuns: RUNS_EACH },
    );
    expect([route.path, api.cronPilot.bugs]).toEqual([route.path, []]);
  }
  expect([...seen]).toEqual(expect.arrayContaining([200, 201, 204, 400, 404]));
});

test('an address of any form is answered', async () => {
  const api = await startHttpApi();
  const part = fc.string({ unit: 'binary', maxLength: 12 }).map(encodeURIComponent);
  const raw = fc.stringMatching(/^[!-~]{0,20}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', '/api', '/api/tasks', '/api/call', '/api/logs/download'),
      fc.array(fc.oneof(part, raw), { maxLength: 4 }),
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PROPFIND', 'TRACE'),
      async (start, parts, method) => {
        const { status } = await api.send(`${start}/${parts.join('/')}`, { method });
        expect(status).toBeGreaterThanOrEqual(200);
        expect([method, start, parts, status >= 500]).toEqual([method, start, parts, false]);
      },
    ),
    { numRuns: 300 },
  );
  expect(api.cronPilot.bugs).toEqual([]);
});
