// Where the set-up reads and writes.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const rootDir = fileURLToPath(new URL('../../', import.meta.url));
export const scriptsDir = path.join(rootDir, 'scripts');
export const modulesDir = path.join(rootDir, 'node_modules');
export const distDir = path.join(rootDir, 'dist');
export const electronDistDir = path.join(modulesDir, 'electron', 'dist');
export const electronPathFile = path.join(modulesDir, 'electron', 'path.txt');

/** What is slow to fetch or build is kept outside node_modules, so that `npm ci` does not lose it. */
export const cacheDir = decideCacheDir(process.env, os.homedir());

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} homeDir
 */
export function decideCacheDir(env, homeDir) {
  if (env['CRONPILOT_CACHE_DIR']) return path.resolve(env['CRONPILOT_CACHE_DIR']);
  const base = env['XDG_CACHE_HOME'] || path.join(homeDir, '.cache');
  return path.join(base, 'cronpilot');
}
