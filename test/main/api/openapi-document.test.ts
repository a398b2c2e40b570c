import { expect, test } from 'vitest';

import { apiPlaces } from '../../../electron/shared/api-routes.ts';
import { type HttpApi, startHttpApi } from '../../helpers/http-api.ts';
import {
  addressesOf,
  type OpenApi,
  requestOf,
  responseOf,
  SchemaChecker,
} from '../../helpers/openapi-checker.ts';

async function describe(api: HttpApi) {
  const { json, text } = await api.send('/api/openapi.json', { authorization: null });
  const document = json as OpenApi;
  return { document, text, addresses: addressesOf(document) };
}

test('the description is whole: every address, every reference, each operation once', async () => {
  const { document, text, addresses } = await describe(await startHttpApi());
  expect(document).toMatchObject({ openapi: '3.1.0' });
  for (const place of Object.values(apiPlaces)) {
    if (place) expect(document.paths[`/api${place.path}`], place.path).toHaveProperty(place.method);
  }
  const refs = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  expect(refs.length).toBeGreaterThan(10);
  expect(text.match(/"\$ref"/g)).toHaveLength(refs.length);
  for (const [ref, kind = '', name = ''] of refs)
    expect(Object.keys(document.components[kind as 'schemas']), ref).toContain(name);
  const ids = addresses.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of addresses) {
    const inPath = operation.parameters.filter((each) => each.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
  }
});

test('every address tells what it answers and how it refuses, by an example that fits', async () => {
  const api = await startHttpApi();
  const { document, addresses } = await describe(api);
  const checker = new SchemaChecker(document);
  for (const address of addresses) {
    const { method, path, operation } = address;
    const place = `${method} ${path}`;
    const statuses = Object.keys(operation.responses).map(Number);
    expect(
      statuses.filter((status) => status < 400),
      place,
    ).toHaveLength(1);
    expect(statuses, place).toEqual(expect.arrayContaining([400, 403, 421, 500, 503]));
    const examples = statuses.flatMap((status) =>
      Object.entries(responseOf(address, status, document)?.content ?? {}).map(([type, media]) => ({
        status,
        type,
        ...media,
      })),
    );
    for (const { status, type, schema, example } of examples) {
      if (example === undefined) continue;
      expect([place, status, checker.problems(example, schema)]).toEqual([place, status, []]);
      expect(type).toBe(status < 400 ? type : 'application/problem+json');
    }
    const answered = examples.find(({ status }) => status < 400);
    const isItself = /openapi\.json|docs$/.test(path);
    expect([place, answered?.example === undefined]).toEqual([place, !answered || isItself]);
    for (const { name, schema, example } of operation.parameters) {
      if (example !== undefined)
        expect([place, name, checker.problems(example, schema)]).toEqual([place, name, []]);
    }
    const body = operation.requestBody?.content['application/json'];
    if (body) expect([place, checker.problems(body.example, body.schema)]).toEqual([place, []]);
  }
});

test('the requests of the examples are understood', async () => {
  const api = await startHttpApi();
  const { addresses } = await describe(api);
  for (const address of addresses) {
    const { path, operation } = address;
    // They go on for ever, log in, or name a file that is not here.
    if (/events$|session$|register$/.test(path)) continue;
    const fields = operation.parameters.map(({ name, example }) => [name, example]);
    const body = operation.requestBody?.content['application/json']?.example;
    const [place, sent] = requestOf(address, Object.fromEntries(fields), body);
    const { status, text } = await api.send(place, sent);
    expect([place, status === 400 ? text : '']).toEqual([place, expect.not.stringMatching(UNREAD)]);
  }
});

/** The form of a request is refused with a field; what the computer lacks is refused otherwise. */
const UNREAD = /"field":"/;

test('the page to read needs no script and no other file', async () => {
  const { send } = await startHttpApi();
  const { status, text, headers } = await send('/api/docs', { authorization: null });
  expect(status).toBe(200);
  expect(text).toContain('<code>/api/tasks/{taskId}/run</code>');
  expect(text).toContain('Task execution started');
  expect(text).not.toMatch(/<script|src=|href="?https?:/);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
});
