/** Importing the user's crontab in the window, until it has left the crontab; and exporting it again. */

import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { violations } from '../helpers/axe-violations.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

const CRONTAB = [
  '# Rotate logs',
  '15 0 * * * true',
  '0 2 * * * echo saved >> /tmp/backup.log 2>&1',
  '*/7 * * * * sleep 0',
  '0 25 * * * broken',
  '@reboot true mount',
  '',
].join('\n');

/** A `crontab` that keeps its crontab in a file. */
function fakeCrontab(): { readonly dir: string; readonly path: string } {
  const dir = tempDir();
  const path = join(dir, 'spool');
  writeFileSync(path, CRONTAB);
  writeFileSync(
    join(dir, 'crontab'),
    `#!/bin/sh\n[ "$1" = -l ] && exec cat '${path}'\nexec cat > '${path}'\n`,
  );
  chmodSync(join(dir, 'crontab'), 0o755);
  return { dir, path };
}

test('a crontab is reviewed, imported paused, and taken over with its lines commented out', async () => {
  const { dir, path } = fakeCrontab();
  const dataDir = tempDir();
  launched = await launchApp({ dataDir, env: { PATH: `${dir}:${process.env['PATH']}` } });
  const page = await launched.page();
  const call = callOver(dataDir);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('link', { name: /Review them/ }).click();
  await page.getByRole('button', { name: /Your crontab/ }).click();
  await page.getByText('Every hour restarts the count').waitFor();
  const broken = page.getByRole('checkbox', { name: '0 25 * * * broken' });
  expect([await broken.isDisabled(), await broken.isChecked()]).toEqual([true, false]);
  expect(await violations(page), 'the review').toEqual([]);
  await page.getByRole('checkbox', { name: 'sleep' }).uncheck();
  await page.getByRole('button', { name: 'Import 3 tasks' }).click();
  await page.getByText('3 tasks imported, paused.').waitFor();
  expect((await call('tasks.list')).map(({ task }) => task.enabled)).toEqual([false, false, false]);
  expect(readFileSync(path, 'utf8')).toBe(CRONTAB);
  await page.getByText('+ # Moved to CronPilot: 15 0 * * * true').waitFor();
  expect(await violations(page), 'the change of the crontab').toEqual([]);

  await page.getByRole('button', { name: 'Turn them on and comment out' }).click();
  await page.getByText('3 tasks imported and switched on.').waitFor();
  expect((await call('tasks.list')).every(({ task }) => task.enabled)).toBe(true);
  const jobs = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  expect(jobs).toEqual(['*/7 * * * * sleep 0', '0 25 * * * broken']);
  const [backup = ''] = readdirSync(join(dataDir, 'crontab-backups'));
  expect(readFileSync(join(dataDir, 'crontab-backups', backup), 'utf8')).toBe(CRONTAB);

  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export all tasks…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export all tasks' });
  await dialog.getByText('version: 1').waitFor();
  await dialog.getByRole('radio', { name: 'crontab' }).click();
  await dialog.getByText('15 0 * * * true').waitFor();
  expect(await violations(page), 'the export').toEqual([]);
});

test('a file that is dropped on the window opens its review, and so does the next', async () => {
  launched = await launchApp({ dataDir: tempDir() });
  const page = await launched.page();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  const drop = (text: string) =>
    page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'tasks.yaml'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, text);
  const entry = (name: string) =>
    `  - name: ${name}\n    action: { kind: command, command: "true" }\n`;
  await drop(`tasks:\n${entry('Dropped')}`);
  await page.getByRole('checkbox', { name: 'Dropped' }).waitFor();

  // The same name, and what was ticked then is another task now.
  await drop(`tasks:\n${entry('No. 1')}    wrong: 1\n${entry('No. 2')}`);
  await page.getByText('1 of the 2 entries in tasks.yaml can be imported.').waitFor();
  expect(await page.getByRole('checkbox', { name: 'No. 2' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Import 1 task' }).waitFor();

  await drop('tasks: {');
  await page.getByText('Nothing in tasks.yaml can be imported.').waitFor();
  await drop(`tasks:\n${'#'.repeat(2_000_000)}`);
  await page.getByText('tasks.yaml is longer than 1,500,000 characters').waitFor();
});

test('a script that is dropped on the window opens the editor filled with it', async () => {
  launched = await launchApp({ dataDir: tempDir() });
  const page = await launched.page();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  const path = join(tempDir(), 'cron backup.sh');
  writeFileSync(path, '#!/bin/sh\necho saved\n');
  await dropFile(page, path);
  await page.getByRole('heading', { name: 'New task' }).waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('cron backup.sh');
  expect(await page.getByLabel('Script', { exact: true }).inputValue()).toBe(path);
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'cron backup.sh' }).waitFor();
  const [summary] = await callOver(launched.dataDir)('tasks.list');
  expect(summary?.task.action).toMatchObject({ kind: 'script', path });
});

test('a script that is chosen for a new task opens the editor filled with it', async () => {
  launched = await launchApp({ dataDir: tempDir() });
  const page = await launched.page();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  const path = join(tempDir(), 'a b.sh');
  await launched.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('New task from a file');
  await page.getByRole('option', { name: /New task from a file/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'New task' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Script', exact: true }).inputValue()).toBe(path);
});

/** As the file manager does it, so that the page can ask where the file lies. */
async function dropFile(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
}
