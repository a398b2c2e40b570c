/** The addresses that are no routes: who is logged in, the panel's way to ask, webhooks, the description. */

import * as z from 'zod';

import type { ApiMethod } from '../../../../shared/api-routes.ts';
import type { Described } from './described.ts';
import { id, scope, text } from './schemas.ts';

export interface OtherAddress {
  readonly method: ApiMethod;
  /** As it is asked for, `/api` included. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: string;
  /** Whether it needs a login or a token. */
  readonly isOpen: boolean;
  readonly request: z.ZodType;
  /** The field of the request that the body is. */
  readonly bodyField?: string;
  readonly status: number;
  readonly described: Described;
}

const anyJson = z.unknown().optional();

const TOO_MANY = 'There were too many wrong logins.';

export const otherAddresses: readonly OtherAddress[] = [
  {
    method: 'get',
    path: '/api/session',
    summary: 'Who asks, and how far they may go',
    description: 'Needs a login or a token of any scope.',
    tag: 'session',
    isOpen: false,
    request: z.undefined(),
    status: 200,
    described: {
      schema: z.object({ kind: z.enum(['user', 'token', 'session']), name: text, scope }),
      example: { kind: 'token', name: 'status bar', scope: 'read' },
    },
  },
  {
    method: 'post',
    path: '/api/session',
    summary: 'Log the browser panel in',
    description: 'Sets a cookie, which is good only together with the token that is answered.',
    tag: 'session',
    isOpen: true,
    request: z.object({ userName: text, password: text }),
    status: 201,
    described: {
      schema: z.object({ token: text, userName: text }),
      example: { token: 'Zk…', userName: 'anna' },
      request: { userName: 'anna', password: 'correct horse' },
      refusals: { 401: 'The user name or the password is wrong.', 429: TOO_MANY },
    },
  },
  {
    method: 'delete',
    path: '/api/session',
    summary: 'Log the browser panel out',
    description: 'Needs a login or a token of any scope.',
    tag: 'session',
    isOpen: false,
    request: z.undefined(),
    status: 204,
    described: { schema: null },
  },
  {
    method: 'post',
    path: '/api/call/{name}',
    summary: 'A call of the window by its name, for the browser panel',
    description:
      'Needs the scope of the call. The calls belong to one version of CronPilot: scripts use the other addresses.',
    tag: 'session',
    isOpen: false,
    request: z.object({ name: text, body: anyJson }),
    bodyField: 'body',
    status: 200,
    described: {
      schema: z.object({ ok: z.literal(true), value: anyJson }),
      told: 'The answer of the call; a call that fails has the status of its error, and `{"ok": false, "error": {"code", "message", "field"}}` as JSON.',
      example: { ok: true, value: { unlock: null } },
      request: { name: 'triggers.support' },
      refusals: { 404: 'There is no such call, or not what it asks for.' },
    },
  },
  {
    method: 'post',
    path: '/hook/{token}',
    summary: 'Start the task that a webhook token was made for',
    description:
      'The token is all that it needs. The body may be JSON with values for the parameters of the task.',
    tag: 'hook',
    isOpen: true,
    request: z.object({ token: text, body: anyJson }),
    bodyField: 'body',
    status: 202,
    described: {
      schema: z.object({ runId: id.nullable() }),
      told: 'The run; it may still be waiting.',
      example: { runId: 813 },
      request: { token: 'q7…', body: { folder: '/home/anna' } },
      refusals: {
        404: 'There is no such token.',
        409: 'The task is switched off.',
        429: 'The task was started too often.',
      },
    },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description',
    description: 'Open to everybody on this computer.',
    tag: 'description',
    isOpen: true,
    request: z.undefined(),
    status: 200,
    described: { schema: z.looseObject({ openapi: z.literal('3.1.0') }) },
  },
  {
    method: 'get',
    path: '/api/docs',
    summary: 'This description as a page',
    description: 'Open to everybody on this computer.',
    tag: 'description',
    isOpen: true,
    request: z.undefined(),
    status: 200,
    described: { schema: text, contentType: 'text/html; charset=utf-8' },
  },
];
