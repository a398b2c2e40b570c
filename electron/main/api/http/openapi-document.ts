/** Describes the routes as an OpenAPI 3.1 document, with the very schemas that check requests. */

import * as z from 'zod';

import type { Route } from './route.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly JsonSchema[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: JsonSchema };
  readonly responses: Readonly<Record<string, JsonSchema>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: unknown;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: JsonSchema;
}

const PROBLEM = 'Problem';
const INTRODUCTION =
  'CronPilot on this computer. Authenticate with the user name and password (Basic) or with a token (Bearer). Every error is an application/problem+json.';

export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  const schemas: Record<string, unknown> = { [PROBLEM]: problemSchema };
  for (const route of routes) {
    const path = `/api${route.path}`;
    paths[path] = { ...paths[path], [route.method]: describe(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'CronPilot', version, description: INTRODUCTION },
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => a.localeCompare(b))),
    components: {
      schemas,
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describe(route: Route, schemas: Record<string, unknown>): Operation {
  const name = operationName(route);
  const schema = schemaOf(route.request, name, schemas);
  const fields = (schema['properties'] ?? {}) as Readonly<Record<string, unknown>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
  const rest = Object.keys(fields).filter((field) => !inPath.includes(field));
  const isQuery = route.method === 'get' || route.method === 'delete';
  const body = isQuery || rest.length === 0 ? null : bodySchema(route, schema, rest, required);
  return {
    operationId: name,
    summary: route.summary,
    description: `Needs the scope \`${route.scope}\`.`,
    tags: [route.path.split('/')[1] ?? ''],
    security: [{ basic: [] }, { token: [] }],
    parameters: [
      ...inPath.map((field) => parameter('path', field, fields[field], true)),
      ...(isQuery ? rest : []).map((field) =>
        parameter('query', field, fields[field], required.includes(field)),
      ),
    ],
    ...(body && { requestBody: body }),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        ...(route.response && {
          content: {
            'application/json': { schema: schemaOf(route.response, `${name}Answer`, schemas) },
          },
        }),
      },
      default: {
        description: 'Refused',
        content: {
          'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM}` } },
        },
      },
    },
  };
}

function bodySchema(
  { bodyField }: Route,
  schema: JsonSchema,
  rest: readonly string[],
  required: readonly string[],
) {
  const fields = schema['properties'] as Readonly<Record<string, unknown>>;
  const needed = rest.filter((field) => required.includes(field));
  const body =
    bodyField === undefined
      ? {
          type: 'object',
          properties: Object.fromEntries(rest.map((field) => [field, fields[field]])),
          ...(needed.length > 0 && { required: needed }),
          additionalProperties: schema['additionalProperties'] ?? true,
        }
      : fields[bodyField];
  return { required: needed.length > 0, content: { 'application/json': { schema: body } } };
}

/** What a schema defines for itself, such as any JSON value, becomes a component of the document. */
function schemaOf(type: z.ZodType, name: string, schemas: Record<string, unknown>): JsonSchema {
  const made = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
  const text = JSON.stringify(made).replaceAll(
    /"#\/\$defs\/([^"]+)"/g,
    (_all, key: string) => `"#/components/schemas/${componentName(key, name)}"`,
  );
  const {
    $defs = {},
    $schema: _dialect,
    ...schema
  } = JSON.parse(text) as {
    readonly $defs?: Readonly<Record<string, unknown>>;
    readonly $schema?: string;
  };
  for (const [key, value] of Object.entries($defs)) schemas[componentName(key, name)] = value;
  return schema;
}

/** A schema with a name of its own is one for all; another belongs to where it is. */
function componentName(key: string, owner: string): string {
  return key.startsWith('__') ? `${owner}.${key}` : key;
}

/** `putTasksTaskIdSchedule`, unique as the address is. */
function operationName({ method, path }: Route): string {
  const words = path.split(/\W+/).filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function parameter(
  place: Parameter['in'],
  name: string,
  schema: unknown,
  required: boolean,
): Parameter {
  return { name, in: place, required, schema };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'field'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'One sentence on what was expected' },
    code: { type: 'string' },
    field: { type: ['string', 'null'], description: 'Dotted path of the field to blame' },
  },
};
