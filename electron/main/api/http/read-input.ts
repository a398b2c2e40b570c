/** Makes the request of a call out of the address, the query and the body of an HTTP request. */

import * as z from 'zod';

import { AppError } from '../../../shared/errors.ts';
import { MAX_BODY_BYTES, parseJson, readBytes } from '../read-body.ts';
import { HttpRefusal } from './problem.ts';
import type { Route } from './route.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @throws AppError, or HttpRefusal for a body that is too long or not JSON */
export async function readInput(
  route: Route,
  request: Request,
  pathTexts: Readonly<Record<string, string>>,
): Promise<unknown> {
  const body = await readBody(request);
  const kinds = fieldKinds(route.request);
  const path = mapValues(pathTexts, (text, name) => coerce([text], kinds.get(name)));
  const query = queryOf(new URL(request.url).searchParams, kinds);
  const given: Fields = { ...query, ...path };
  const all = body === undefined ? given : { ...given, ...bodyFields(route, body, given) };
  if (!(route.request instanceof z.ZodUndefined)) return all;
  const [unknown] = Object.keys(all);
  if (unknown === undefined) return undefined;
  const text = `Expected the request to be without fields, got \`${unknown.slice(0, 60)}\``;
  throw new AppError('invalid_input', text, { field: unknown });
}

function bodyFields({ bodyField }: Route, body: unknown, given: Fields): Fields {
  if (bodyField !== undefined) return { [bodyField]: body };
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError('invalid_input', 'Expected the body to be a JSON object.');
  const twice = Object.keys(body).find((name) => Object.hasOwn(given, name));
  if (twice === undefined) return body as Fields;
  const text = `Expected \`${twice}\` once: it is in the address and in the body.`;
  throw new AppError('invalid_input', text, { field: twice });
}

/** Undefined for an empty one. @throws AppError, or HttpRefusal 413 or 415 */
export async function readBody(request: Request): Promise<unknown> {
  const bytes = await bodyBytes(request);
  if (bytes.length === 0) return undefined;
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    const text = `Expected the body as it is, got the content encoding ${encoding.slice(0, 60)}.`;
    throw new HttpRefusal(415, 'unsupported_media_type', text, { 'accept-encoding': 'identity' });
  }
  const type = request.headers.get('content-type') ?? 'nothing';
  // What a form of another site can send is never of this type.
  if (!/^application\/json *(;|$)/i.test(type)) {
    const text = `Expected the content type to be application/json, got ${type.slice(0, 60)}.`;
    throw new HttpRefusal(415, 'unsupported_media_type', text);
  }
  return parseJson(bytes);
}

/** JSON of whatever type it calls itself. */
export async function readAnyBody(request: Request): Promise<unknown> {
  const bytes = await bodyBytes(request);
  return bytes.length === 0 ? undefined : parseJson(bytes);
}

async function bodyBytes({ body }: Request): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const { bytes, problem } = await readBytes(body, MAX_BODY_BYTES);
  if (problem !== null) throw new HttpRefusal(413, 'too_large', problem);
  return bytes;
}

/** What the fields of a request are, for those that come as text. */
type Kind = 'number' | 'boolean' | 'list' | 'text';

const KINDS: Readonly<Record<string, Kind>> = {
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
};

function fieldKinds(schema: z.ZodType): ReadonlyMap<string, Kind> {
  const known = kindsBySchema.get(schema);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const kinds = new Map(
    Object.entries(properties).map(([name, property]) => [name, kindOf(property)] as const),
  );
  kindsBySchema.set(schema, kinds);
  return kinds;
}

const kindsBySchema = new WeakMap<z.ZodType, ReadonlyMap<string, Kind>>();

function kindOf(property: z.core.JSONSchema._JSONSchema): Kind {
  if (typeof property === 'boolean') return 'text';
  const types = [property, ...(property.anyOf ?? [])].map((each) =>
    typeof each === 'boolean' ? undefined : each.type,
  );
  return types.map((type) => KINDS[String(type)]).find((kind) => kind !== undefined) ?? 'text';
}

function queryOf(params: URLSearchParams, kinds: ReadonlyMap<string, Kind>): Fields {
  const names = [...new Set(params.keys())];
  return Object.fromEntries(
    names.map((name) => [name, coerce(params.getAll(name), kinds.get(name))]),
  );
}

/** A text that is none of its kind stays one, for the check to name it. */
function coerce(texts: readonly string[], kind: Kind | undefined): unknown {
  if (kind === 'list') return texts.flatMap((text) => text.split(','));
  const [text = '', ...more] = texts;
  if (more.length > 0) return texts;
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function mapValues(
  texts: Readonly<Record<string, string>>,
  map: (text: string, name: string) => unknown,
): Fields {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, map(text, name)]));
}
