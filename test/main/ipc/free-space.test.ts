import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { callOver } from '../../helpers/launch-headless.ts';
import { startCronPilot } from '../../helpers/start-cronpilot.ts';
import { freeSpace } from '../../../electron/main/ipc/free-space.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

test('the free space of a file that is not there is that of the disk it would be on', async () => {
  const dir = tempDir();
  const found = await freeSpace(join(dir, 'no', 'such\nfile'));
  // How much is free may be another figure a moment later.
  expect(found?.mountPath).toBe((await freeSpace(dir))?.mountPath);
  expect(found?.freeBytes).toBeGreaterThan(0);
  expect(dir.startsWith(found?.mountPath ?? '-')).toBe(true);
  expect(statSync(found?.mountPath ?? '').dev).toBe(statSync(dir).dev);
});

test.runIf(existsSync('/dev/shm'))('a disk of its own is told by where it is mounted', async () => {
  expect((await freeSpace('/dev/shm/a/b'))?.mountPath).toBe('/dev/shm');
});

test('a path that is no full one, and a program with a folder, are refused', async () => {
  const { paths } = await startCronPilot();
  const call = callOver(paths.dataDir);
  await expect(call('environment.freeSpace', { path: 'a/b' })).rejects.toThrow('a full path');
  await expect(call('environment.findProgram', { name: '../sh' })).rejects.toThrow('a program');
  expect(await call('environment.findProgram', { name: 'no-such-program' })).toBeNull();
  expect(await call('environment.findProgram', { name: 'sh' })).toMatch(/\/sh$/);
  expect(await call('environment.freeSpace', { path: null })).not.toBeNull();
});
