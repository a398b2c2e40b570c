/** What the window shows of a run's progress and of the check of its output, in the real application. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

test('a run that says how far it is has a bar, until its output is found wanting', async () => {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  const call = callOver(dataDir);
  const gate = join(tempDir(), 'gate');
  const line = `${'a'.repeat(5_000)}!`;
  const command = `printf ' 42%%\\r'; until [ -e '${gate}' ]; do sleep 0.05; done; echo '${line}'`;
  const task = await call(
    'tasks.create',
    makeTaskInput({
      name: 'Copy',
      action: { kind: 'command', command, shell: '/bin/sh' },
      success: { outputMustMatch: '(a+)+$' },
    }),
  );
  const run = await call('runs.start', { taskId: task.id });
  await page.evaluate(() => (location.hash = '/today'));
  const row = page.getByRole('row').filter({ hasText: 'Copy' });
  await row.getByText('42 %').waitFor();
  await page.evaluate((runId) => (location.hash = `/runs/${runId}`), run.id);
  const bar = page.getByRole('progressbar', { name: 'Progress' });
  await bar.waitFor();
  expect(await bar.getAttribute('aria-valuenow')).toBe('42');
  expect(await bar.getAttribute('aria-valuetext')).toBe('42 %');
  writeFileSync(gate, '');
  // It stands in the page a second time, for narrow windows.
  const shown = (text: string) => page.getByText(text).filter({ visible: true }).first();
  await shown('The output is not as it should be').waitFor();
  await shown('takes too long on this output').waitFor();
  await bar.waitFor({ state: 'detached' });
});
