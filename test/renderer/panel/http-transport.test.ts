import { expect, onTestFinished, test, vi } from 'vitest';

import { fromErrorPayload } from '../../../electron/shared/errors.ts';
import type { RunState } from '../../../electron/shared/run.ts';
import { HttpTransport } from '../../../renderer/panel/http-transport.ts';
import { type HttpApi, PASSWORD, startHttpApi, USER } from '../../helpers/http-api.ts';
import { callOver } from '../../helpers/launch-headless.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { until } from '../../helpers/until.ts';

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** What a browser gives a page: storage, cookies, and addresses without a host. */
function actAsBrowser({ port }: HttpApi, around: (fetch: Fetch) => Fetch = (plain) => plain): void {
  const kept = new Map<string, string>();
  let cookie = '';
  const plain: Fetch = async (path, init) => {
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetchOfNode(`http://127.0.0.1:${port}${path}`, { ...init, headers });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  const fetchOfNode = globalThis.fetch;
  vi.stubGlobal('fetch', around(plain));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  onTestFinished(() => void vi.unstubAllGlobals());
}

/** As after the page was loaded anew. */
async function loggedIn(): Promise<HttpTransport> {
  await new HttpTransport().logIn(USER, PASSWORD);
  return new HttpTransport();
}

test('calls are answered, refused and failed as in the window', async () => {
  const api = await startHttpApi();
  actAsBrowser(api);
  const stranger = new HttpTransport();
  expect(stranger.state).toBe('login');
  expect(await stranger.call('tasks.list', undefined)).toMatchObject({ ok: false });
  await expect(stranger.logIn(USER, 'wrong horse')).rejects.toThrow(/is wrong/);

  const transport = await loggedIn();
  expect(await transport.call('tasks.list', undefined)).toEqual({ ok: true, value: [] });
  expect(transport.state).toBe('open');
  const missing = await transport.call('tasks.get', { taskId: 1 });
  expect(missing.ok ? null : fromErrorPayload(missing.error)).toMatchObject({
    code: 'not_found',
    message: 'There is no task 1.',
  });
  const refused = await transport.call('desktop.saveLog', { runId: 1 });
  expect(refused.ok ? null : refused.error.code).toBe('forbidden');
  await api.cronPilot.localApi.switchOff();
  const nobody = await transport.call('tasks.list', undefined);
  expect(nobody.ok ? null : nobody.error.code).toBe('unavailable');
});

test('an event that overtakes an answer is told again after it', async () => {
  const api = await startHttpApi();
  const call = callOver(api.cronPilot.paths.dataDir);
  const seen: RunState[] = [];
  actAsBrowser(api, (plain) => async (path, init) => {
    const response = await plain(path, init);
    if (path === '/api/call/runs.get') {
      // The answer is on its way while the run ends and its event arrives.
      await call('runs.stop', { runId: 1, force: true });
      await until(() => seen.includes('cancelled'), 'the event');
    }
    return response;
  });
  const transport = await loggedIn();
  transport.on('run.changed', ({ state }) => void seen.push(state));
  const action = { kind: 'command', command: 'sleep 60', shell: null } as const;
  await call('tasks.create', makeTaskInput({ action }));
  await transport.call('runs.start', { taskId: 1 });
  await until(() => seen.includes('running'), 'the run');
  const answer = await transport.call('runs.get', { runId: 1 });
  expect(answer).toMatchObject({ ok: true, value: { state: 'running' } });
  // What the page now believes.
  seen.length = 0;
  await until(() => seen.at(-1) === 'cancelled', 'the event, again');
});
