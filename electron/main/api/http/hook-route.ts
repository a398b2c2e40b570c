/** `POST /hook/TOKEN` over HTTP: starts the task that the token was made for. */

import type { Context } from 'hono';

import type { ReceiveHook } from '../hook-route.ts';
import { HttpRefusal } from './problem.ts';
import { readAnyBody } from './read-input.ts';

/** 202 with `{ runId }`. @throws AppError, or HttpRefusal 429 when there are too many */
export async function hookRoute(context: Context, receive: ReceiveHook): Promise<Response> {
  // Read whatever the token is worth, so that the time tells nothing of it.
  const body = await readAnyBody(context.req.raw);
  const answer = receive(context.req.param('token') ?? '', body);
  if (answer.kind === 'accepted') return context.json({ runId: answer.runId }, 202);
  const seconds = String(Math.ceil(answer.retryAfterMs / 1000));
  throw new HttpRefusal(429, 'too_many_requests', `Too many calls. Try again in ${seconds} s.`, {
    'retry-after': seconds,
  });
}
