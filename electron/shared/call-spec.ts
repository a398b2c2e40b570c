/** How an entry of the contract carries its types: a call with its request and answer, an event. */

import type * as z from 'zod';

export interface CallSpec<S extends z.ZodType, R> {
  readonly request: S;
  /** Carries the response type only; never set. */
  readonly response?: R;
}

export interface EventSpec<P> {
  /** Carries the payload type only; never set. */
  readonly payload?: P;
}

export function event<P>(): EventSpec<P> {
  return {};
}

export function call<S extends z.ZodType>(request: S) {
  return { returns: <R>(): CallSpec<S, R> => ({ request }) };
}
