/** Native dialogs and menus, and files shown in the file manager. */

import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { NativeMenu } from '../../shared/native-menu.ts';
import { popUpMenu } from './pop-up-menu.ts';

/** What calls from the window may ask of the desktop. */
export interface Dialogs {
  /** Null when the user closes the dialog without a choice. */
  pickPath(kind: 'file' | 'folder', startPath: string | null): Promise<string | null>;
  /** Where to save a file; asks before one is replaced. Null when the user gives up. */
  pickSavePath(suggestedFilename: string): Promise<string | null>;
  /** The id of what was chosen, null for nothing. */
  showMenu(menu: NativeMenu): Promise<string | null>;
  /** @throws AppError `unavailable` when nothing opens it */
  openFolder(path: string): Promise<void>;
  /** In the user's browser. Only for addresses of our own. */
  openAddress(url: string): Promise<void>;
  /** Opens the folder of a file with the file selected. */
  showFile(path: string): void;
  /** @throws {AppError} `unavailable` when no program opens such files */
  openFile(path: string): Promise<void>;
  openLink(url: string): Promise<void>;
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
    async pickSavePath(suggestedFilename) {
      const options = { defaultPath: suggestedFilename };
      const parent = window();
      const { filePath } = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      return filePath === '' ? null : filePath;
    },
    showMenu: (menu) => popUpMenu(menu, window()),
    async openFolder(path) {
      const problem = await shell.openPath(path);
      if (problem !== '')
        throw new AppError(
          'unavailable',
          phrase('{path} cannot be opened: {problem}', { path, problem }),
        );
    },
    openAddress: (url) => shell.openExternal(url),
    showFile: (path) => shell.showItemInFolder(path),
    async openFile(path) {
      const problem = await shell.openPath(path);
      if (problem !== '')
        throw new AppError(
          'unavailable',
          phrase('{path} was not opened: {problem}', { path, problem }),
        );
    },
    openLink: (url) => shell.openExternal(url),
  };
}
