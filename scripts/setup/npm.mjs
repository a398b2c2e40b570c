// Finds npm's own program, so that it can run under any Node.
import fs from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './failure.mjs';

/**
 * Where npm's program may be, best guess first.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} execPath the running Node
 */
export function listNpmCandidates(env, execPath) {
  const nodeDir = path.dirname(execPath);
  const inModules = path.join('node_modules', 'npm', 'bin', 'npm-cli.js');
  const onPath = (env['PATH'] ?? '').split(path.delimiter).filter((dir) => dir !== '');
  return [
    ...(env['npm_execpath']?.endsWith('npm-cli.js') ? [String(env['npm_execpath'])] : []),
    path.join(nodeDir, '..', 'lib', inModules),
    path.join(nodeDir, inModules),
    ...onPath.map((dir) => path.join(dir, 'npm')),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
}

/** @returns {string} the path of npm-cli.js */
export function findNpm() {
  for (const candidate of listNpmCandidates(process.env, process.execPath)) {
    if (!fs.existsSync(candidate)) continue;
    const real = fs.realpathSync(candidate);
    if (real.endsWith('npm-cli.js')) return real;
  }
  throw new SetupFailure('npm was not found.', 'Install npm (on Debian: apt-get install npm).');
}
