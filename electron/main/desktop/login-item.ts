/** Starts CronPilot with the user's session, or no longer. */

import { app } from 'electron';

import { type AutostartOptions, setAutostart } from './autostart.ts';

/** @throws on Linux, when the autostart folder cannot be written */
export function setLoginItem(openAtLogin: boolean, options: AutostartOptions): void {
  const [path, ...args] = options.command;
  switch (process.platform) {
    case 'linux':
      setAutostart(openAtLogin, options);
      return;
    case 'win32':
      app.setLoginItemSettings({ openAtLogin, path, args });
      return;
    default:
      app.setLoginItemSettings({ openAtLogin });
  }
}
