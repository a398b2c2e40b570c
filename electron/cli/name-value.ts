/** Takes options of the form NAME=VALUE apart. */

import { UsageError } from './cli-error.ts';

/** @throws UsageError for a text without a name or without `=` */
export function splitNameValue(option: string, pair: string): [name: string, value: string] {
  const at = pair.indexOf('=');
  if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
  throw new UsageError(`Expected --${option} to be NAME=VALUE, got \`${pair}\``);
}
