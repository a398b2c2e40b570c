// Builds better-sqlite3 for Electrons older than its prebuilt binaries, from the source in its package.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runCommand, tail } from './command.mjs';
import { findElectron } from './electron-runtime.mjs';
import { SetupFailure } from './failure.mjs';
import { cacheDir, modulesDir, scriptsDir } from './paths.mjs';
import { SQLITE_PREBUILD_NAPI } from './pins.mjs';
import { withProgress } from './progress.mjs';
import { ensurePackages, usesDpkg } from './system-packages.mjs';

const packageDir = path.join(modulesDir, 'better-sqlite3');
const sqliteDir = path.join(packageDir, 'deps', 'sqlite3');
const headerPath = path.join(scriptsDir, 'napi9-primitive-refs.h');

/** better-sqlite3 prefers a binary here over its prebuilt ones. */
const bindingPath = path.join(packageDir, 'build', 'Release', 'better_sqlite3.node');

const COMMON_FLAGS = ['-c', '-O3', '-fPIC', '-DNDEBUG'];
const LINK_FLAGS = [
  '-shared',
  '-s',
  '-Wl,-Bsymbolic',
  '-Wl,--exclude-libs,ALL',
  '-ldl',
  '-lpthread',
];

/** Those of the package's binding.gyp, but for the Node-API version and the header. */
const ADDON_FLAGS = [
  '-std=c++20',
  '-fvisibility=hidden',
  '-fvisibility-inlines-hidden',
  '-DNAPI_VERSION=9',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];

/**
 * @param {{ napi: number }} electron
 * @returns {'prebuilt' | 'own_build'}
 */
export function decideSqliteBinding({ napi }) {
  return napi >= SQLITE_PREBUILD_NAPI ? 'prebuilt' : 'own_build';
}

/**
 * The compile-time options of SQLite, out of better-sqlite3's own list.
 * @param {string} gypi the text of deps/defines.gypi
 */
export function readSqliteDefines(gypi) {
  return [...gypi.matchAll(/^\s*'([A-Z0-9_]+(?:=[^']*)?)',$/gm)].map((match) => `-D${match[1]}`);
}

/** @param {{ napi: number }} electron */
export async function ensureSqliteBinding(electron) {
  if (decideSqliteBinding(electron) === 'prebuilt') {
    fs.rmSync(path.dirname(bindingPath), { recursive: true, force: true });
    return;
  }
  const cached = cachedBindingPath();
  if (!fs.existsSync(cached)) await buildInto(cached);
  placeBinding(cached);
  await checkBinding();
}

/**
 * Renamed into place: a CronPilot that runs has the old file mapped, and would die of a change in it.
 * @param {string} cached
 */
function placeBinding(cached) {
  fs.mkdirSync(path.dirname(bindingPath), { recursive: true });
  const staged = `${bindingPath}.${process.pid}`;
  fs.copyFileSync(cached, staged);
  fs.renameSync(staged, bindingPath);
}

function cachedBindingPath() {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageDir, 'package.json'), 'utf8'));
  const hash = createHash('sha256')
    .update(fs.readFileSync(headerPath))
    .update(JSON.stringify([COMMON_FLAGS, ADDON_FLAGS, LINK_FLAGS]));
  const key = `${version}-napi9-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 12)}`;
  return path.join(cacheDir, `better-sqlite3-${key}.node`);
}

/** @param {string} targetPath */
async function buildInto(targetPath) {
  if (usesDpkg()) {
    await ensurePackages({ needed: ['g++'], useful: [], purpose: 'Building better-sqlite3 needs' });
  }
  const workDir = `${targetPath}.${process.pid}`;
  fs.mkdirSync(workDir, { recursive: true });
  try {
    await withProgress('Building better-sqlite3 for this Electron (about 60 s)', () =>
      compile(workDir),
    );
    fs.renameSync(path.join(workDir, 'better_sqlite3.node'), targetPath);
  } finally {
    fs.rmSync(workDir, { recursive: true, force: true });
  }
}

/** @param {string} workDir */
async function compile(workDir) {
  const defines = readSqliteDefines(
    fs.readFileSync(path.join(packageDir, 'deps', 'defines.gypi'), 'utf8'),
  );
  const includes = [
    path.join(modulesDir, 'node-api-headers', 'include'),
    path.join(modulesDir, 'node-addon-api'),
    sqliteDir,
  ].map((dir) => `-I${dir}`);
  const sqlite = [
    '-std=c99',
    '-w',
    ...defines,
    path.join(sqliteDir, 'sqlite3.c'),
    '-o',
    'sqlite3.o',
  ];
  const source = path.join(packageDir, 'src', 'better_sqlite3.cpp');
  const addon = [...ADDON_FLAGS, ...includes, '-include', headerPath, source, '-o', 'addon.o'];
  await Promise.all([
    compiler('gcc', [...COMMON_FLAGS, ...sqlite], workDir),
    compiler('g++', [...COMMON_FLAGS, ...addon], workDir),
  ]);
  const output = ['-o', 'better_sqlite3.node'];
  await compiler('g++', ['addon.o', 'sqlite3.o', ...LINK_FLAGS, ...output], workDir);
}

/**
 * @param {'gcc' | 'g++'} file
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function compiler(file, args, cwd) {
  const result = await runCommand(file, args, { cwd });
  if (result.code === 0) return;
  throw new SetupFailure(
    'better-sqlite3 could not be built.',
    `${tail(result.output)}\nA C++ compiler with C++20 is needed (on Debian: apt-get install g++).`,
  );
}

/** Opens a database in the Electron in place: a wrong binary crashes here and not in the app. */
async function checkBinding() {
  const executable = findElectron();
  if (executable === null) throw new Error('Electron is not in place');
  const script = `new (require(${JSON.stringify(packageDir)}))(':memory:').exec('select 1')`;
  const result = await runCommand(executable, ['-e', script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (result.code === 0) return;
  throw new SetupFailure(
    'better-sqlite3 does not work in this Electron.',
    `${tail(result.output)}\nRemove ${cacheDir} and try again.`,
  );
}
