import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

test('a page that fails says so, leaves the window as it is and can be tried again', async () => {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  const { id } = await callOver(dataDir)('tasks.create', makeTaskInput({ name: 'Backup' }));
  await page.evaluate(() => {
    const real = Intl.DateTimeFormat;
    Object.assign(window, { mend: () => Object.assign(Intl, { DateTimeFormat: real }) });
    Intl.DateTimeFormat = class extends real {
      override resolvedOptions(): Intl.ResolvedDateTimeFormatOptions {
        throw new Error('the zone is unknown');
      }
    } as unknown as typeof real;
  });
  await page.evaluate((taskId) => (location.hash = `/tasks/${taskId}`), id);
  await page.getByText('This page cannot be shown: the zone is unknown').waitFor();

  await page.keyboard.press('Control+2');
  await page.getByRole('row', { name: /^Backup/ }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByText('This page cannot be shown').waitFor();
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Backup' }).waitFor();
  expect(await page.getByText('This page cannot be shown').count()).toBe(0);
});
