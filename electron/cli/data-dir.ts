/** Where CronPilot keeps its data and its control socket, found as the application itself finds them. */

import { createHash } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { socketPathFor } from '../shared/socket-path.ts';

const APP_NAME = 'CronPilot';

type Env = Readonly<Record<string, string | undefined>>;

/** `CRONPILOT_DATA_DIR`, else Electron's folder for the application's data. */
export function dataDirOf(env: Env, platform: NodeJS.Platform = process.platform): string {
  const own = env['CRONPILOT_DATA_DIR'];
  if (own) return resolve(own);
  switch (platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', APP_NAME);
    case 'win32':
      return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), APP_NAME);
    default:
      return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), APP_NAME);
  }
}

export function socketPathOf(dataDir: string): string {
  return socketPathFor({
    dataDir,
    tmpDir: tmpdir(),
    uid: process.getuid?.() ?? null,
    platform: process.platform,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
}
