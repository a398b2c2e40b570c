/** What the description of the API tells of an answer. */

import type * as z from 'zod';

import type { apiPlaces } from '../../../../shared/api-routes.ts';
import type { CallName, RequestInput, Response } from '../../../../shared/ipc-contract.ts';

/** The calls that have an address; `runs.start` is asked for by a route of its own. */
export type PublicCall = Exclude<
  { [N in CallName]: (typeof apiPlaces)[N] extends null ? never : N }[CallName],
  'runs.start'
>;

/** When it is refused with a status that not every address has, by status. */
export type Refusals = Readonly<Partial<Record<401 | 404 | 409 | 429 | 503, string>>>;

export interface Described {
  /** Of the JSON, or for another type of content what stands in its place; null: nothing, with 204. */
  readonly schema: z.ZodType | null;
  /** Another type of content than JSON. */
  readonly contentType?: string;
  /** What is answered, told in a sentence; left out where the summary says it. */
  readonly told?: string;
  readonly example?: unknown;
  /** The fields of the address, the query and the body together. */
  readonly request?: unknown;
  readonly refusals?: Refusals;
}

/** A call as the contract has it. */
export interface DescribedCall<N extends CallName> extends Described {
  readonly schema: [Response<N>] extends [void] ? null : z.ZodType<Response<N>>;
  readonly example?: Response<N>;
  readonly request?: RequestInput<N>;
}

/** What JSON gives back of a type. */
type Open<T> = unknown extends T
  ? unknown
  : T extends readonly (infer E)[]
    ? readonly Open<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Open<T[K]> }
      : T;

type Calls = { readonly [N in CallName]?: DescribedCall<N> };

/** A schema that says less or more than the contract does not compile. */
type Exact<T extends Calls> = {
  readonly [N in keyof T]: N extends CallName
    ? T[N] extends { readonly schema: infer S extends z.ZodType }
      ? Response<N> extends Open<z.output<S>>
        ? unknown
        : { readonly schema: 'This schema is narrower than the contract.' }
      : unknown
    : 'This is no call.';
};

export function describeCalls<const T extends Calls>(calls: T & Exact<T>): T {
  return calls;
}
