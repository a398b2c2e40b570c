/** Answers the calls on the HTTP API: whether it is on, and who may use it. */

import type { CallHandlers } from '../../shared/ipc-contract.ts';
import type { HandlerParts } from './handler-parts.ts';

type ApiCall = Extract<keyof CallHandlers, `api.${string}`>;

export function apiHandlers({ localApi }: HandlerParts): Pick<CallHandlers, ApiCall> {
  return {
    'api.status': () => localApi.status,
    'api.switchOn': (request) => localApi.switchOn(request),
    'api.switchOff': () => localApi.switchOff(),
    'api.addToken': ({ name, scope }) => localApi.addToken(name, scope),
    'api.removeToken': ({ name }) => localApi.removeToken(name),
  };
}
