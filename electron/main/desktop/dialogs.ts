/** Native dialogs, and files shown in the file manager. */

import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';

import type { DesktopPort } from '../ipc/handler-parts.ts';

/** @param window The dialog belongs to it; null while there is none. */
export function createDialogs(window: () => BrowserWindow | null): DesktopPort {
  return {
    async pickPath(kind, startPath) {
      const options: OpenDialogOptions = {
        properties: [kind === 'folder' ? 'openDirectory' : 'openFile', 'showHiddenFiles'],
        ...(startPath !== null && { defaultPath: startPath }),
      };
      const parent = window();
      const { filePaths } = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      return filePaths[0] ?? null;
    },
    showFile: (path) => shell.showItemInFolder(path),
  };
}
