/** Refuses values of parameters that name no file of this computer. */

import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';

import { expandHome } from '../../shared/expand-home.ts';
import type { Parameter, ParameterValues } from '../../shared/parameter.ts';
import { unexpected } from '../../shared/parse.ts';
import { phrase } from '../../shared/phrase.ts';

/** @throws AppError `invalid_input` with the field `params.NAME` */
export function checkFileParameters(
  parameters: readonly Parameter[],
  values: ParameterValues,
  homeDir: string,
): void {
  for (const { name, type } of parameters) {
    const value = values[name];
    if (type !== 'file' || value === undefined) continue;
    const path = expandHome(value, homeDir);
    if (isAbsolute(path) && existsSync(path)) continue;
    const field = `params.${name}`;
    throw unexpected(field, phrase('the full path of a file that exists'), value);
  }
}
