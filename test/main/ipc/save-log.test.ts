import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { saveLog } from '../../../electron/main/ipc/save-log.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

test('a log is saved in place of what was there', async () => {
  const dir = tempDir();
  const [log, target] = [join(dir, 'run.log'), join(dir, 'mine.log')];
  writeFileSync(log, 'out\n');
  writeFileSync(target, 'before');
  await saveLog(log, target);
  expect(readFileSync(target, 'utf8')).toBe('out\n');
  expect(readdirSync(dir).toSorted()).toEqual(['mine.log', 'run.log']);
});

test('a log saved as itself stays the file that a running task writes to', async () => {
  const log = join(tempDir(), 'run.log');
  writeFileSync(log, 'out\n');
  const { ino } = statSync(log);
  await saveLog(log, log);
  expect(statSync(log).ino).toBe(ino);
});

test('a log that cannot be saved is told with the place, and leaves nothing there', async () => {
  const dir = tempDir();
  const [log, target] = [join(dir, 'run.log'), join(dir, 'a-folder')];
  writeFileSync(log, 'out\n');
  mkdirSync(join(target, 'inside'), { recursive: true });
  await expect(saveLog(log, target)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(`The log was not saved as ${target}: `),
  });
  expect(readdirSync(dir).toSorted()).toEqual(['a-folder', 'run.log']);
});
