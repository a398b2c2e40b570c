/** One address of the HTTP API: what it takes, who may use it, and what answers. */

import type * as z from 'zod';

import type { ApiPlace } from '../../../shared/api-routes.ts';
import type { CallName, RequestInput, Response } from '../../../shared/ipc-contract.ts';
import { parseOrThrow } from '../../../shared/parse.ts';
import type { PublicCall } from './description/described.ts';

/** Asks CronPilot as any other client does. @throws AppError */
export type Ask = <N extends CallName>(name: N, request: RequestInput<N>) => Promise<Response<N>>;

/** Who asks, as far as an answer may want to know. */
export interface Caller {
  readonly method: string;
  readonly headers: Headers;
  /** Closes the connection at once. */
  readonly disconnect: () => void;
}

export interface Route extends ApiPlace {
  /** Of the fields in the address, the query and the body together. */
  readonly request: z.ZodType;
  readonly status?: number;
  /** The call of the contract that it is, whose description tells what is answered. */
  readonly call?: PublicCall;
  /**
   * A value becomes JSON, nothing becomes 204, and a Response goes as it is.
   *
   * @param input as it was sent; a call of the contract checks it, any other answer does so itself
   * @throws AppError or HttpRefusal
   */
  readonly answer: (input: unknown, ask: Ask, caller: Caller) => Promise<unknown>;
}

/** A route with a request of its own, which is checked before it answers. */
export function route<S extends z.ZodType>(
  spec: Omit<Route, 'request' | 'answer'> & {
    readonly request: S;
    readonly answer: (input: z.output<S>, ask: Ask, caller: Caller) => Promise<unknown>;
  },
): Route {
  return {
    ...spec,
    answer: (input, ask, caller) => spec.answer(parseOrThrow(spec.request, input), ask, caller),
  };
}
