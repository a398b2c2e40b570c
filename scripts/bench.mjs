// `npm run bench`: runs the measurements in test/bench one after another. Words filter by name; `--quick` takes less
// time, `--json` prints one line for each figure.
import path from 'node:path';
import { runInPlace } from './child.mjs';
import { runEntry } from './setup/failure.mjs';
import { listFiles } from './setup/file-tree.mjs';
import { rootDir } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';
import { toolingEnvironment, toolingNodePath } from './setup/tooling-node.mjs';
import { displayCommand } from './vitest-run.mjs';

await runEntry(async () => {
  const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
  const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const files = listFiles(path.join(rootDir, 'test', 'bench'))
    .filter((file) => file.endsWith('.bench.ts'))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
  if (files.length === 0) throw new Error('No measurement in test/bench has a name like that.');
  await setUp({ build: true });
  for (const file of files) {
    if (!flags.includes('--json')) console.log(`\n== ${path.relative(rootDir, file)} ==`);
    // The tooling Node runs TypeScript as it is.
    const [command = '', ...args] = [...displayCommand('e2e'), toolingNodePath(), file, ...flags];
    const code = await runInPlace(command, args, { cwd: rootDir, env: toolingEnvironment() });
    if (code !== 0) process.exitCode = 1;
  }
});
