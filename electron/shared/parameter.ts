/** The questions a task asks when it is run by hand, by API or by CLI. */

import * as z from 'zod';

import { expects, oneOf } from './expectation.ts';
import { boolean, noNul, singleLine } from './field.ts';

export const parameterTypes = ['text', 'number', 'choice', 'switch', 'file', 'date'] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** Every value is kept as text: `true` or `false` of a switch, YYYY-MM-DD of a date. */
export type ParameterValues = Readonly<Record<string, string>>;

/** What is written in JSON or YAML as a number, as true or as false stands for its text. */
const valueText = z
  .union([z.string(), z.number(), z.boolean()], { error: expects('a value') })
  .transform(String)
  .pipe(noNul(10_000, expects('a value')));

export const parameterSchema = z.strictObject({
  /** In commands and scripts the variable `CRONPILOT_PARAM_NAME` (upper case), elsewhere `{{param.name}}`. */
  name: z.string({ error: expects('a name like folder') }).regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, {
    error: expects('a name of letters and digits, like folder'),
  }),
  /** Shown instead of the name; null shows the name. */
  label: singleLine(expects('a label'), 100).nullable().default(null),
  type: z.enum(parameterTypes, { error: oneOf(parameterTypes) }),
  /** Used by scheduled runs and where nothing was given; null for none. */
  default: valueText.nullable().default(null),
  /** A required parameter without a default keeps a task from being run without it. */
  required: boolean.default(false),
  /** Of type `choice` alone. */
  choices: z
    .array(singleLine(expects('a choice'), 200))
    .max(100)
    .default([]),
});

export const parametersSchema = z
  .array(parameterSchema, { error: expects('a list of parameters') })
  .max(30, { error: expects('at most 30 parameters') })
  .superRefine((parameters, context) => {
    const seen = new Set<string>();
    parameters.forEach(({ name }, at) => {
      const key = name.toUpperCase();
      if (seen.has(key))
        context.addIssue({
          code: 'custom',
          path: [at, 'name'],
          message: expects('a name used only once'),
        });
      seen.add(key);
    });
  });

/** What a caller gives; checked against the task's parameters in main. */
export const parameterValuesSchema = z.record(z.string().max(60), valueText, {
  error: expects('an object of parameter names with values'),
});

export type Parameter = z.output<typeof parameterSchema>;
