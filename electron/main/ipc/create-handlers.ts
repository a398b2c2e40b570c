/** Gathers the handlers of all calls in the contract. */

import { type CallHandlers, ipcCalls, isCallName } from '../../shared/ipc-contract.ts';
import { readAway } from '../today/read-away.ts';
import { readToday } from '../today/read-today.ts';
import { alertHandlers } from './alert-handlers.ts';
import { apiHandlers } from './api-handlers.ts';
import { backupHandlers } from './backup-handlers.ts';
import { desktopHandlers } from './desktop-handlers.ts';
import type { HandlerParts } from './handler-parts.ts';
import { logHandlers } from './log-handlers.ts';
import { runHandlers } from './run-handlers.ts';
import { scheduleHandlers } from './schedule-handlers.ts';
import { secretHandlers } from './secret-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { systemHandlers } from './system-handlers.ts';
import { taskHandlers } from './task-handlers.ts';
import type { TransferCall, TransferHandlers } from './transfer-handlers.ts';

/** Who is answered can rely on it that what they changed outlives a power loss. */
export function createHandlers(parts: HandlerParts): CallHandlers {
  const handlers = Object.entries(allHandlers(parts)).map(
    ([name, handle]) => [name, durably(handle as Handle, parts)] as const,
  );
  // The compiler cannot see that each name keeps the handler of its own.
  return Object.fromEntries(handlers) as unknown as CallHandlers;
}

type Handle = (request: unknown) => unknown;

function durably(handle: Handle, { database }: HandlerParts): Handle {
  return async (request) => {
    const before = database.changeCount;
    const answer = await handle(request);
    if (database.changeCount !== before) await database.durable();
    return answer;
  };
}

function allHandlers(parts: HandlerParts): CallHandlers {
  return {
    'status.get': () => {
      parts.scheduler.followClock();
      return parts.status();
    },
    'triggers.support': () => ({ unlock: parts.unlockProblem() }),
    'today.away': () => readAway(parts, parts.now()),
    'today.get': () => readToday(parts, parts.now()),
    ...taskHandlers(parts),
    ...runHandlers(parts),
    ...logHandlers(parts),
    ...scheduleHandlers(parts),
    ...settingsHandlers(parts),
    ...secretHandlers(parts),
    ...alertHandlers(parts),
    ...backupHandlers(parts),
    ...apiHandlers(parts),
    ...lateTransferHandlers(parts),
    ...desktopHandlers(parts),
    ...systemHandlers(parts),
  };
}

/** What reads and writes the files of others is much code, so the first of its calls loads it. */
function lateTransferHandlers(parts: HandlerParts): TransferHandlers {
  const load = async () => (await import('./transfer-handlers.ts')).transferHandlers(parts);
  const late = (name: TransferCall) => async (request: unknown) =>
    (await load())[name](request as never);
  const names = Object.keys(ipcCalls).filter(isTransferCall);
  // The compiler cannot see that each name has the handler of its own.
  return Object.fromEntries(names.map((name) => [name, late(name)])) as unknown as TransferHandlers;
}

function isTransferCall(name: string): name is TransferCall {
  return isCallName(name) && /^(import|export|definitions)\./.test(name);
}
