/** Adds variables of an .env file to those of a task. Pure. */

import type { Pair } from '../../components/form-pairs.tsx';

export interface MergedVariables {
  readonly pairs: Pair[];
  readonly addedCount: number;
  /** Of those that had another value. */
  readonly replacedCount: number;
}

/** A name that is there already takes the new value; rows without anything go. */
export function mergeVariables(
  pairs: readonly Pair[],
  variables: Readonly<Record<string, string>>,
): MergedVariables {
  const filled = pairs.filter(({ name, value }) => name.trim() !== '' || value !== '');
  const newValueOf = ({ name, value }: Pair) => variables[name.trim()] ?? value;
  const known = new Set(filled.map(({ name }) => name.trim()));
  const added = Object.entries(variables)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({ name, value }));
  return {
    pairs: [...filled.map((pair) => ({ ...pair, value: newValueOf(pair) })), ...added],
    addedCount: added.length,
    replacedCount: filled.filter((pair) => newValueOf(pair) !== pair.value).length,
  };
}

/** Whether a text that is pasted as a name is lines of an .env file. */
export function looksLikeVariables(text: string): boolean {
  return /^\s*(#.*\s+)*(export\s+)?[A-Za-z_]\w*\s*=/.test(text);
}
