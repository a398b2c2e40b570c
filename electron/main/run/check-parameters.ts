/** Checks the values that a run is given for its task's parameters, and fills in the defaults. */

import { calendarDate } from '../../shared/field.ts';
import type { Parameter, ParameterValues } from '../../shared/parameter.ts';
import { unexpected } from '../../shared/parse.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';

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
    if (!names.has(name))
      refuse(name, phrase('absent, as the task has no parameter `{name}`', { name }), value);
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
    throw unexpected(`parameters.${at}.default`, describe(parameter), value);
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

function describe({ type, choices }: Parameter): Phrase {
  switch (type) {
    case 'text':
      return phrase('a text');
    case 'file':
      return phrase('the path of a file');
    case 'number':
      return phrase('a number');
    case 'choice':
      return phrase('one of {choices}', { choices: { each: choices } });
    case 'switch':
      return phrase('true or false');
    case 'date':
      return phrase('a date like 2026-11-24');
  }
}

function refuse(name: string, expected: Phrase, value: string | undefined): never {
  throw unexpected(`params.${name}`, expected, value);
}
