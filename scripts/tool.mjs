// `node scripts/tool.mjs TOOL ARGS`: one of the development tools under the tooling Node.
import { runInPlace } from './child.mjs';
import { runEntry } from './setup/failure.mjs';
import { rootDir } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';
import { toolingEnvironment, toolingNodePath } from './setup/tooling-node.mjs';
import { isTool, toolPath, TOOLS } from './tools.mjs';

await runEntry(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  if (!isTool(name))
    throw new Error(`Expected one of ${Object.keys(TOOLS).join(', ')}, got "${name}"`);
  await setUp({ build: false });
  process.exitCode = await runInPlace(toolingNodePath(), [toolPath(name), ...args], {
    cwd: rootDir,
    env: toolingEnvironment(),
  });
});
