/** Finds the application's own program, which may be beside this command or in its checkout. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { appImageOf } from '../shared/app-image.ts';

export interface AppProgram {
  readonly command: string;
  readonly args: readonly string[];
}

export interface AppSurroundings {
  /** This command's own file. */
  readonly cliPath: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The Node that runs this command. */
  readonly nodePath: string;
}

/** Null when it is nowhere. */
export function findAppProgram({
  cliPath,
  platform,
  env,
  nodePath,
}: AppSurroundings): AppProgram | null {
  const own = env['CRONPILOT_APP'];
  if (own) return { command: own, args: [] };
  const appImage = appImageOf(env, cliPath);
  if (appImage !== null) return { command: appImage, args: [] };
  const cliDir = dirname(cliPath);
  // `resources/cli/cronpilot.mjs` of a package; on macOS in `Contents/Resources`.
  const packaged =
    {
      darwin: join(cliDir, '../../MacOS/CronPilot'),
      win32: join(cliDir, '../../CronPilot.exe'),
    }[platform as string] ?? join(cliDir, '../../cronpilot');
  if (existsSync(packaged)) return { command: packaged, args: [] };
  const checkout = join(cliDir, '../../scripts/start.mjs');
  return existsSync(checkout) ? { command: nodePath, args: [checkout] } : null;
}

/** Of Electron and CronPilot, for a start without window and tray. */
export function headlessArgs(platform: NodeJS.Platform): readonly string[] {
  const electron = platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];
  return [...electron, '--headless-service'];
}
