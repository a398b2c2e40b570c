/** Holds answers against the description of the API that the same CronPilot gives. */

import * as z from 'zod';

import type { HttpAnswer, HttpSent } from './http-api.ts';

interface Media {
  readonly schema: unknown;
  readonly example?: unknown;
}

interface Described {
  readonly content?: Readonly<Record<string, Media>>;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly schema: unknown;
    readonly example?: unknown;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Record<string, Media> };
  readonly responses: Readonly<Record<string, Described & { readonly $ref?: string }>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly responses: Readonly<Record<string, Described>>;
  };
}

export interface Address {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

type Fields = Readonly<Record<string, unknown>>;

export function addressesOf({ paths }: OpenApi): readonly Address[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
}

/** What is answered with a status; undefined when it is not described. */
export function responseOf(
  { operation: { responses } }: Address,
  status: number,
  { components }: OpenApi,
): Described | undefined {
  const response = responses[String(status)];
  const name = response?.$ref?.replace('#/components/responses/', '');
  return name === undefined ? response : components.responses[name];
}

/** What is wrong with a value by a schema of the document; empty when nothing is. */
export class SchemaChecker {
  readonly #definitions: unknown;
  readonly #made = new Map<string, z.ZodType>();

  constructor({ components }: OpenApi) {
    this.#definitions = components.schemas;
  }

  problems(value: unknown, schema: unknown): readonly string[] {
    const key = JSON.stringify(schema);
    const made = this.#made.get(key) ?? this.#make(key);
    this.#made.set(key, made);
    const { error } = made.safeParse(value);
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  }

  #make(key: string): z.ZodType {
    const all = { ...(JSON.parse(key) as Fields), $defs: this.#definitions };
    const text = JSON.stringify(all).replaceAll('"#/components/schemas/', '"#/$defs/');
    return z.fromJSONSchema(JSON.parse(text) as z.core.JSONSchema.JSONSchema);
  }
}

/** What is not as it is described about an answer. */
export function answerProblems(
  address: Address,
  { status, headers, text, json }: HttpAnswer,
  document: OpenApi,
  checker: SchemaChecker,
): readonly string[] {
  const response = responseOf(address, status, document);
  if (!response) return [`status ${status} is not described: ${text}`];
  if (!response.content) return text === '' ? [] : ['it should be empty'];
  const type = headers['content-type'] ?? '';
  const isJson = /json/.test(type);
  const media = Object.entries(response.content).find(([name]) =>
    isJson ? type.startsWith(name) : type === name,
  );
  if (!media) return [`it is of type ${type}`];
  return checker.problems(isJson ? json : text, media[1].schema);
}

/** A request with these fields, wherever the description has them. */
export function requestOf(
  { method, path, operation }: Address,
  fields: Fields,
  body: unknown,
): [string, HttpSent] {
  const place = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(textOf(fields[name])),
  );
  const inQuery = operation.parameters.filter((each) => each.in === 'query');
  const query = inQuery.flatMap(({ name }) =>
    fields[name] === undefined ? [] : [[name, textOf(fields[name])]],
  );
  const sent = { method: method.toUpperCase(), ...(body !== undefined && { body }) };
  return [`${place}?${new URLSearchParams(query)}`, sent];
}

/** Of a list its items, with commas between them. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value).replace(/^\[|\]$|"/g, '');
}
