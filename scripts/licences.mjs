/** Whose code is in a build: every package a bundle took something from, with its licence. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ name: string, version: string, licence: string, text: string }} Licence */

/**
 * @param {Iterable<string>} moduleIds paths of all modules of all bundles
 * @param {readonly string[]} externalDirs folders of packages that are shipped as they are
 * @returns {readonly Licence[]} by name
 */
export function readLicences(moduleIds, externalDirs) {
  const dirs = new Set(externalDirs);
  for (const id of moduleIds) {
    const dir = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];
    if (dir !== undefined && !dir.startsWith('\0')) dirs.add(dir);
  }
  return [...dirs]
    .map(readLicence)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param {string} dir
 * @returns {Licence}
 */
function readLicence(dir) {
  const { name, version, license } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  const file = readdirSync(dir).find((entry) => /^licen[cs]e/i.test(entry));
  return {
    name,
    version,
    licence: String(license ?? 'see its text'),
    text: file === undefined ? '' : readFileSync(join(dir, file), 'utf8'),
  };
}
