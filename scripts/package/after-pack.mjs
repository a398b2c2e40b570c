// Called by electron-builder: removes what the development runtime has and the app must not, and makes
// what a package puts beside the app on the system.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { distDir, rootDir } from '../setup/paths.mjs';

const COMPLETIONS = { bash: 'cronpilot.bash', zsh: '_cronpilot', fish: 'cronpilot.fish' };

/** @param {{ appOutDir: string, electronPlatformName: string }} context */
export function afterPack({ appOutDir, electronPlatformName }) {
  fs.rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  if (electronPlatformName === 'linux') makeSystemFiles();
}

/** The command, the packed man page and the completions, in `dist/system`. */
function makeSystemFiles() {
  const systemDir = path.join(distDir, 'system');
  fs.rmSync(systemDir, { recursive: true, force: true });
  fs.mkdirSync(systemDir, { recursive: true });
  const command = '#!/bin/sh\nexec /opt/CronPilot/resources/cli/cronpilot "$@"\n';
  fs.writeFileSync(path.join(systemDir, 'cronpilot'), command, { mode: 0o755 });
  const page = fs.readFileSync(path.join(rootDir, 'docs/cronpilot.1'));
  fs.writeFileSync(path.join(systemDir, 'cronpilot.1.gz'), zlib.gzipSync(page, { level: 9 }));
  for (const [shell, filename] of Object.entries(COMPLETIONS)) {
    const script = execFileSync(process.execPath, [
      path.join(distDir, 'cli/cronpilot.js'),
      'completion',
      shell,
    ]);
    fs.writeFileSync(path.join(systemDir, filename), script);
  }
}

// eslint-disable-next-line import/no-default-export -- what electron-builder looks for
export default afterPack;
