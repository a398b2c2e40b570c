import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: LaunchedApp;
let dataDir: string;
let page: Page;

beforeEach(async () => {
  dataDir = tempDir();
  app = await launchApp({ dataDir, env: { TZ: 'Europe/Berlin' } });
  page = await app.page();
});
afterEach(() => app.close());

test('a cron text that clock changes disturb is exchanged for one that names its times', async () => {
  await page.getByRole('button', { name: 'New task' }).click();
  await page.getByText('Cron', { exact: true }).click();
  const cronText = page.getByLabel('Cron text', { exact: true });
  await cronText.fill('*/15 2 * * *');
  await page
    .getByText(/^It follows the clock: it does not run at times that Sun \d+ Mar/)
    .waitFor();
  await page.getByRole('button', { name: 'Use 0,15,30,45 2 * * *' }).click();
  expect(await cronText.inputValue()).toBe('0,15,30,45 2 * * *');
  await page.getByText(/^It follows the clock/).waitFor({ state: 'detached' });
});

test('a time that the clocks leave out says when it runs instead', async () => {
  await page.getByRole('button', { name: 'New task' }).click();
  await page.getByText('Once', { exact: true }).click();
  await page.getByLabel('Date', { exact: true }).fill(nextSpringChange());
  await page.getByLabel('At', { exact: true }).fill('02:30');
  const preview = page.getByRole('complementary', { name: 'Next 10 runs' });
  await preview.getByText('That day has no 02:00 to 03:00: runs at 03:00.').waitFor();
});

test('an edit in the window keeps what it has no field for', async () => {
  const call = callOver(dataDir);
  const { id, schedules } = await call(
    'tasks.create',
    makeTaskInput({
      name: 'Wages',
      schedules: [
        {
          kind: 'weekly',
          days: [1],
          times: ['09:00'],
          timeZone: null,
          everyWeeks: 2,
          fromDate: '2027-01-04',
          startAt: '2027-01-04T08:00',
          endAt: '2037-01-01T00:00',
          jitterMs: 60_000,
        },
        {
          kind: 'monthly',
          days: ['last_weekday'],
          weekdays: [{ nth: 'last', day: 5 }],
          times: ['09:00'],
          timeZone: null,
        },
      ],
    }),
  );
  // Which page a window opens with hangs on whether it or the task comes first.
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByRole('link', { name: /^Wages/ }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByText('Every 2 weeks on Monday at 09:00, from 4 Jan 2027 at 08:00').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Salaries');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Salaries' }).waitFor();
  expect((await call('tasks.get', { taskId: id })).task.schedules).toEqual(schedules);
});

/** The last Sunday in March of next year, on which the European Union goes to summer time. */
function nextSpringChange(): string {
  const lastDay = new Date(Date.UTC(new Date().getFullYear() + 1, 2, 31));
  lastDay.setUTCDate(31 - lastDay.getUTCDay());
  return lastDay.toISOString().slice(0, 10);
}
