/** Native dialogs, and files shown in the file manager. */

import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';

/** What calls from the window may ask of the desktop. */
export interface Dialogs {
  /** Null when the user closes the dialog without a choice. */
  pickPath(kind: 'file' | 'folder', startPath: string | null): Promise<string | null>;
  /** Opens the folder of a file with the file selected. */
  showFile(path: string): void;
}

/** @param window The dialog belongs to it; null while there is none. */
export function createDialogs(window: () => BrowserWindow | null): Dialogs {
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
