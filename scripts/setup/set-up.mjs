// Everything that has to be in place before the app runs, each step skipped when it is done already.
// Called by every other script; run as a program under the tooling Node it does the work.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, isBuilt } from './build.mjs';
import { installDependencies } from './dependencies.mjs';
import { describeElectron, ensureElectron, findElectron } from './electron-runtime.mjs';
import { runEntry, SetupFailure } from './failure.mjs';
import { exclusively } from './exclusive.mjs';
import { cacheDir, rootDir } from './paths.mjs';
import { say } from './progress.mjs';
import { ensureSqliteBinding } from './sqlite-binding.mjs';
import { decideStale, describeWanted, readStamp, writeStamp } from './stamp.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { ensureToolingNode, toolingEnvironment, toolingNodePath } from './tooling-node.mjs';

const thisFile = fileURLToPath(import.meta.url);

const STEPS = /** @type {const} */ ([
  'a Node for the tools',
  'system packages',
  'dependencies',
  'Electron',
  'SQLite for this Electron',
  'the app itself',
]);

/**
 * Resolves once everything is in place; takes a few milliseconds when it was already.
 * @param {{ build: boolean }} wanted `build: false` leaves out the bundling of the app
 */
export async function setUp({ build }) {
  const ready = isRuntimeReady();
  if (ready && (!build || isBuilt())) return;
  fs.mkdirSync(cacheDir, { recursive: true });
  await exclusively(async () => {
    if (!isRuntimeReady()) {
      announce('a Node for the tools');
      await ensureToolingNode();
      prepareUnderToolingNode();
      if (build) announce('the app itself');
    }
    await ensureToolingNode();
    if (build) await ensureBuilt();
  });
}

/** @param {typeof STEPS[number]} step */
function announce(step) {
  say(`Step ${STEPS.indexOf(step) + 1} of ${STEPS.length}: ${step}`);
}

function isRuntimeReady() {
  return !decideStale(readStamp(), describeWanted()).runtime && findElectron() !== null;
}

/** Electron's packages need a newer Node than these scripts do. */
function prepareUnderToolingNode() {
  const result = spawnSync(toolingNodePath(), [thisFile], {
    cwd: rootDir,
    env: toolingEnvironment(),
    stdio: 'inherit',
  });
  if (result.status !== 0) {
    throw new SetupFailure(
      'CronPilot could not be set up.',
      'The step that failed and its cure stand above.',
    );
  }
}

async function prepare() {
  const stale = decideStale(readStamp(), describeWanted());
  announce('system packages');
  await ensureSystemPackages();
  announce('dependencies');
  if (stale.dependencies) await installDependencies();
  announce('Electron');
  await ensureElectron();
  announce('SQLite for this Electron');
  await ensureSqliteBinding(await describeElectron());
  // Described again: installing system packages changed them.
  writeStamp(describeWanted());
}

if (process.argv[1] === thisFile) await runEntry(prepare);
