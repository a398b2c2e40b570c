/**
 * Entry of the main process: runs `main.ts`. The build has had V8 compile what a start runs
 * (`scripts/compile-main.mjs`), which spares each start that work. The code is shipped with its source,
 * so that nobody can put in another where only the user's files are theirs.
 */

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { app } from 'electron';

import { Bundle } from './bundle.ts';

const dir = join(app.getAppPath(), 'dist/main');
const codePath = join(dir, 'main.code');
/** The build starts CronPilot once for this. */
const isForBuild = !app.isPackaged && process.env['CRONPILOT_COMPILE_MAIN'] === '1';

const bundle = new Bundle({
  dir,
  require: createRequire(join(app.getAppPath(), 'package.json')),
  compiled: isForBuild ? new Map() : readCode(),
});
const { main } = bundle.load('main.cjs') as typeof import('./main.ts');
main(() => {
  if (!isForBuild) return;
  writeFileSync(`${codePath}.partial`, serialize(bundle.compile()));
  renameSync(`${codePath}.partial`, codePath);
  app.quit();
});

/** None where the build could not start CronPilot: then V8 compiles at each start. */
function readCode(): Map<string, Uint8Array> {
  try {
    return deserialize(readFileSync(codePath)) as Map<string, Uint8Array>;
  } catch {
    return new Map();
  }
}
