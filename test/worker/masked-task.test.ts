import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';

import type { ParameterValues } from '../../electron/shared/parameter.ts';
import { logOf, makeSpec } from '../helpers/fork-worker.ts';
import { httpSpec } from '../helpers/http-spec.ts';
import { serve } from '../helpers/http-servers.ts';
import { TaskStage, verdictOf } from '../helpers/task-stage.ts';

const TOKEN = 'tok-1234567890';
const WAYS_PATH = fileURLToPath(new URL('../fixtures/modules/ways.mjs', import.meta.url));

let stage: TaskStage;
beforeEach(() => {
  stage = new TaskStage();
});

function moduleSpec(params: ParameterValues) {
  const action = { kind: 'module', path: WAYS_PATH } as const;
  const own = { action, params, secrets: [TOKEN], stopWithApp: true, endsWithApp: true };
  return makeSpec('', own);
}

test('what a module prints, throws and reports is masked', async () => {
  const spec = moduleSpec({ way: 'secret', token: TOKEN });
  const end = await stage.run(spec);
  expect(verdictOf(end)).toEqual([1, false, 'refused for ***']);
  expect(logOf(spec)).toMatch(/^the token is \*\*\*\nError: refused for \*\*\*\n/);
  expect(JSON.stringify(stage.reports)).not.toContain(TOKEN);
});

test('the last words of a crash are masked too', async () => {
  const spec = moduleSpec({ way: 'later' });
  const secrets = ['too late'];
  expect(verdictOf(await stage.run({ ...spec, secrets }))).toEqual([1, false, '***']);
  expect(logOf(spec)).toMatch(/^Error: \*\*\*\n/);
});

test('the masked output of a module is whole, also a large one', async () => {
  const spec = moduleSpec({ way: 'flood' });
  await stage.run(spec);
  const lines = logOf(spec).split('\n');
  expect([lines.length, lines[0]?.slice(0, 8), lines.at(-2)?.slice(0, 12)]).toEqual([
    40_001,
    'line 0 x',
    'line 39999 x',
  ]);
});

test('a stop ends a module whose output is masked', async () => {
  const spec = moduleSpec({ way: 'busy' });
  stage.host.run([spec], Promise.resolve());
  await stage.logged(spec, 'busy');
  stage.host.stop(spec.runId, 'user', 100);
  expect(await stage.end(spec)).toMatchObject({ stop: { survivors: [] } });
});

test('address, headers and body of an answer are masked', async () => {
  const url = await serve((request, response) => {
    response.setHeader('ETag', TOKEN);
    response.end(`${request.url} ${'x'.repeat(100_000)} ${request.headers.authorization}`);
  });
  const auth = { kind: 'bearer', token: TOKEN };
  const request = { auth, bodyMustNotMatch: TOKEN };
  const spec = httpSpec(`${url}/?key=${TOKEN}`, request, {
    secrets: [TOKEN],
  });
  const end = await stage.run(spec);
  expect(verdictOf(end)[2]).toMatch(/^A line of the answer matches `\*\*\*`: \/\?key=\*\*\* x+/);
  expect(logOf(spec)).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/\?key=\*\*\*\n/);
  expect(logOf(spec)).toMatch(/etag: \*\*\*\n/);
  expect(logOf(spec)).toMatch(/x Bearer \*\*\*\n/);
  expect(logOf(spec) + JSON.stringify(end)).not.toContain(TOKEN);
});
