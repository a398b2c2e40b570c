/** Asks a CronPilot with a past for everything that its description names, and compares. */

import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';

import { BASIC, type HttpApi, PASSWORD, startHttpApi, USER } from '../../helpers/http-api.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import {
  type Address,
  addressesOf,
  answerProblems,
  type OpenApi,
  requestOf,
  SchemaChecker,
} from '../../helpers/openapi-checker.ts';
import { until } from '../../helpers/until.ts';

// Eight runs, one after the other, and a hundred requests.
vi.setConfig({ testTimeout: 120_000 });

type Fields = Readonly<Record<string, unknown>>;
const command = (text: string) => ({ kind: 'command', command: text, shell: '/bin/sh' }) as const;

/** Of what a task of any age has: successes, failures, retries, a missed time, something that waits. */
async function startWithPast() {
  const api = await startHttpApi();
  const { engine, settings } = api.cronPilot;
  settings.update({
    secretsWithoutKeyStore: true,
    webhookUrl: 'http://127.0.0.1:9/',
    alerts: { ...settings.get().alerts, failure: ['webhook'] },
  });
  const add = async (input: Parameters<typeof makeTaskInput>[0]): Promise<number> => {
    const { json } = await api.send('/api/tasks', { method: 'POST', body: makeTaskInput(input) });
    return json.id;
  };
  const run = async (taskId: number) => {
    const { json } = await api.send(`/api/tasks/${taskId}/run`, { method: 'POST' });
    return json.task_run_id as number;
  };
  const ended = (runId: number) =>
    until(async () => {
      const { json } = await api.send(`/api/runs/${runId}`);
      return json.finishedAtMs !== null;
    }, `run ${runId} to end`);
  const daily = { kind: 'daily' as const, times: ['02:30'], timeZone: 'Europe/Berlin' };
  const backup = await add({
    action: command('printf "first\\n\\033[31mError\\033[0m: second\\n"; echo 40%'),
    schedules: [daily, { kind: 'interval', everyMs: 3_600_000 }],
    triggers: [{ kind: 'webhook' }],
    parameters: [{ name: 'folder', type: 'text', default: '/home' }],
    freshnessMs: 60_000,
    env: { TOKEN: '{{secret.TOKEN}}' },
    favourite: true,
  });
  await api.send('/api/secrets/TOKEN', { method: 'PUT', body: { value: 'correct horse' } });
  const after = await add({
    name: 'After it',
    action: { kind: 'http', url: 'http://127.0.0.1:9/' },
    triggers: [{ kind: 'after', taskIds: [backup] }],
  });
  const first = await run(backup);
  await ended(first);
  for (let count = 0; count < 5; count += 1) await ended(await run(backup));
  const fails = await add({
    name: 'Fails',
    action: command('echo no; exit 3'),
    retry: { maxAttempts: 2, delayMs: 3_600_000 },
  });
  const failed = await run(fails);
  await ended(failed);
  const { id: missed } = engine.parts.runStore.insert(
    makeRun({
      taskId: backup,
      trigger: 'schedule',
      scheduleId: 1,
      state: 'missed',
      reasonCode: 'asleep',
      scheduledForMs: Date.now() - 60_000,
      queuedAtMs: Date.now(),
      finishedAtMs: Date.now(),
    }),
  );
  const runs = (query: string) => api.send(`/api/runs?${query}`).then(({ json }) => json.runs);
  const [waiting] = await until(async () => {
    const found = await runs('states=queued');
    return found.length > 0 ? found : null;
  }, 'the retry to wait');
  await until(async () => (await runs(`taskId=${after}`)).length > 0, 'the other task to start');
  await until(
    async () => (await runs('states=failed')).some((each: Fields) => each['taskId'] === after),
    'the request to fail',
  );
  const slow = await add({ name: 'Slow', action: command('sleep 600') });
  const { json: gone } = await api.send('/api/tasks', {
    method: 'POST',
    body: makeTaskInput({ name: 'Gone' }),
  });
  await api.send(`/api/tasks/${gone.id}`, { method: 'DELETE' });
  await until(
    async () => (await api.send('/api/messages')).json.length > 0,
    'the message that does not arrive',
  );
  return { api, backup, after, slow, first, failed, missed, waiting: waiting.id, gone: gone.id };
}

type Past = Awaited<ReturnType<typeof startWithPast>>;
type Step = readonly [place: string, fields?: Fields, body?: unknown];

