import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { LogWatch } from '../../electron/worker/log-watch.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const isLinux = process.platform === 'linux';

function createLog(prepare: (logPath: string) => void) {
  const dir = tempDir();
  const logPath = join(dir, 'logs', '1.log');
  mkdirSync(join(dir, 'logs'));
  prepare(logPath);
  const log = LogWatch.create({ logPath, controlDir: dir, maxLogBytes: 1_000_000 }, []);
  onTestFinished(() => log.close());
  return { logPath, links: [...log.outputLinks] };
}

it.runIf(isLinux)('marks who writes to the log', () => {
  const { logPath, links } = createLog(() => undefined);
  expect(links).toEqual([logPath]);
});

// A stop would end all daemons of the user.
it.runIf(isLinux)('marks nobody where the log is linked to a device', () => {
  expect(createLog((logPath) => symlinkSync('/dev/null', logPath)).links).toEqual([]);
});
