/** Connects each call of the contract to its handler. The only file that uses `ipcMain`. */

import { type IpcMain, type IpcMainInvokeEvent, ipcMain } from 'electron';

import { AppError, type Result, toErrorPayload } from '../../shared/errors.ts';
import { type CallHandlers, ipcCalls } from '../../shared/ipc-contract.ts';
import { inUserLanguage } from '../language.ts';
import { dispatchCall, type OnBug } from './dispatch.ts';

export interface RegisterOptions {
  /** True for the main frame of our own window alone. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Hears of what is a bug of ours, and of callers that were refused. */
  readonly onError: OnBug;
}

/** Returns a function that disconnects them again. */
export function registerHandlers(
  handlers: CallHandlers,
  options: RegisterOptions,
  ipc: Pick<IpcMain, 'handle' | 'removeHandler'> = ipcMain,
): () => void {
  const names = Object.keys(ipcCalls);
  for (const name of names) {
    ipc.handle(name, async (event, request: unknown): Promise<Result<unknown>> => {
      if (options.isTrusted(event)) {
        return inUserLanguage(() => dispatchCall(handlers, name, request, options.onError));
      }
      const refusal = new AppError('forbidden', 'Only the window of CronPilot may ask for that.');
      options.onError(name, refusal);
      return { ok: false, error: toErrorPayload(refusal) };
    });
  }
  return () => {
    for (const name of names) ipc.removeHandler(name);
  };
}
