// Which Node runs the tools: the running one where it is new enough, else a pinned one from the registry.
import fs from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './failure.mjs';
import { cacheDir } from './paths.mjs';
import { MINIMUM_NODE_MAJOR, TOOLING_NODE } from './pins.mjs';
import { withProgress } from './progress.mjs';
import { fetchRegistryPackage } from './registry-package.mjs';

/** What the tools were released for, and what they still run on. */
const WANTED_MAJOR = 24;
const ENOUGH = { major: 22, minor: 12 };

/**
 * @param {{ version: string, platform: string, arch: string }} running
 * @returns {'running' | 'fetched' | 'too_old'}
 */
export function decideToolingNode(running) {
  const [major = 0, minor = 0] = running.version.replace(/^v/, '').split('.').map(Number);
  if (major < MINIMUM_NODE_MAJOR) return 'too_old';
  if (major >= WANTED_MAJOR) return 'running';
  if (`${running.platform}-${running.arch}` in TOOLING_NODE.packages) return 'fetched';
  const enough = major > ENOUGH.major || (major === ENOUGH.major && minor >= ENOUGH.minor);
  return enough ? 'running' : 'too_old';
}

/** The path of the Node to run tools with; it exists once {@link ensureToolingNode} has run. */
export function toolingNodePath() {
  return decideToolingNode(process) === 'fetched'
    ? path.join(fetchedNodeDir(), 'bin', 'node')
    : process.execPath;
}

/** @returns {Promise<void>} once `toolingNodePath()` can be run */
export async function ensureToolingNode() {
  const decision = decideToolingNode(process);
  if (decision === 'too_old') {
    throw new SetupFailure(
      `Node ${process.versions.node} is too old to build CronPilot.`,
      `Install Node ${WANTED_MAJOR} (on Linux, Node ${MINIMUM_NODE_MAJOR} is enough).`,
    );
  }
  if (decision === 'running' || fs.existsSync(toolingNodePath())) return;
  const pinned = TOOLING_NODE.packages[`${process.platform}-${process.arch}`];
  if (pinned === undefined)
    throw new Error(`No Node package for ${process.platform}-${process.arch}`);
  await withProgress(`Fetching Node ${pinned.version} for the tools`, async () => {
    const stagingDir = `${fetchedNodeDir()}.${process.pid}`;
    await fetchRegistryPackage(pinned, stagingDir);
    fs.rmSync(fetchedNodeDir(), { recursive: true, force: true });
    fs.renameSync(stagingDir, fetchedNodeDir());
  });
}

/**
 * Environment in which a tool finds the same Node again when it starts `node` itself.
 * @returns {NodeJS.ProcessEnv}
 */
export function toolingEnvironment() {
  const dir = path.dirname(toolingNodePath());
  return { ...process.env, PATH: `${dir}${path.delimiter}${process.env['PATH'] ?? ''}` };
}

function fetchedNodeDir() {
  return path.join(cacheDir, `node-${TOOLING_NODE.version}-${process.platform}-${process.arch}`);
}
