/** Gives the page `window.cronpilot`: the calls and events of the contract, and paths of files. */

import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';

import type { CronPilotApi, Payload } from '../shared/ipc-contract.ts';
import { isCallName, isEventName } from '../shared/ipc-names.ts';

const api: CronPilotApi = {
  call: (name, request) => {
    if (!isCallName(name)) throw new TypeError(`Unknown call: ${String(name)}`);
    return ipcRenderer.invoke(name, request);
  },
  on: (name, listener) => {
    if (!isEventName(name)) throw new TypeError(`Unknown event: ${String(name)}`);
    const forward = (_event: IpcRendererEvent, payload: Payload<typeof name>) => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  },
  pathOf: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

contextBridge.exposeInMainWorld('cronpilot', api);
