// Runs one Vitest project and counts its tests.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runInPlace } from './child.mjs';
import { countVitest } from './counts.mjs';
import { SetupFailure } from './setup/failure.mjs';
import { rootDir } from './setup/paths.mjs';
import { toolingEnvironment, toolingNodePath } from './setup/tooling-node.mjs';
import { toolPath } from './tools.mjs';

/** A display of the tests' own: nothing appears on the developer's, and every run sees the same size. */
const XVFB = { e2e: '1280x1024', pictures: '2560x1700' };

/**
 * @param {'unit' | keyof typeof XVFB} project
 * @param {readonly string[]} filters parts of file names; none runs every file
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runVitest(project, filters) {
  console.log(`\n== ${project} ==`);
  const reportDir = fs.mkdtempSync(path.join(os.tmpdir(), 'cronpilot-report-'));
  const reportPath = path.join(reportDir, 'report.json');
  const [file = '', ...args] = [
    ...(project === 'unit' ? [] : displayCommand(project)),
    toolingNodePath(),
    toolPath('vitest'),
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
    ...filters,
  ];
  try {
    const code = await runInPlace(file, args, { cwd: rootDir, env: toolingEnvironment() });
    return countVitest(readReport(reportPath), code);
  } finally {
    fs.rmSync(reportDir, { recursive: true, force: true });
  }
}

/** @param {string} reportPath */
function readReport(reportPath) {
  if (!fs.existsSync(reportPath)) return null;
  return JSON.parse(fs.readFileSync(reportPath, 'utf8'));
}

/**
 * What goes before the command so that windows can open.
 *
 * @param {keyof typeof XVFB} use
 */
export function displayCommand(use) {
  if (process.platform !== 'linux') return [];
  const onPath = (process.env['PATH'] ?? '').split(':');
  if (onPath.some((dir) => fs.existsSync(path.join(dir, 'xvfb-run'))))
    return ['xvfb-run', '-a', '-s', `-screen 0 ${XVFB[use]}x24`];
  if (process.env['DISPLAY']) return [];
  throw new SetupFailure(
    'The end-to-end tests need a display, and there is none.',
    'Install xvfb (on Debian: apt-get install xvfb xauth).',
  );
}
