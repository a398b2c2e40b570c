/** With which statuses an address refuses, and what such an answer looks like. */

import { TITLES } from '../problem.ts';
import type { JsonSchema } from './json-schema.ts';
import type { OtherAddress } from './other-addresses.ts';

interface Refusal {
  readonly code: string;
  /** When, as a sentence. */
  readonly told: string;
  /** An example. */
  readonly detail: string;
  readonly field?: string;
}

const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: {
    code: 'invalid_input',
    told: 'The request is not what was expected; `field` tells where.',
    detail: 'Expected `taskId` to be above 0, got `-1`',
    field: 'taskId',
  },
  401: {
    code: 'unauthorized',
    told: 'The user name, the password or the token is wrong or missing.',
    detail: 'The user name, password or token is wrong.',
  },
  403: {
    code: 'forbidden',
    told: 'The scope of the token does not reach so far, or a page of another origin asks (`foreign_origin`).',
    detail: 'This needs a token of scope write, not read.',
  },
  404: {
    code: 'not_found',
    told: 'What the address names is not there.',
    detail: 'There is no task 7.',
  },
  409: {
    code: 'conflict',
    told: 'Its state forbids it.',
    detail: 'Task "Backup" is deleted. Restore it first.',
  },
  413: {
    code: 'too_large',
    told: 'The body is too long.',
    detail: 'Expected a body of at most 2 MiB.',
  },
  415: {
    code: 'unsupported_media_type',
    told: 'The body is not sent as JSON.',
    detail: 'Expected the content type to be application/json, got text/plain.',
  },
  421: {
    code: 'foreign_host',
    told: 'The request names another host.',
    detail: 'CronPilot answers to 127.0.0.1:7000, localhost:7000, [::1]:7000 alone.',
  },
  429: {
    code: 'too_many_requests',
    told: 'There were too many wrong logins, or too many calls of a webhook.',
    detail: 'There were too many wrong logins. Try again in 6 s.',
  },
  500: {
    code: 'internal',
    told: 'A fault of CronPilot, of which its own log tells.',
    detail: 'Something went wrong inside CronPilot. Its own log has the details.',
  },
  503: {
    code: 'unavailable',
    told: 'The disk or the database does not let it.',
    detail: 'The disk is full.',
  },
};

/** Where anybody may ask, nobody is unknown or lacks a right. */
const OF_LOGIN = [401, 429];
/** Those that every address has. */
const ALWAYS = [400, 403, 421, 500, 503];

export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'field'],
  properties: {
    type: { type: 'string', const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'One sentence on what was expected' },
    code: {
      type: 'string',
      enum: [
        ...Object.values(REFUSALS).map(({ code }) => code),
        'foreign_origin',
        'method_not_allowed',
      ],
    },
    field: { type: ['string', 'null'], description: 'Dotted path of the field to blame' },
  },
  additionalProperties: false,
};

/** By the name under which operations refer to them. */
export const commonRefusals: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  Object.keys(REFUSALS).map((status) => [nameOf(Number(status)), responseOf(Number(status))]),
);

/** By status. */
export function refusalsOf(
  { path, isOpen, described: { refusals = {} } }: OtherAddress,
  hasBody: boolean,
): Readonly<Record<string, JsonSchema>> {
  const named = Object.keys(refusals).map(Number);
  const statuses = new Set([
    ...ALWAYS,
    ...(isOpen ? [] : OF_LOGIN),
    ...(path.includes('{') ? [404] : []),
    ...(hasBody ? [413, 415] : []),
    ...named,
  ]);
  const own: Readonly<Record<number, string>> = refusals;
  return Object.fromEntries(
    [...statuses]
      .toSorted((left, right) => left - right)
      .map((status) => [
        String(status),
        own[status] === undefined
          ? { $ref: `#/components/responses/${nameOf(status)}` }
          : responseOf(status, own[status]),
      ]),
  );
}

/** `NotFound`. */
function nameOf(status: number): string {
  return (TITLES[status] ?? '').replaceAll(' ', '');
}

function responseOf(status: number, told?: string): JsonSchema {
  const refusal = REFUSALS[status];
  if (!refusal) throw new Error(`Status ${status} is not described`);
  const { code, detail, field = null } = refusal;
  const example = { type: 'about:blank', title: TITLES[status], status, detail, code, field };
  return {
    description: told ?? refusal.told,
    ...(status === 429 && {
      headers: {
        'Retry-After': { description: 'In seconds', schema: { type: 'integer', minimum: 1 } },
      },
    }),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        ...(told === undefined && { example }),
      },
    },
  };
}
