/** Answers the calls on the HTTP API: whether it is on, and who may use it. */

import { AppError } from '../../shared/errors.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { phrase } from '../../shared/phrase.ts';
import type { HandlerParts } from './handler-parts.ts';

type ApiCall = Extract<keyof CallHandlers, `api.${string}`>;

export function apiHandlers({ localApi, desktop }: HandlerParts): Pick<CallHandlers, ApiCall> {
  return {
    'api.status': () => localApi.status,
    'api.switchOn': (request) => localApi.switchOn(request),
    'api.switchOff': () => localApi.switchOff(),
    'api.addToken': ({ name, scope }) => localApi.addToken(name, scope),
    'api.removeToken': ({ name }) => localApi.removeToken(name),
    'api.open': ({ page }) => {
      const { url } = localApi.status;
      if (url === null) throw new AppError('conflict', phrase('The API is off.'));
      if (!desktop)
        throw new AppError('unavailable', phrase('CronPilot runs without a desktop here.'));
      return desktop.openAddress(page === 'docs' ? `${url}/api/docs` : url);
    },
  };
}
