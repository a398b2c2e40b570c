/** Requests made from the schemas of the contract: right ones, and such with something wrong in them. */

import fc from 'fast-check';
import * as z from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Definitions = Readonly<Record<string, z.core.JSONSchema._JSONSchema>>;

/** What is run or asked for does no harm, whatever else is in a task. */
const HARMLESS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  command: fc.constant('true'),
  shell: fc.constant(null),
  interpreter: fc.constant(null),
  url: fc.constant('http://127.0.0.1:9/'),
  path: fc.constant('/nowhere/at-all'),
  // Every one of them costs a hash.
  password: fc.constant('short'),
};

const MAX_ITEMS = 3;

/** Anything that JSON can say. */
export const anyJson = fc.jsonValue({ maxDepth: 3 });

/** Undefined for a call without a request. */
export function rightRequest(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodUndefined) return fc.constant(undefined);
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return arbitraryOf(made, made.$defs ?? {}, 0);
}

/** A right one with a field gone, added, or filled with something else. */
export function wrongRequest(schema: z.ZodType): fc.Arbitrary<unknown> {
  const spoilt = fc
    .tuple(rightRequest(schema), fc.nat(), fc.constantFrom('remove', 'add', 'replace'), anyJson)
    .map(([value, seed, way, other]) => spoil(value, seed, way, other));
  return fc.oneof({ weight: 3, arbitrary: spoilt }, { weight: 1, arbitrary: anyJson });
}

function arbitraryOf(
  schema: z.core.JSONSchema._JSONSchema,
  definitions: Definitions,
  depth: number,
): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean' || depth > 8) return anyJson;
  const inner = (each: z.core.JSONSchema._JSONSchema) => arbitraryOf(each, definitions, depth + 1);
  const named = schema.$ref && definitions[schema.$ref.replace('#/$defs/', '')];
  if (named !== undefined && named !== '') return inner(named);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  return ofType(schema, inner);
}

function ofType(
  schema: JsonSchema,
  inner: (each: z.core.JSONSchema._JSONSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'object':
      return ofObject(schema, inner);
    case 'array':
      return fc.array(inner((schema.items as JsonSchema | undefined) ?? true), {
        minLength: Math.min(schema.minItems ?? 0, MAX_ITEMS),
        maxLength: Math.min(schema.maxItems ?? MAX_ITEMS, MAX_ITEMS),
      });
    case 'string':
      return ofString(schema);
    case 'integer':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? 1, max: Math.min(schema.maximum ?? 100, 2 ** 31) }),
        fc.maxSafeInteger(),
      );
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return anyJson;
  }
}

function ofObject(
  schema: JsonSchema,
  inner: (each: z.core.JSONSchema._JSONSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, HARMLESS[name] ?? inner(each)] as const,
  );
  if (fields.length === 0 && schema.additionalProperties) {
    const value = inner(schema.additionalProperties);
    const key = inner(schema.propertyNames ?? { type: 'string' }) as fc.Arbitrary<string>;
    return fc.dictionary(key, value, { maxKeys: MAX_ITEMS });
  }
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: (schema.required ?? []).filter((name) =>
      fields.some(([field]) => field === name),
    ),
  });
}

function ofString({ pattern, maxLength }: JsonSchema): fc.Arbitrary<string> {
  const text = fc.string({ unit: 'binary', maxLength: Math.min(maxLength ?? 40, 40) });
  return pattern === undefined ? text : fc.oneof(fc.stringMatching(new RegExp(pattern)), text);
}

/** At a place that the seed picks; never in what would be run. */
function spoil(value: unknown, seed: number, way: string, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value).filter((key) => !Object.hasOwn(HARMLESS, key));
  if (way === 'add') return { ...value, [`unknown${seed % 10}`]: other };
  const key = keys[seed % Math.max(1, keys.length)];
  if (key === undefined) return other;
  const copy: Record<string, unknown> = { ...value };
  const child = copy[key];
  if (typeof child === 'object' && child !== null && seed % 3 > 0) {
    const spoilt = spoil(child, Math.floor(seed / 3), way, other);
    copy[key] =
      Array.isArray(child) && !Array.isArray(spoilt) ? Object.values(spoilt ?? {}) : spoilt;
  } else if (way === 'remove') delete copy[key];
  else copy[key] = other;
  return copy;
}
