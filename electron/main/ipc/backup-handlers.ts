/** Answers the calls on backups of the database. */

import type { CallHandlers } from '../../shared/ipc-contract.ts';
import type { HandlerParts } from './handler-parts.ts';

type BackupCall = Extract<keyof CallHandlers, `backups.${string}`>;

export function backupHandlers({ backups, restart }: HandlerParts): Pick<CallHandlers, BackupCall> {
  return {
    'backups.list': () => backups.list(),
    'backups.create': () => backups.create(),
    'backups.restore': async ({ name }) => {
      const difference = await backups.requestRestore(name);
      restart();
      return difference;
    },
  };
}
