/** Stands in for `window.cronpilot` in tests of the page: real checks of requests, handlers of the test. */

import { dispatchCall } from '../../electron/main/ipc/dispatch.ts';
import { AppError, type Result } from '../../electron/shared/errors.ts';
import {
  type CallHandlers,
  type CallName,
  type CronPilotApi,
  type EventName,
  ipcCalls,
  type Payload,
  type Response,
} from '../../electron/shared/ipc-contract.ts';

export interface FakeCall {
  readonly name: CallName;
  /** As the page sent it. */
  readonly request: unknown;
}

/**
 * Give it to the page as `window.cronpilot`. Requests, answers and payloads are cloned as they are
 * on the way between two processes, so that a test cannot pass by sharing an object.
 */
export class FakeCronPilot implements CronPilotApi {
  /** Every call so far, oldest first. */
  readonly calls: FakeCall[] = [];
  readonly #handlers: CallHandlers;
  readonly #overrides: Partial<CallHandlers>;
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  /** A call without a handler is answered with an `unavailable` error that names it. */
  constructor(handlers: Partial<CallHandlers> = {}) {
    this.#overrides = { ...handlers };
    this.#handlers = Object.fromEntries(
      Object.keys(ipcCalls).map((name) => [name, this.#handlerOf(name as CallName)]),
    ) as unknown as CallHandlers;
  }

  /** Adds or replaces handlers from now on. */
  handle(handlers: Partial<CallHandlers>): void {
    Object.assign(this.#overrides, handlers);
  }

  call: CronPilotApi['call'] = async (name, request) => {
    this.calls.push({ name, request: structuredClone(request) });
    const result = await dispatchCall(
      this.#handlers,
      name,
      structuredClone(request),
      (_, error) => {
        throw error;
      },
    );
    return structuredClone(result) as Result<Response<typeof name>>;
  };

  on: CronPilotApi['on'] = (name, listener) => {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  };

  /** Tells the page of an event, as main would. */
  emit<N extends EventName>(name: N, payload: Payload<N>): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      (listener as (payload: Payload<N>) => void)(structuredClone(payload));
    }
  }

  /** Requests of one call so far, oldest first. */
  requestsOf(name: CallName): readonly unknown[] {
    return this.calls.filter((call) => call.name === name).map(({ request }) => request);
  }

  /** Listeners of an event that are still there; 0 when a page cleaned up after itself. */
  listenerCount(name: EventName): number {
    return this.#listeners.get(name)?.size ?? 0;
  }

  #handlerOf(name: CallName): (request: never) => unknown {
    return (request) => {
      const handler = this.#overrides[name] as ((request: never) => unknown) | undefined;
      if (!handler) throw new AppError('unavailable', `This test gives no handler for ${name}`);
      return handler(request);
    };
  }
}
