// `npm start`: sets up what is missing and runs CronPilot; arguments go to the app.
import { runInPlace } from './child.mjs';
import { cleanEnvironment, decideSwitches, isHeadless } from './launch.mjs';
import { findElectron } from './setup/electron-runtime.mjs';
import { runEntry } from './setup/failure.mjs';
import { rootDir } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';

await runEntry(async () => {
  await setUp({ build: true });
  const electron = findElectron();
  if (electron === null) throw new Error('Electron is not in place after the set-up');
  const where = { platform: process.platform, isRoot: process.getuid?.() === 0, env: process.env };
  if (isHeadless(where)) console.error('No display found: running without a window.');
  const args = [...decideSwitches(where), rootDir, ...process.argv.slice(2)];
  process.exitCode = await runInPlace(electron, args, {
    cwd: rootDir,
    env: cleanEnvironment(process.env),
  });
});
