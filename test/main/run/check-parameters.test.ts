import { describe, expect, test } from 'vitest';

import { checkDefaults, checkParameters } from '../../../electron/main/run/check-parameters.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import {
  type Parameter,
  parameterSchema,
  parameterValuesSchema,
} from '../../../electron/shared/parameter.ts';

const parameter = (type: Parameter['type'], change: Partial<Parameter> = {}) =>
  parameterSchema.parse({ name: 'value', type, choices: ['red', 'blue'], ...change });

/** The values, or the message of the refusal. */
function check(parameters: readonly Parameter[], given: Record<string, string>) {
  try {
    return checkParameters(parameters, given);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error).toMatchObject({
      code: 'invalid_input',
      field: expect.stringMatching(/^params\./),
    });
    return error.message;
  }
}

test('a number, true and false stand for their texts, as in JSON and YAML', () => {
  expect(parameterSchema.parse({ name: 'days', type: 'number', default: 5 }).default).toBe('5');
  expect(parameterValuesSchema.parse({ days: -1.5, dry: true })).toEqual({
    days: '-1.5',
    dry: 'true',
  });
  const refused = parameterSchema.safeParse({ name: 'days', type: 'number', default: [5] });
  expect(refused.error?.issues[0]).toMatchObject({ path: ['default'], message: 'a value' });
});

describe('checkParameters', () => {
  test.each([
    ['text', 'anything, Ä', 'x\ny'],
    ['number', '-1.5', '0', '1e3'],
    ['choice', 'red', 'blue'],
    ['switch', 'true', 'false'],
    ['file', '/etc/hosts'],
    ['date', '2026-02-28'],
  ] as const)('%s takes its values as they are', (type, ...values) => {
    for (const value of values) expect(check([parameter(type)], { value })).toEqual({ value });
  });

  test.each([
    ['number', 'a number', 'ten', 'NaN', 'Infinity', ' '],
    ['choice', 'one of red, blue', 'green'],
    ['switch', 'true or false', 'yes', 'TRUE'],
    ['date', 'a date like 2026-11-24', '2026-02-30', '24.11.2026'],
  ] as const)('%s refuses what is not %s', (type, expected, ...values) => {
    for (const value of values)
      expect(check([parameter(type)], { value })).toBe(
        `Expected \`params.value\` to be ${expected}, got \`${value}\``,
      );
  });

  test('a name that the task does not have is refused', () => {
    expect(check([parameter('text')], { other: '1' })).toBe(
      'Expected `params.other` to be absent, as the task has no parameter `other`, got `1`',
    );
    expect(check([], JSON.parse('{"__proto__": "x"}'))).toContain('params.__proto__');
  });

  test('a default stands in for what was not given', () => {
    const withDefault = parameter('number', { default: '7', required: true });
    expect(check([withDefault], {})).toEqual({ value: '7' });
    expect(check([withDefault], { value: '8' })).toEqual({ value: '8' });
  });

  test('a required one without a default must be given, and must not be empty', () => {
    const required = parameter('file', { required: true });
    const refusal = 'Expected `params.value` to be the path of a file, got nothing';
    expect(check([required], {})).toBe(refusal);
    expect(check([required], { value: '' })).toBe(refusal);
  });

  test('an empty one that is not required is left out', () => {
    expect(check([parameter('number', { default: '7' })], { value: '' })).toEqual({});
    expect(check([parameter('date')], {})).toEqual({});
  });
});

describe('checkDefaults', () => {
  test('refuses a default that its own type refuses, and names it', () => {
    const parameters = [parameter('text'), parameter('choice', { default: 'green' })];
    expect(() => checkDefaults(parameters)).toThrow(
      'Expected `parameters.1.default` to be one of red, blue, got `green`',
    );
    expect(() => checkDefaults([parameter('switch', { default: 'true' })])).not.toThrow();
  });
});
