// `npm run lock`: brings package-lock.json up to date with package.json, complete for every platform.
// npm leaves an optional platform package out of the lock file when the registry in use does not hold
// it, and then refuses `npm ci`; such entries are put back, without the hash that could not be seen.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInPlace } from './child.mjs';
import { runEntry } from './setup/failure.mjs';
import { findNpm } from './setup/npm.mjs';
import { rootDir } from './setup/paths.mjs';
import { ensureToolingNode, toolingEnvironment, toolingNodePath } from './setup/tooling-node.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {{ packages: Record<string, LockEntry> }} LockFile */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * What a platform package runs on, from its name: `@x/binding-linux-arm64-musl`.
 * @param {string} name
 */
export function readPlatform(name) {
  const words = name.split(/[/-]/);
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  const musl = words.some((word) => word.startsWith('musl'));
  const glibc = words.some((word) => word.startsWith('gnu'));
  return {
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(musl || (glibc && system === 'linux') ? { libc: [musl ? 'musl' : 'glibc'] } : {}),
    ...(system === undefined ? {} : { os: [system] }),
  };
}

/**
 * @param {LockFile} lock
 * @returns {LockFile} with an entry for every optional platform package
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const platform = readPlatform(name);
      const known = findEntry(packages, place, name);
      if (known || !/^\d/.test(version) || (!platform.os && !platform.cpu)) continue;
      packages[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/**
 * Node's own search: the package's own node_modules, then each one above.
 * @param {Record<string, LockEntry>} packages
 * @param {string} place
 * @param {string} name
 */
function findEntry(packages, place, name) {
  for (let dir = place; ; dir = dir.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const entry = packages[dir === '' ? `node_modules/${name}` : `${dir}/node_modules/${name}`];
    if (entry !== undefined || dir === '') return entry;
  }
}

async function main() {
  const lockPath = path.join(rootDir, 'package-lock.json');
  await ensureToolingNode();
  const args = [findNpm(), 'install', '--package-lock-only', '--loglevel=error'];
  process.exitCode = await runInPlace(toolingNodePath(), args, {
    cwd: rootDir,
    env: toolingEnvironment(),
  });
  if (process.exitCode !== 0) return;
  const lock = completeLock(JSON.parse(fs.readFileSync(lockPath, 'utf8')));
  fs.writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runEntry(main);
