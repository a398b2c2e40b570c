// `npm run -s cronpilot -- ARGS`: the command-line client from this checkout, set up first when need be.
import fs from 'node:fs';
import path from 'node:path';
import { runInPlace } from './child.mjs';
import { runEntry } from './setup/failure.mjs';
import { distDir } from './setup/paths.mjs';

await runEntry(async () => {
  const client = path.join(distDir, 'cli', 'cronpilot.js');
  if (!fs.existsSync(client)) {
    const { setUp } = await import('./setup/set-up.mjs');
    await setUp({ build: true });
  }
  process.exitCode = await runInPlace(process.execPath, [client, ...process.argv.slice(2)]);
});
