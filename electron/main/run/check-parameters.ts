/** Checks the values that a run is given for its task's parameters, and fills in the defaults. */

import { AppError } from '../../shared/errors.ts';
import { calendarDate } from '../../shared/field.ts';
import type { Parameter, ParameterValues } from '../../shared/parameter.ts';
import { quote } from '../../shared/parse.ts';

/**
 * Values by name; an empty one is as good as none, and left out where none is required.
 *
 * @throws AppError `invalid_input` with the field `params.NAME`
 */
export function checkParameters(
  parameters: readonly Parameter[],
  given: ParameterValues,
): ParameterValues {
  const names = new Set(parameters.map(({ name }) => name));
  for (const [name, value] of Object.entries(given))
    if (!names.has(name)) refuse(name, `absent, as the task has no parameter \`${name}\``, value);
  const values: Record<string, string> = {};
  for (const parameter of parameters) {
    const { name, required } = parameter;
    const value = (Object.hasOwn(given, name) ? given[name] : parameter.default) ?? '';
    if (value === '') {
      if (required) refuse(name, describe(parameter), undefined);
    } else if (!isValid(parameter, value)) refuse(name, describe(parameter), value);
    else values[name] = value;
  }
  return values;
}

/** @throws AppError `invalid_input` with the field `parameters.N.default` */
export function checkDefaults(parameters: readonly Parameter[]): void {
  parameters.forEach((parameter, at) => {
    const value = parameter.default;
    if (value === null || value === '' || isValid(parameter, value)) return;
    refuseField(`parameters.${at}.default`, describe(parameter), value);
  });
}

function isValid({ type, choices }: Parameter, value: string): boolean {
  switch (type) {
    case 'text':
    case 'file':
      return true;
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value));
    case 'choice':
      return choices.includes(value);
    case 'switch':
      return value === 'true' || value === 'false';
    case 'date':
      return calendarDate.safeParse(value).success;
  }
}

function describe({ type, choices }: Parameter): string {
  switch (type) {
    case 'text':
      return 'a text';
    case 'file':
      return 'the path of a file';
    case 'number':
      return 'a number';
    case 'choice':
      return `one of ${choices.join(', ')}`;
    case 'switch':
      return 'true or false';
    case 'date':
      return 'a date like 2026-11-24';
  }
}

function refuse(name: string, expected: string, value: string | undefined): never {
  refuseField(`params.${name}`, expected, value);
}

function refuseField(field: string, expected: string, value: string | undefined): never {
  const message = `Expected \`${field}\` to be ${expected}, got ${quote(value)}`;
  throw new AppError('invalid_input', message, { field });
}
