import { afterEach, expect, test } from 'vitest';

import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: LaunchedApp;
afterEach(() => app.close());

test('the page of a task shows its edits, and restores and undoes with a click each', async () => {
  const dataDir = tempDir();
  app = await launchApp({ dataDir });
  const page = await app.page();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  const call = callOver(dataDir);
  const command = (text: string) => ({ kind: 'command', command: text, shell: null }) as const;
  const { id: taskId } = await call('tasks.create', makeTaskInput({ action: command('one') }));
  await call('tasks.update', { taskId, input: makeTaskInput({ action: command('two') }) });
  const commandNow = async () => (await call('tasks.get', { taskId })).task.action;

  await page.evaluate((id) => (location.hash = `/tasks/${id}?tab=settings`), taskId);
  const revisions = page.getByRole('list', { name: 'Revisions' });
  await revisions.getByRole('row', { name: 'Command one two' }).waitFor();
  await revisions.getByText('First stored').waitFor();
  await revisions.getByRole('button', { name: 'Restore revision 1' }).click();
  await page.getByText('“Backup” is as it was in revision 1.').waitFor();
  expect(await commandNow()).toEqual(command('one'));
  await revisions.getByRole('row', { name: 'Command two one' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await revisions.getByRole('button', { name: 'Restore revision 3' }).waitFor();
  expect(await commandNow()).toEqual(command('two'));
});
