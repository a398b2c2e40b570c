// Where the development tools' programs are.
import path from 'node:path';
import { modulesDir } from './setup/paths.mjs';

export const TOOLS = {
  biome: '@biomejs/biome/bin/biome',
  oxlint: 'oxlint/bin/oxlint',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
  'electron-builder': 'electron-builder/cli.js',
};

/**
 * @param {string} name
 * @returns {name is keyof typeof TOOLS}
 */
export function isTool(name) {
  return name in TOOLS;
}

/** @param {keyof typeof TOOLS} name */
export function toolPath(name) {
  return path.join(modulesDir, TOOLS[name]);
}
