// Installs exactly what the lock file says, under the tooling Node so that no older version is chosen.
import { runCommand, tail } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { findNpm } from './npm.mjs';
import { rootDir } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { toolingEnvironment, toolingNodePath } from './tooling-node.mjs';

export async function installDependencies() {
  await withProgress('Installing dependencies (npm ci)', async () => {
    const args = [
      findNpm(),
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    const result = await runCommand(toolingNodePath(), args, {
      cwd: rootDir,
      env: toolingEnvironment(),
    });
    if (result.code === 0) return;
    throw new SetupFailure(
      'The dependencies could not be installed.',
      `${tail(result.output)}\nCheck the network and \`npm config get registry\`, then try again.`,
    );
  });
}
