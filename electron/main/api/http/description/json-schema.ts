/** Schemas as JSON Schema, with what has a name of its own among the components of the document. */

import * as z from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;
export type Components = Record<string, unknown>;

/**
 * @param owner names what a schema defines for itself, such as any JSON value
 * @param io `input`: what may be sent, so that fields with a default can be left out
 * @param components gets what the schema refers to
 */
export function schemaOf(
  type: z.ZodType,
  owner: string,
  io: 'input' | 'output',
  components: Components,
): JsonSchema {
  // Inside of another, a schema with a name is a reference too.
  const made = z.toJSONSchema(z.object({ it: type }), { io, unrepresentable: 'any', override });
  const nameOf = (key: string) => (key.startsWith('__') ? `${owner}.${key}` : key);
  const text = JSON.stringify(made).replaceAll(
    /"#\/\$defs\/([^"]+)"/g,
    (_all, key: string) => `"#/components/schemas/${nameOf(key)}"`,
  );
  const { $defs = {}, properties } = JSON.parse(text) as {
    readonly $defs?: Readonly<Record<string, JsonSchema>>;
    readonly properties: { readonly it: JsonSchema };
  };
  for (const [key, { id: _name, ...schema }] of Object.entries($defs))
    components[nameOf(key)] = schema;
  return properties.it;
}

/** Every whole number that JavaScript can tell apart is no limit worth telling, and a date has a name. */
function override({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.format?.startsWith('date')) delete jsonSchema.pattern;
}
