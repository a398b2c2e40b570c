import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';

import { createPaths } from '../../electron/main/paths.ts';
import { launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

test('an error that nobody caught is told, and CronPilot goes on', async () => {
  const dataDir = tempDir();
  const call = callOver(dataDir);
  const app = await launchApp({ dataDir });
  onTestFinished(() => app.kill());
  const page = await app.page();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  const fail = () => {
    setTimeout(() => {
      throw new Error('Thrown by the test');
    }, 0);
  };
  await app.app.evaluate(fail);
  const problem = await until(async () => (await call('status.get')).problems[0], 'the problem');
  expect(problem).toMatch(/^Something went wrong inside CronPilot at \d\d:\d\d\./);
  const { appLogPath } = createPaths(dataDir);
  expect(readFileSync(appLogPath, 'utf8')).toContain('Error: Thrown by the test');
});
