// `npm run -s cronpilot -- ARGS`: the command-line client from this checkout, set up first when need be.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runEntry } from './setup/failure.mjs';
import { distDir } from './setup/paths.mjs';

const client = path.join(distDir, 'cli', 'cronpilot.js');

await runEntry(async () => {
  if (fs.existsSync(client)) return;
  const { setUp } = await import('./setup/set-up.mjs');
  await setUp({ build: true });
});

if (fs.existsSync(client)) {
  // In this very process: nothing between the client and its caller's signals, terminal and exit code.
  process.argv[1] = client;
  await import(pathToFileURL(client).href);
}
