import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

test('a task with parameters asks for them, keeps a refused answer, and shows them again', async () => {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  const call = callOver(dataDir);
  const task = await call(
    'tasks.create',
    makeTaskInput({
      name: 'Resize',
      action: { kind: 'command', command: 'echo "$CRONPILOT_PARAM_WIDTH $CRONPILOT_PARAM_KIND"' },
      parameters: [
        { name: 'width', label: 'Width', type: 'number', required: true },
        { name: 'kind', type: 'choice', choices: ['jpg', 'png'], default: 'png' },
      ],
    }),
  );
  const runs = () => call('runs.list', { taskId: task.id });
  await page.evaluate((id) => (location.hash = `/tasks/${id}`), task.id);
  await page.getByRole('button', { name: 'Run now' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run Resize' });
  const width = dialog.getByLabel('Width');
  await width.fill('wide');
  await dialog.getByRole('button', { name: 'Run now' }).click();
  await dialog.getByText(/^Enter a number/).waitFor();
  expect(await width.inputValue()).toBe('wide');
  expect(await runs()).toEqual([]);

  await width.fill('640');
  await width.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const run = await until(
    async () => (await runs()).find(({ state }) => state === 'succeeded'),
    'the run with its values',
  );
  expect(run.params).toEqual({ width: '640', kind: 'png' });

  await page.evaluate((id) => (location.hash = `/runs/${id}`), run.id);
  await page.getByText('640 png').waitFor();
  await page.getByRole('button', { name: 'Run with changes…' }).click();
  expect(await width.inputValue()).toBe('640');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await runs()).toHaveLength(1);
});
