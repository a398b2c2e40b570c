import { expect, test } from 'vitest';

import {
  logAnswer,
  runAnswer,
  taskAnswer,
} from '../../../electron/main/api/http/answer-schemas.ts';
import { apiPlaces } from '../../../electron/shared/api-routes.ts';
import { startHttpApi } from '../../helpers/http-api.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { until } from '../../helpers/until.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
}

test('the description is whole: every address, every reference, each operation once', async () => {
  const { send } = await startHttpApi();
  const { json, text } = await send('/api/openapi.json', { authorization: null });
  expect(json.openapi).toBe('3.1.0');
  for (const place of Object.values(apiPlaces)) {
    if (place) expect(json.paths[`/api${place.path}`], place.path).toHaveProperty(place.method);
  }
  const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
  expect(refs.length).toBeGreaterThan(10);
  for (const ref of new Set(refs)) {
    const name = ref.replace('#/components/schemas/', '');
    expect(Object.keys(json.components.schemas), ref).toContain(name);
  }
  const operations = Object.entries<Record<string, Operation>>(json.paths).flatMap(
    ([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((each) => each.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
  }
});

test('tasks, runs and logs are answered as they are described', async () => {
  const { send } = await startHttpApi();
  const body = makeTaskInput({ schedules: [{ kind: 'daily', times: ['14:30'], timeZone: null }] });
  const { json: task } = await send('/api/tasks', { method: 'POST', body });
  await send('/api/tasks/1/run', { method: 'POST' });
  const run = await until(async () => {
    const { json } = await send('/api/runs/1');
    return json.finishedAtMs === null ? null : json;
  }, 'the run to end');
  const { json: log } = await send('/api/logs/1');
  for (const [schema, answer] of [
    [taskAnswer, task],
    [runAnswer, run],
    [logAnswer, log],
  ] as const) {
    expect(schema.parse(answer)).toEqual(answer);
    expect(Object.keys(answer).toSorted()).toEqual(Object.keys(schema.shape).toSorted());
  }
});

test('the page to read needs no script and no other file', async () => {
  const { send } = await startHttpApi();
  const { status, text, headers } = await send('/api/docs', { authorization: null });
  expect(status).toBe(200);
  expect(text).toContain('<code>/api/tasks/{taskId}/run</code>');
  expect(text).not.toMatch(/<script|src=|https?:/);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
});
