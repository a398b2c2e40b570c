/** Changes the YAML of one task to say what it is now, touching no more of it than that needs. */

import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';

import { taskInputSchema } from '../../shared/task.ts';
import { type Fields, fromForm, isFields } from './definition-form.ts';

/** For a look at one field on its own. */
const MINIMAL: Fields = { name: 'x', action: { kind: 'command', command: 'x' } };

/** Touches those fields of a task alone whose meaning is another one. */
export function mergeTask(document: Document, map: YAMLMap, before: Fields, after: Fields): void {
  for (const name of changedFields(before, after)) {
    if (name in after) map.set(name, mergeValue(document, map.get(name, true), after[name]));
    else map.delete(name);
  }
}

/** Names of the fields that say something else. */
export function changedFields(before: Fields, after: Fields): readonly string[] {
  const meaningOf = (form: Fields, name: string): unknown => {
    const meaning = fromForm(
      { ...MINIMAL, ...(name in form ? { [name]: form[name] } : {}) },
      () => 0,
    );
    const result = taskInputSchema.safeParse({ ...meaning, triggers: [] });
    // Triggers are compared as they are written, since they name other tasks.
    return result.success && name !== 'triggers' ? result.data : form[name];
  };
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => !isDeepStrictEqual(meaningOf(before, name), meaningOf(after, name)),
  );
}

/** Changes a map to hold `fields`, touching no more of it than that needs. */
function mergeInto(document: Document, map: YAMLMap, fields: Fields): void {
  map.items = map.items.filter(({ key }) =>
    Object.hasOwn(fields, String(isScalar(key) ? key.value : key)),
  );
  for (const [name, value] of Object.entries(fields)) {
    const old = map.get(name, true);
    const merged = mergeValue(document, old, value);
    if (merged !== old) map.set(name, merged);
  }
}

/** The node itself, changed, or another one in its place. */
function mergeValue(document: Document, node: unknown, value: unknown): unknown {
  if (isMap(node) && isFields(value)) {
    mergeInto(document, node, value);
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    node.items = value.map((part, at) => mergeValue(document, node.items[at], part)) as Node[];
    return node;
  }
  if (isScalar(node) && !isFields(value) && !Array.isArray(value)) {
    if (node.value !== value) node.value = value;
    return node;
  }
  return document.createNode(value);
}
