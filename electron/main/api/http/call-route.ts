/** The calls of the contract by their names, with a Result for an answer: how the browser panel asks. */

import type { Context } from 'hono';

import { type ApiScope, scopeAllows } from '../../../shared/api-access.ts';
import { apiPlaces } from '../../../shared/api-routes.ts';
import { AppError, type Result, toErrorPayload } from '../../../shared/errors.ts';
import { isCallName } from '../../../shared/ipc-contract.ts';
import { HTTP_STATUS } from '../http-status.ts';
import type { Principal } from './authenticator.ts';
import type { EventFeed } from './event-feed.ts';
import { readBody } from './read-input.ts';

/** The newest event that is sure to be known to the answer. */
export const EVENT_HEADER = 'x-cronpilot-event';

export async function callRoute(
  context: Context,
  { scope }: Principal,
  call: (name: string, request: unknown) => Promise<Result<unknown>>,
  feed: EventFeed,
): Promise<Response> {
  const name = context.req.param('name') ?? '';
  const needed = scopeOf(name);
  const knownEvents = String(feed.count);
  const result = scopeAllows(scope, needed)
    ? await call(name, await readBody(context.req.raw))
    : refusal(`This needs a token of scope ${needed}, not ${scope}.`);
  return Response.json(result, {
    status: result.ok ? 200 : HTTP_STATUS[result.error.code],
    headers: { [EVENT_HEADER]: knownEvents },
  });
}

/** @throws AppError for a call that is not for HTTP */
function scopeOf(name: string): ApiScope {
  if (!isCallName(name)) throw new AppError('not_found', 'CronPilot has no call of that name.');
  const place = apiPlaces[name];
  if (place) return place.scope;
  throw new AppError('forbidden', `Only the window and the command line may ask for ${name}.`);
}

function refusal(message: string): Result<never> {
  return { ok: false, error: toErrorPayload(new AppError('forbidden', message)) };
}
