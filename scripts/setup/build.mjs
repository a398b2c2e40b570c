// Bundles the app with Vite, unless the sources are those of the last build.
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { runCommand, tail } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { listFiles } from './file-tree.mjs';
import { distDir, modulesDir, rootDir } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { toolingEnvironment, toolingNodePath } from './tooling-node.mjs';

const stampPath = path.join(distDir, '.sources');
const SOURCES = ['electron', 'renderer', 'vite.config.ts', 'package-lock.json'];

/** Size and time of every source file: 1 ms per 200 files, where reading them would cost 20. */
export function describeSources() {
  const hash = createHash('sha256');
  for (const name of SOURCES) {
    const full = path.join(rootDir, name);
    const files = fs.statSync(full).isFile() ? [full] : listFiles(full);
    for (const file of files) {
      const { size, mtimeMs } = fs.statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

export function isBuilt() {
  return fs.existsSync(stampPath) && fs.readFileSync(stampPath, 'utf8') === describeSources();
}

/** Makes the next {@link ensureBuilt} build: something else has written to dist/. */
export function forgetBuild() {
  fs.rmSync(stampPath, { force: true });
}

/** @returns {Promise<void>} once dist/ holds the sources as they were at the call */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await withProgress('Building the app', async () => {
    const sources = describeSources();
    const vite = path.join(modulesDir, 'vite', 'bin', 'vite.js');
    const result = await runCommand(toolingNodePath(), [vite, 'build', '--app'], {
      cwd: rootDir,
      env: { ...toolingEnvironment(), NO_COLOR: '1' },
    });
    if (result.code !== 0) {
      throw new SetupFailure('The app could not be built.', tail(result.output, 30));
    }
    fs.writeFileSync(stampPath, sources);
  });
}