/** In this order; what is found out on the way is in `past`. */
function steps(past: Past, messageId: number, nextFireAtMs: number): readonly Step[] {
  const { backup: taskId, slow, first: runId, failed, missed, waiting, gone } = past;
  const definition = makeTaskInput({ name: 'New', action: command('true') });
  const file =
    'version: 1\ntasks:\n  - name: Slow\n    action: { kind: command, command: "true" }\n';
  const plain = `status diagnostics today today/away tasks tasks/deleted tasks/samples triggers/support
    runs logs settings secrets secrets/status storage environment/path messages mutes backups access
    import/sources session openapi.json docs`;
  return plain
    .split(/\s+/)
    .map((name): Step => [`get /api/${name}`])
    .concat([
      ['get /api/tasks/{taskId}', { taskId }],
      ['get /api/tasks/{taskId}/runs', { taskId, limit: 3 }],
      ['get /api/tasks/{taskId}/stats', { taskId }],
      ['get /api/tasks/{taskId}/why', { taskId }],
      ['get /api/runs', { states: 'failed,missed' }],
      ['get /api/runs/{runId}', { runId }],
      ['get /api/runs/{runId}/attempts', { runId: failed }],
      ['get /api/runs/{runId}/why', { runId: missed }],
      ['get /api/logs/search', { text: 'Error' }],
      ['get /api/logs/{runId}', { runId }],
      ['get /api/logs/{runId}/content', { runId }],
      ['get /api/logs/{runId}/path', { runId }],
      ['get /api/logs/{runId}/path', { runId: missed }],
      ['get /api/logs/{runId}/times', { runId }],
      ['get /api/logs/{runId}/line', { runId, line: 2 }],
      ['get /api/logs/{runId}/line', { runId, line: 2_000 }],
      ['get /api/logs/{runId}/line-at', { runId, offsetBytes: 8 }],
      ['get /api/logs/download/{runId}', { runId }],
      ['post /api/logs/{runId}/find', { runId }, { query: { text: 'error' } }],
      ['post /api/logs/{runId}/find', { runId: missed }, { query: { text: 'error' } }],
      ['post /api/schedules/preview', {}, { schedules: preview(), taskId }],
      ['post /api/runs/test', {}, definition],
      ['post /api/runs/{runId}/dismiss', { runId: failed }],
      ['post /api/runs/{runId}/recall', { runId: failed }],
      ['post /api/runs/{runId}/start-now', { runId: waiting }],
      ['put /api/tasks/{taskId}/enabled', { taskId: slow }, { enabled: true }],
      ['patch /api/tasks/{taskId}', { taskId: slow }, { timeoutMs: 60_000 }],
      ['put /api/tasks/{taskId}', { taskId: slow }, { ...definition, name: 'Slower' }],
      ['get /api/tasks/{taskId}/revisions', { taskId: slow }],
      ['post /api/tasks/{taskId}/revert', { taskId: slow }, { revision: 1 }],
      ['post /api/tasks', {}, definition],
      ['put /api/tasks/{taskId}/schedule', { taskId: slow }, { schedule_type: 'manual' }],
      ['post /api/tasks/register', {}, { name: 'Python', file_path: PYTHON }],
      ['post /api/tasks/change', {}, { taskIds: [slow], change: { kind: 'add_tag', tag: 'a' } }],
      ['post /api/tasks/{taskId}/skip-next', { taskId }, { fireAtMs: nextFireAtMs }],
      ['post /api/tasks/{taskId}/mute', { taskId }, { untilMs: Date.now() + 3_600_000 }],
      ['get /api/mutes'],
      ['post /api/tasks/{taskId}/restore', { taskId: gone }],
      ['delete /api/tasks/{taskId}', { taskId: gone }],
      ['post /api/tasks/{taskId}/erase', { taskId: gone }],
      ['post /api/schedules/pause', {}, { untilMs: Date.now() + 3_600_000 }],
      ['get /api/status'],
      ['post /api/schedules/resume'],
      ['patch /api/settings', {}, { theme: 'dark' }],
      ['put /api/secrets/{name}', { name: 'OTHER' }, { value: 'a secret' }],
      ['delete /api/secrets/{name}', { name: 'OTHER' }],
      ['post /api/environment/refresh'],
      ['post /api/messages/{messageId}/retry', { messageId }],
      ['post /api/messages/test', {}, { channel: 'webhook' }],
      ['delete /api/messages/{messageId}', { messageId }],
      ['post /api/backups'],
      ['get /api/backups'],
      ['post /api/import/read', {}, { from: 'text', files: [{ name: 'crontab', text: CRONTAB }] }],
      ['post /api/import', {}, { inputs: [definition] }],
      ['post /api/export', {}, { taskIds: null, format: 'crontab' }],
      ['post /api/export/update', {}, { text: file, taskIds: null }],
      ['post /api/definitions', {}, { text: file, isDryRun: true, prune: true }],
      ['post /api/call/{name}', { name: 'triggers.support' }],
      ['post /api/session', {}, { userName: USER, password: PASSWORD }],
      ['delete /api/session'],
    ]);
}

