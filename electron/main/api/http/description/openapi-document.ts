/** Describes the API as an OpenAPI 3.1 document, with the very schemas that check requests. */

import type { ApiMethod } from '../../../../shared/api-routes.ts';
import type { Route } from '../route.ts';
import { callDescriptions } from './call-descriptions.ts';
import type { Described } from './described.ts';
import { eventPayloads } from './event-payloads.ts';
import { type Components, type JsonSchema, schemaOf } from './json-schema.ts';
import { type OtherAddress, otherAddresses } from './other-addresses.ts';
import { commonRefusals, problemSchema, refusalsOf } from './refusals.ts';
import { routeDescriptions } from './route-descriptions.ts';

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly JsonSchema[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, JsonSchema>>;
}

export type Content = Readonly<
  Record<string, { readonly schema: unknown; readonly example?: unknown }>
>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: unknown;
  readonly example?: unknown;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<ApiMethod, Operation>>>>>;
  readonly components: JsonSchema;
}

const INTRODUCTION =
  'CronPilot on this computer. Authenticate with the user name and password (Basic) or with a token (Bearer). Every error is an application/problem+json. What is answered is told for this version; a later one may tell more.';

export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: Record<string, Partial<Record<ApiMethod, Operation>>> = {};
  const schemas: Components = { Problem: problemSchema };
  schemaOf(eventPayloads, 'Events', 'output', schemas);
  for (const address of [...routes.map(addressOf), ...otherAddresses])
    paths[address.path] = { ...paths[address.path], [address.method]: describe(address, schemas) };
  return {
    openapi: '3.1.0',
    info: { title: 'CronPilot', version, description: INTRODUCTION },
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => a.localeCompare(b))),
    components: {
      schemas,
      responses: commonRefusals,
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function addressOf(route: Route): OtherAddress {
  const { method, path, summary, scope, request, bodyField } = route;
  const described = describedOf(route);
  return {
    method,
    path: `/api${path}`,
    summary,
    description: `Needs the scope \`${scope}\`.`,
    tag: path.split('/')[1] ?? '',
    isOpen: false,
    request,
    ...(bodyField !== undefined && { bodyField }),
    status: described.schema === null ? 204 : (route.status ?? 200),
    described,
  };
}

/** @throws Error for a route that nobody has described */
function describedOf({ method, path, call }: Route): Described {
  const own = routeDescriptions[`${method} ${path}`];
  const described = { ...(call && callDescriptions[call]), ...own };
  if (described.schema === undefined) throw new Error(`${method} ${path} is not described`);
  return { ...described, schema: described.schema };
}

function describe(address: OtherAddress, schemas: Components): Operation {
  const { method, path, request, bodyField, described } = address;
  const name = operationName(address);
  const schema = schemaOf(request, name, 'input', schemas);
  const fields = fieldsOf(schema['properties']);
  const examples = fieldsOf(described.request);
  const required = (schema['required'] ?? []) as readonly string[];
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
  const rest = Object.keys(fields).filter((field) => !inPath.includes(field));
  const isQuery = method === 'get' || method === 'delete';
  const inQuery =
    bodyField === undefined ? (isQuery ? rest : []) : rest.filter((field) => field !== bodyField);
  const body = isQuery ? null : bodyOf(address, schema, rest);
  const parameter = (place: Parameter['in'], field: string): Parameter => ({
    name: field,
    in: place,
    required: place === 'path' || required.includes(field),
    schema: fields[field],
    ...(examples[field] !== undefined && { example: examples[field] }),
  });
  return {
    operationId: name,
    summary: address.summary,
    description: address.description,
    tags: [address.tag],
    security: address.isOpen ? [] : [{ basic: [] }, { token: [] }],
    parameters: [
      ...inPath.map((field) => parameter('path', field)),
      ...inQuery.map((field) => parameter('query', field)),
    ],
    ...(body && { requestBody: body }),
    responses: {
      [String(address.status)]: answerOf(name, described, schemas),
      ...refusalsOf(address, body !== null),
    },
  };
}

/** Null for a request without one. @param rest fields that are not in the address */
function bodyOf(
  { bodyField, described }: OtherAddress,
  schema: JsonSchema,
  rest: readonly string[],
): Operation['requestBody'] | null {
  const isChoice = schema['anyOf'] !== undefined || schema['oneOf'] !== undefined;
  if (rest.length === 0 && !isChoice) return null;
  const fields = fieldsOf(schema['properties']);
  const needed = ((schema['required'] ?? []) as readonly string[]).filter((field) =>
    rest.includes(field),
  );
  const pick = (from: JsonSchema) =>
    Object.fromEntries(rest.flatMap((field) => (field in from ? [[field, from[field]]] : [])));
  const picked = { ...schema, properties: pick(fields), required: needed };
  const given = described.request;
  const body =
    bodyField === undefined
      ? { schema: isChoice ? schema : picked, example: isChoice ? given : pick(fieldsOf(given)) }
      : { schema: fields[bodyField], example: fieldsOf(given)[bodyField] };
  return { required: isChoice || needed.length > 0, content: { 'application/json': body } };
}

function answerOf(name: string, described: Described, schemas: Components): JsonSchema {
  const { schema, contentType = 'application/json', told, example } = described;
  if (schema === null) return { description: told ?? 'Done' };
  const content: Content = {
    [contentType]: {
      schema: schemaOf(schema, `${name}Answer`, 'output', schemas),
      ...(example !== undefined && { example }),
    },
  };
  return { description: told ?? 'Done', content };
}

/** `putTasksTaskIdSchedule`, unique as the address is. */
function operationName({ method, path }: OtherAddress): string {
  const words = path
    .replace(/^\/api\//, '')
    .split(/\W+/)
    .filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function fieldsOf(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}
