/** Answers one call of the contract; the way in for the window and the control socket alike. */

import { AppError, type Result, toErrorPayload } from '../../shared/errors.ts';
import {
  type CallHandlers,
  type CallName,
  type Request,
  type Response,
  ipcCalls,
  isCallName,
} from '../../shared/ipc-contract.ts';
import { parseOrThrow } from '../../shared/parse.ts';

/** Hears of every error that is a bug of ours rather than something the client can mend. */
export type OnBug = (name: string, error: unknown) => void;

/** Checks the request, calls the handler and wraps what comes of it; never throws or rejects. */
export async function dispatchCall(
  handlers: CallHandlers,
  name: string,
  request: unknown,
  onBug: OnBug,
): Promise<Result<unknown>> {
  try {
    if (!isCallName(name)) throw new AppError('not_found', `CronPilot has no call named ${name}.`);
    return { ok: true, value: await answer(handlers, name, request) };
  } catch (error) {
    if (!(error instanceof AppError)) onBug(name, error);
    return { ok: false, error: toErrorPayload(error) };
  }
}

function answer<N extends CallName>(
  handlers: CallHandlers,
  name: N,
  request: unknown,
): Response<N> | Promise<Response<N>> {
  // The compiler cannot see that the schema and the handler under one name belong together.
  return handlers[name](parseOrThrow(ipcCalls[name].request, request) as Request<N>);
}
