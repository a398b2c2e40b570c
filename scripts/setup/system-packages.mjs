// Finds out which Debian packages Electron and the tests lack, and installs them where it may.
import fs from 'node:fs';
import { runCommand, tail } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { say, withProgress } from './progress.mjs';

/** Electron does not start without these. */
const NEEDED = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libatspi2.0-0'];

/** Notifications, idle detection, safe storage, and the virtual display of the tests. */
const USEFUL = ['libxss1', 'libnotify4', 'libxtst6', 'libsecret-1-0', 'xvfb', 'xauth'];

/** Renamed in the move to 64-bit time: Debian 13, Ubuntu 24.04 and later. */
const RENAMED = new Set(['libgtk-3-0', 'libasound2', 'libatspi2.0-0']);

/**
 * The packages under the names this release gives them.
 * @param {string} osRelease the text of /etc/os-release
 */
export function namePackages(osRelease) {
  const id = /^ID="?([a-z]+)/m.exec(osRelease)?.[1];
  const version = Number(
    /^VERSION_ID="?([\d.]+)/m.exec(osRelease)?.[1] ?? Number.POSITIVE_INFINITY,
  );
  const t64 = id === 'ubuntu' ? version >= 24.04 : version >= 13;
  /** @param {string} name */
  const rename = (name) => (t64 && RENAMED.has(name) ? `${name}t64` : name);
  return { needed: NEEDED.map(rename), useful: USEFUL.map(rename) };
}

/**
 * @param {readonly string[]} names
 * @param {string} dpkgOutput lines of `<package> <status>` from dpkg-query
 */
export function listMissing(names, dpkgOutput) {
  const installed = new Set(
    dpkgOutput
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/**
 * @param {{ missing: readonly string[], missingNeeded: readonly string[], isRoot: boolean }} found
 * @returns {'nothing' | 'install' | 'tell' | 'stop'}
 */
export function decidePackageAction({ missing, missingNeeded, isRoot }) {
  if (missing.length === 0) return 'nothing';
  if (isRoot) return 'install';
  return missingNeeded.length > 0 ? 'stop' : 'tell';
}

/** Does nothing where there is no dpkg: a missing library then shows when Electron is first asked. */
export async function ensureSystemPackages() {
  if (!usesDpkg()) return;
  const { needed, useful } = namePackages(fs.readFileSync('/etc/os-release', 'utf8'));
  await ensurePackages({ needed, useful, purpose: 'Electron needs' });
}

/**
 * @param {{ needed: readonly string[], useful: readonly string[], purpose: string }} wanted
 */
export async function ensurePackages({ needed, useful, purpose }) {
  const names = [...needed, ...useful];
  const query = await runCommand('dpkg-query', [
    '-W',
    '-f=${Package} ${db:Status-Status}\n',
    ...names,
  ]);
  const missing = listMissing(names, query.stdout);
  const missingNeeded = needed.filter((name) => missing.includes(name));
  const action = decidePackageAction({ missing, missingNeeded, isRoot: process.getuid?.() === 0 });
  if (action === 'install') return installPackages(missing);
  const command = `sudo apt-get install -y ${missing.join(' ')}`;
  if (action === 'stop') {
    throw new SetupFailure(
      `${purpose} packages that are not installed: ${missingNeeded.join(' ')}.`,
      `Run this, then try again:\n${command}`,
    );
  }
  if (action === 'tell') say(`Some features need more packages: ${command}`);
}

/** @param {readonly string[]} names */
async function installPackages(names) {
  await withProgress(`Installing system packages (${names.join(' ')})`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const args = ['install', '-y', '--no-install-recommends', ...names];
    const first = await runCommand('apt-get', args, { env });
    if (first.code === 0) return;
    await runCommand('apt-get', ['update'], { env });
    const second = await runCommand('apt-get', args, { env });
    if (second.code === 0) return;
    throw new SetupFailure(
      'The system packages could not be installed.',
      `${tail(second.output)}\nRun this by hand: apt-get install -y ${names.join(' ')}`,
    );
  });
}

export function usesDpkg() {
  return process.platform === 'linux' && fs.existsSync('/usr/bin/dpkg-query');
}
