import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const VALUE = 'hunter2 "hunter"';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
  launched = undefined;
});

test('secrets are added, replaced and deleted in the settings, and never shown', async () => {
  const dataDir = tempDir();
  // A session without a key store, whatever this computer has.
  launched = await launchApp({ dataDir, args: ['--password-store=basic'] });
  const page = await launched.page();
  const call = callOver(dataDir);
  await page.evaluate(() => (location.hash = '/settings/secrets'));
  const section = page.getByRole('region', { name: 'Secrets' });
  await section.getByText('No secret is stored unless').waitFor();
  expect(await section.getByRole('button', { name: 'Add secret' }).count()).toBe(0);

  await section.getByText('Keep the key in a file').first().waitFor();
  await section.getByRole('switch', { name: 'Keep the key in a file' }).click({ force: true });
  await section.getByText('whoever can read your files can read them').waitFor();
  await section.getByRole('button', { name: 'Add secret' }).click();
  const added = section.getByRole('form', { name: 'New secret' });
  await added.getByLabel('Name').fill('TOKEN');
  await added.getByLabel('Value').fill('a1Z');
  await added.getByRole('button', { name: 'Save secret' }).click();
  await added.getByRole('alert').getByText('at least 4 characters, got 3').waitFor();
  await added.getByLabel('Value').fill(VALUE);
  await added.getByRole('button', { name: 'Save secret' }).click();
  await section.getByText('Not used yet; key in a file.').waitFor();

  const env = { OWN: '{{secret.TOKEN}}' };
  const action = { kind: 'command', command: 'test "$OWN" = replaced', shell: '/bin/sh' } as const;
  const { id: taskId } = await call('tasks.create', makeTaskInput({ name: 'Sync', action, env }));
  await section.getByRole('button', { name: 'Replace' }).click();
  await section.getByRole('form').getByLabel('Value').fill('replaced');
  await section.getByRole('button', { name: 'Save secret' }).click();
  await section.getByText('Used by Sync').waitFor();
  const { id: runId } = await call('runs.start', { taskId });
  const ended = async () => (await call('runs.get', { runId })).finishedAtMs !== null;
  await until(ended, 'the run to end');
  expect((await call('runs.get', { runId })).state).toBe('succeeded');
  expect(await page.content()).not.toMatch(/hunter2|replaced/);

  await section.getByRole('button', { name: 'Delete the secret TOKEN' }).click();
  await section.getByRole('button', { name: 'Delete although it is used' }).click();
  await section.getByText('Used by Sync').waitFor({ state: 'detached' });
  expect(await call('secrets.list')).toEqual([]);
});
