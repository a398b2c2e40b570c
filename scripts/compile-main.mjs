/** Has V8 compile what a start of CronPilot runs, which it then need not do at each start. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCommand, tail } from './setup/command.mjs';
import { cleanEnvironment, decideSwitches } from './launch.mjs';
import { electronPathFile, rootDir } from './setup/paths.mjs';

/** A start takes less than two seconds. */
const TIMEOUT_MS = 60_000;

/**
 * Starts the built app once without a display; it writes `dist/main/main.code` and ends. Where that
 * fails the app is complete, and starts more slowly.
 *
 * @returns {Promise<string | null>} why it failed
 */
export async function compileMain() {
  // Asked for its path, the package of Electron would begin to download what is missing.
  if (!existsSync(electronPathFile)) return 'Electron is not installed';
  const dataDir = mkdtempSync(join(tmpdir(), 'cronpilot-build-'));
  try {
    const electronPath = createRequire(import.meta.url)('electron');
    const isRoot = process.getuid?.() === 0;
    const switches = decideSwitches({ platform: process.platform, isRoot, env: {} });
    const { code, output } = await runCommand(
      electronPath,
      [rootDir, ...switches, '--headless-service'],
      {
        cwd: rootDir,
        env: {
          ...cleanEnvironment(process.env),
          CRONPILOT_DATA_DIR: dataDir,
          CRONPILOT_COMPILE_MAIN: '1',
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
    );
    return code === 0 ? null : tail(output, 10);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
