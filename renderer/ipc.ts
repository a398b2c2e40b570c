/** The page's only way to the main process: calls that throw an AppError, and events. */

import { fromErrorPayload } from '../electron/shared/errors.ts';
import type {
  CallName,
  CronPilotApi,
  RequestInput,
  Response,
} from '../electron/shared/ipc-contract.ts';
import { httpTransport } from './panel/http-transport.ts';

declare global {
  interface Window {
    /** Only in the window of CronPilot; a browser goes over HTTP. */
    readonly cronpilot?: CronPilotApi;
  }
}

/** @throws AppError with the code, the sentence and the field that the main process gave. */
export async function call<N extends CallName>(
  name: N,
  ...[request]: undefined extends RequestInput<N> ? [RequestInput<N>?] : [RequestInput<N>]
): Promise<Response<N>> {
  const result = await transport().call(name, request as RequestInput<N>);
  if (result.ok) return result.value;
  throw fromErrorPayload(result.error);
}

/** Returns a function that stops listening. */
export const on: CronPilotApi['on'] = (name, listener) => transport().on(name, listener);

function transport(): CronPilotApi {
  return window.cronpilot ?? httpTransport();
}

/** Where a file that the user dropped lies; null in a browser, which does not tell. */
export function pathOf(file: File): string | null {
  return window.cronpilot?.pathOf?.(file) || null;
}
