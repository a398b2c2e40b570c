// Remembers what was set up, so that the next start does nothing: one small file in node_modules.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { listFiles } from './file-tree.mjs';
import { modulesDir, rootDir, scriptsDir } from './paths.mjs';

const stampPath = path.join(modulesDir, '.cronpilot-setup.json');

/**
 * @typedef {object} Stamp
 * @property {string} lock hash of package-lock.json and .npmrc: which dependencies
 * @property {string} setup hash of the set-up's own files: what it does with them
 * @property {string} system changes when system packages come or go
 */

/**
 * The parts of the set-up that have to run (again).
 * @param {Stamp | null} done what the last set-up left; null when there was none
 * @param {Stamp} wanted
 */
export function decideStale(done, wanted) {
  return {
    dependencies: done?.lock !== wanted.lock,
    runtime:
      done === null ||
      Object.keys(wanted).some((key) => Reflect.get(done, key) !== Reflect.get(wanted, key)),
  };
}

/** @returns {Stamp} */
export function describeWanted() {
  const setupFiles = [
    ...listFiles(path.join(scriptsDir, 'setup')),
    ...listFiles(path.join(scriptsDir, 'electron-default-app')),
    path.join(scriptsDir, 'napi9-primitive-refs.h'),
  ];
  return {
    lock: hashFiles([path.join(rootDir, 'package-lock.json'), path.join(rootDir, '.npmrc')]),
    setup: hashFiles(setupFiles),
    system: describeSystem(),
  };
}

/** @returns {Stamp | null} */
export function readStamp() {
  if (!fs.existsSync(stampPath)) return null;
  return JSON.parse(fs.readFileSync(stampPath, 'utf8'));
}

/** @param {Stamp} stamp */
export function writeStamp(stamp) {
  fs.writeFileSync(stampPath, `${JSON.stringify(stamp, null, 2)}\n`);
}

/** @param {readonly string[]} files */
function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** The package database's time says whether a library may have gone, without asking dpkg. */
function describeSystem() {
  const status = fs.statSync('/var/lib/dpkg/status', { throwIfNoEntry: false });
  return `${process.platform}-${process.arch}-${status?.mtimeMs ?? 0}`;
}
