/** Takes the pictures of the documents from the real window; `npm run pictures` runs it. */

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, test } from 'vitest';

import { launchPictured, type Pictured } from './launch-pictured.ts';
import { BACKUP, SYNC } from './seed-tasks.ts';

const dir = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const THEMES = ['light', 'dark'] as const;

beforeAll(() => {
  mkdirSync(dir, { recursive: true });
});

describe('a computer with ten tasks', () => {
  test('is pictured on every page', async () => {
    const pictured = await launchPictured();
    for (const [name, show] of Object.entries(PAGES)) {
      await show(pictured);
      await shoot(pictured, name);
      await pictured.page.keyboard.press('Escape');
    }
  });
});

describe('a computer without tasks', () => {
  test('is pictured at its first start', async () => {
    const pictured = await launchPictured({ empty: true });
    await pictured.page.getByText('What should this computer do for you?').waitFor();
    await shoot(pictured, 'empty');
  });
});

/** In an order in which the clock comes to 14:32 before it shows. */
const PAGES: Readonly<Record<string, (pictured: Pictured) => Promise<void>>> = {
  edit: async ({ page, taskIds }) => {
    await open(page, `/tasks/${taskIds.get('Weekly sales report')}/edit`);
    await page.getByText('Mon 30 Nov').first().waitFor();
  },
  palette: async ({ page }) => {
    await open(page, '/tasks');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('back');
    await page.getByRole('option').first().waitFor();
  },
  today: async ({ page }) => {
    await open(page, '/today');
    await page.getByText('Needs attention').waitFor();
  },
  tasks: async ({ page }) => {
    await open(page, '/tasks');
    await page.getByRole('row', { name: BACKUP }).hover();
    await page.getByRole('row', { name: BACKUP }).focus();
  },
  task: async ({ page, taskIds }) => {
    await open(page, `/tasks/${taskIds.get(BACKUP)}`);
    await page.getByText('Success, 30 days').waitFor();
  },
  run: async ({ page, failedRunId }) => {
    await open(page, `/runs/${failedRunId}`);
    await page.getByLabel('Search log').fill('error');
    await page.keyboard.press('Enter');
    await page.getByText('1 of 3').waitFor();
  },
  live: async ({ page, call, taskIds }) => {
    const [run] = await call('runs.list', { taskId: taskIds.get(SYNC) ?? 0, limit: 1 });
    await open(page, `/runs/${run?.id}`);
    await page.getByText('60%').waitFor({ timeout: 90_000 });
  },
};

async function open(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.waitForFunction(() => document.querySelector('[aria-label=Loading]') === null);
}

/** Both themes, as the window itself paints them. */
async function shoot({ page, call }: Pictured, name: string): Promise<void> {
  for (const theme of THEMES) {
    await call('settings.update', { theme });
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await page.screenshot({ path: `${dir}${name}-${theme}.png`, animations: 'disabled' });
  }
}
