/** Records the way of a task from the palette over its failure to its recovery, in about 20 seconds. */

import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { test } from 'vitest';

import { until } from '../helpers/until.ts';
import { launchPictured } from './launch-pictured.ts';
import { record } from './record.ts';

const path = fileURLToPath(new URL('../../docs/pictures/mended.png', import.meta.url));
const NAME = 'Copy documents to the stick';
/** So that a reader can follow. */
const LETTER_MS = 110;
const LOOK_MS = 900;

test('a run from the palette fails, is told of, mended, run again and recovered', async () => {
  const { launched, page, call } = await launchPictured({ isClockGoing: true, scale: 1 });
  const { id: taskId } = await call('tasks.create', {
    name: NAME,
    action: { kind: 'command', command: 'copy-documents /media/stick', shell: '/bin/sh' },
    schedules: [{ kind: 'daily', times: ['18:00'] }],
  });
  const look = () => setTimeout(LOOK_MS);
  const click = async (target: Locator) => {
    await target.waitFor();
    await look();
    await target.click();
  };
  await page.getByText('Needs attention').waitFor();

  const stop = await record(launched.app, page);
  await look();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('stick', { delay: LETTER_MS });
  await page.getByRole('option', { name: `Run “${NAME}” now`, selected: true }).waitFor();
  await look();
  await page.keyboard.press('Enter');
  const { id } = await until(async () => (await call('runs.list', { taskId }))[0], 'the run');
  await page.evaluate((route) => (location.hash = route), `/runs/${id}`);
  await page.getByRole('log').getByText('60 %').waitFor();
  await click(page.getByRole('link', { name: 'Tasks' }).first());

  await click(page.getByRole('button', { name: 'Show' }));
  await page.getByRole('log').getByText('No space left').first().waitFor();
  await look();
  await click(page.getByRole('button', { name: 'Edit task' }));
  const command = page.getByLabel('Command', { exact: true });
  await command.fill('copy-documents ');
  await command.pressSequentially('/media/disk', { delay: LETTER_MS });
  await click(page.getByRole('button', { name: 'Save' }));
  await click(page.getByRole('button', { name: 'Run now' }));
  await page.getByText('Healthy').waitFor({ timeout: 60_000 });
  await look();
  writeFileSync(path, await stop());
});
