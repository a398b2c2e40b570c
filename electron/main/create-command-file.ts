/** Builds what puts the command `cronpilot` into the user's folder for programs. */

import { app } from 'electron';

import { appImageOf } from '../shared/app-image.ts';
import { CommandFile } from './command-file.ts';
import { commandProgram } from './command-script.ts';

/** @param environment whose PATH is that of a new login */
export function createCommandFile(
  homeDir: string,
  environment: { readonly path: string },
): CommandFile {
  return new CommandFile({
    homeDir,
    platform: process.platform,
    program: commandProgram({
      appImage: appImageOf(process.env, process.execPath),
      isPackaged: app.isPackaged,
      platform: process.platform,
      execPath: process.execPath,
      resourcesDir: process.resourcesPath,
      appDir: app.getAppPath(),
    }),
    sessionPath: process.env['PATH'] ?? '',
    loginPath: () => environment.path,
  });
}
