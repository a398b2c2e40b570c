/** Refuses values of parameters that name no file of this computer. */

import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { Parameter, ParameterValues } from '../../shared/parameter.ts';
import { quote } from '../../shared/parse.ts';

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
    const expected = 'the full path of a file that exists';
    throw new AppError(
      'invalid_input',
      `Expected \`${field}\` to be ${expected}, got ${quote(value)}`,
      { field },
    );
  }
}
