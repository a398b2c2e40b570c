// `npm run dev`: the app with hot reload. A change of main or worker restarts Electron, one of the
// preload reloads the window, one of the renderer is swapped in place.
import { fileURLToPath } from 'node:url';
import { runInPlace } from './child.mjs';
import { runEntry } from './setup/failure.mjs';
import { rootDir } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';
import { toolingEnvironment, toolingNodePath } from './setup/tooling-node.mjs';

await runEntry(async () => {
  await setUp({ build: false });
  const server = fileURLToPath(new URL('./dev/dev-server.mjs', import.meta.url));
  process.exitCode = await runInPlace(toolingNodePath(), [server, ...process.argv.slice(2)], {
    cwd: rootDir,
    env: toolingEnvironment(),
  });
});
