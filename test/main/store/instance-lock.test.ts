import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { InstanceLock } from '../../../electron/main/store/instance-lock.ts';
import type { AppError } from '../../../electron/shared/errors.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

const taken = expect.objectContaining<Partial<AppError>>({
  code: 'conflict',
  message: 'CronPilot is already running with this data folder.',
});

test('is held by one, and free again after its release', () => {
  const path = join(tempDir(), 'instance.lock');
  const lock = InstanceLock.acquire(path);
  expect(() => InstanceLock.acquire(path)).toThrow(taken);
  lock.release();
  InstanceLock.acquire(path).release();
  expect(readFileSync(path)).toHaveLength(0);
});

test('is free again when the process that held it was killed', async () => {
  const path = join(tempDir(), 'instance.lock');
  const modulePath = fileURLToPath(
    new URL('../../../electron/main/store/instance-lock.ts', import.meta.url),
  );
  const program = `
    import(${JSON.stringify(modulePath)}).then(({ InstanceLock }) => {
      globalThis.lock = InstanceLock.acquire(${JSON.stringify(path)});
      process.stdout.write('held');
      setInterval(() => undefined, 1000);
    });`;
  const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  let output = '';
  holder.stdout.on('data', (data) => (output += String(data)));
  await until(() => output === 'held', 'the other process to hold it');
  expect(() => InstanceLock.acquire(path)).toThrow(taken);

  holder.kill('SIGKILL');
  await until(() => holder.signalCode, 'its end');
  InstanceLock.acquire(path).release();
});
