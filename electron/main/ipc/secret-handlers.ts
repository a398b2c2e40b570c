/** Answers the calls on secrets and on the environment that runs begin with. */

import type { CallHandlers } from '../../shared/ipc-contract.ts';
import type { HandlerParts } from './handler-parts.ts';

type SecretCall = Extract<keyof CallHandlers, `secrets.${string}` | 'environment.refresh'>;

export function secretHandlers({
  environment: { secrets, loginEnv },
  runService,
}: HandlerParts): Pick<CallHandlers, SecretCall> {
  return {
    'secrets.list': () => secrets.list(),
    'secrets.status': () => secrets.status(),
    'secrets.set': ({ name, value }) => secrets.set(name, value),
    'secrets.delete': ({ name, force }) => secrets.delete(name, force),
    'environment.refresh': async () => {
      await loginEnv.refresh();
      runService.reviewStarts();
      return loginEnv.problem;
    },
  };
}
