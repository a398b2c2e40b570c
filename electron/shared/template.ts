/** References in a definition's texts, `{{secret.NAME}}` and `{{param.NAME}}`, and what replaces them. */

const REFERENCE = /\{\{ *(secret|param)\.([A-Za-z][A-Za-z0-9_-]{0,59}) *\}\}/g;

/** Either may throw where there is no such value. Without one, its references stay as they are. */
export interface TemplateValues {
  readonly secret?: (name: string) => string;
  readonly param?: (name: string) => string;
}

export function fillText(text: string, values: TemplateValues): string {
  return text.replace(
    REFERENCE,
    (reference, kind: 'secret' | 'param', name: string) => values[kind]?.(name) ?? reference,
  );
}

/**
 * A value inside an address is percent-encoded, so that it stays one part of it. One that begins
 * the address is the address, or the start of it.
 */
export function fillUrl(url: string, values: TemplateValues): string {
  const text = url.trim();
  return text.replace(
    REFERENCE,
    (reference, kind: 'secret' | 'param', name: string, at: number) => {
      const value = values[kind]?.(name);
      if (value === undefined) return reference;
      return at === 0 ? value : encodeURIComponent(value);
    },
  );
}

/** Fills all texts of what JSON can hold, though not the names of fields. */
export function fillDeep<T>(value: T, fill: (text: string) => string): T;
export function fillDeep(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((part: unknown) => fillDeep(part, fill));
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).map(([name, part]) => [name, fillDeep(part, fill)]);
  return Object.fromEntries(filled);
}

/** Names of the secrets that any text of it refers to, each once. */
export function secretNamesIn(value: unknown): readonly string[] {
  const names = new Set<string>();
  fillDeep(value, (text) => {
    for (const [, kind, name] of text.matchAll(REFERENCE)) {
      if (kind === 'secret' && name !== undefined) names.add(name);
    }
    return text;
  });
  return [...names];
}
