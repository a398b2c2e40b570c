/** Builds the engine for Electron: its workers, its resources, its key store and the user's shell. */

import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

import { DesktopSurroundings } from './desktop/desktop-surroundings.ts';
import { Engine } from './engine.ts';
import type { EngineOptions } from './engine-options.ts';
import { createForks } from './fork-worker.ts';
import { systemKeyStore } from './safe-storage.ts';
import { SystemSurroundings } from './system-surroundings.ts';

export function buildEngine({
  appDir,
  headless,
  ...parts
}: Pick<EngineOptions, 'paths' | 'settings' | 'log' | 'homeDir'> & {
  readonly appDir: string;
  readonly headless: boolean;
}): Engine {
  const system = new SystemSurroundings();
  return new Engine({
    ...parts,
    ...createForks(appDir),
    keyStore: headless ? null : systemKeyStore(),
    surroundings: headless ? system : new DesktopSurroundings(system),
    ownEnv: process.env,
    loginShell: loginShell(),
    databaseThreadPath: join(appDir, 'dist/database/database-thread.js'),
    // Python reads no archive.
    pythonDir: join(app.isPackaged ? process.resourcesPath : join(appDir, 'resources'), 'python'),
  });
}

/** On Windows programs get the user's environment however they are started. */
function loginShell(): string | null {
  return process.platform === 'win32' ? null : (process.env['SHELL'] ?? userInfo().shell);
}