const PYTHON = new URL('../../../resources/python/run_task.py', import.meta.url).pathname;
const CRONTAB = '# Tidy\n5 4 * * * tidy\n0 25 * * * broken\n';
/** With days on which the clock changes, and one that is not understood. */
const preview = () => [
  { kind: 'cron', pattern: '30 2 * * *', timeZone: 'Europe/Berlin' },
  { kind: 'cron', pattern: '*/30 2 31 3,10 *', timeZone: 'Europe/Berlin' },
  { kind: 'cron', pattern: '0 0 30 2 *', timeZone: null },
];

test('every address of a CronPilot with a past is answered as it is described', async () => {
  const past = await startWithPast();
  const { api, backup, slow } = past;
  const { json } = await api.send('/api/openapi.json', { authorization: null });
  const document = json as OpenApi;
  const checker = new SchemaChecker(document);
  const addresses = new Map(
    addressesOf(document).map((address) => [`${address.method} ${address.path}`, address]),
  );
  const find = (place: string): Address => {
    const address = addresses.get(place);
    if (!address) throw new Error(`${place} is not described`);
    return address;
  };
  const asked = new Set<string>();
  const ask = async (expected: number[], [place, fields = {}, body]: Step) => {
    const address = find(place);
    const answer = await api.send(...requestOf(address, fields, body));
    expect([place, expected, answer.text]).toEqual([
      place,
      expected.includes(answer.status) ? expected : `not ${answer.status}`,
      answer.text,
    ]);
    expect([place, answerProblems(address, answer, document, checker)]).toEqual([place, []]);
    asked.add(place);
    return answer.json;
  };
  const done = (...step: Step) => ask([200, 201, 202, 204], step);

  const received = await listen(api, '/api/events');
  const messages = await done('get /api/messages');
  const { nextFireAtMs } = await done('get /api/tasks/{taskId}', { taskId: backup });
  for (const step of steps(past, messages[0].messageId, nextFireAtMs)) await done(...step);

  const { token } = await done('post /api/tasks/{taskId}/webhook', { taskId: backup });
  await done('post /hook/{token}', { token }, { folder: '/tmp' });
  const started = await done('post /api/tasks/{taskId}/run', { taskId: slow });
  await ask([409], ['post /api/tasks/{taskId}/run', { taskId: slow }]);
  await done('get /api/status');
  await done('post /api/runs/{runId}/cancel', { runId: started.task_run_id }, { force: true });
  const { name } = (await done('get /api/backups'))[0];
  await done('post /api/backups/{name}/restore', { name });

  const stream = await listen(api, `/api/runs/${past.first}/log/stream`);
  await until(() => stream().at(-1)?.event === 'end', 'the log to end');
  const { schemas } = document.components;
  const chunk = { ...(schemas['LogChunk'] as Fields) };
  expect(checker.problems(stream()[0]?.payload, chunk)).toEqual([]);
  expect(checker.problems(stream().at(-1)?.payload, schemas['RunAnswer'])).toEqual([]);
  const { properties } = schemas['Events'] as { readonly properties: Fields };
  const seen = received();
  for (const { event, payload } of seen)
    expect([event, checker.problems(payload, properties[event])]).toEqual([event, []]);
  expect(new Set(seen.map(({ event }) => event))).toEqual(
    new Set(['run.changed', 'task.changed', 'log.grew', 'status.changed']),
  );

  const streams = ['get /api/events', 'get /api/runs/{runId}/log/stream'];
  expect([...addresses.keys()].filter((place) => !asked.has(place))).toEqual(streams);
});

/** What arrives as server-sent events. */
async function listen(api: HttpApi, path: string) {
  const sent = request({
    host: '127.0.0.1',
    port: api.port,
    path,
    agent: false,
    headers: { authorization: BASIC },
  });
  sent.on('error', () => undefined);
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  onTestFinished(() => void response.destroy());
  expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (data: string) => (text += data));
  response.on('error', () => undefined);
  return () =>
    [...text.matchAll(/^event: (.*)\n(?:id: .*\n)?data: (.*)\n\n/gm)].map(
      ([, event = '', data = '']) => ({ event, payload: JSON.parse(data) as unknown }),
    );
}
