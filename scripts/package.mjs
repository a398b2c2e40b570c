// `npm run package`: the app as users get it, into release/. Arguments name other targets: deb, AppImage, dmg ...
import { runInPlace } from './child.mjs';
import { describeElectron } from './setup/electron-runtime.mjs';
import { runEntry } from './setup/failure.mjs';
import { electronDistDir, rootDir } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';
import { toolingEnvironment, toolingNodePath } from './setup/tooling-node.mjs';
import { toolPath } from './tools.mjs';

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const PLATFORM_SWITCHES = { linux: '--linux', darwin: '--mac', win32: '--win' };

await runEntry(async () => {
  await setUp({ build: true });
  // The runtime in place, which is not always the one declared: see the set-up.
  const { electron } = await describeElectron();
  const targets = process.argv.slice(2);
  const args = [
    toolPath('electron-builder'),
    PLATFORM_SWITCHES[process.platform] ?? '--linux',
    ...(targets.length > 0 ? targets : ['dir']),
    '--publish=never',
    '--config=electron-builder.yml',
    `--config.electronVersion=${electron}`,
    `--config.electronDist=${electronDistDir}`,
  ];
  process.exitCode = await runInPlace(toolingNodePath(), args, {
    cwd: rootDir,
    env: toolingEnvironment(),
  });
});
