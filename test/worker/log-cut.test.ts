/** The cut itself, of a log that a program fills as fast as the computer can. */

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import { LogCut } from '../../electron/worker/log-cut.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const LIMIT_BYTES = 20 * 1024 ** 2;
/** In a round at most two limits are copied; then there are the last parts. */
const MOST_ASIDE_BYTES = 8 * 2 * LIMIT_BYTES + 2 * 4 * 1024 ** 2;

test('output that outruns the copy is left behind, and leaves no hole', async () => {
  const dir = tempDir();
  const logPath = join(dir, 'run.log');
  const fd = openSync(logPath, 'a+');
  const flood = spawn('yes', { stdio: ['ignore', fd, 'ignore'] });
  const hasEnded = new Promise((resolve) => flood.once('exit', resolve));
  onTestFinished(() => {
    flood.kill('SIGKILL');
    closeSync(fd);
  });
  const cut = new LogCut(fd, dir, LIMIT_BYTES);
  for (let round = 0; round < 5; round++) {
    await until(() => cut.isDue(statSync(logPath).size), 'the log to be full');
    await cut.cut();
    const aside = readFileSync(join(dir, 'tail'));
    expect(aside.length).toBeLessThanOrEqual(MOST_ASIDE_BYTES);
    expect(aside.includes(0)).toBe(false);
  }
  flood.kill('SIGKILL');
  await hasEnded;
  await cut.finish();
  const log = readFileSync(logPath);
  expect(log.length).toBeLessThan(LIMIT_BYTES + 400);
  expect(log.includes(0)).toBe(false);
});
