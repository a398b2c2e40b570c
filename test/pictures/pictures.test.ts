/** Takes the pictures of the documents from the real window; `npm run pictures` runs it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, test } from 'vitest';

import type { LaunchedApp } from '../helpers/launch-app.ts';
import { launchPictured, type Pictured } from './launch-pictured.ts';
import { BACKUP, REPORT, SYNC } from './seed-tasks.ts';

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
    await open(page, `/tasks/${taskIds.get(REPORT)}/edit?section=schedule`);
    await page.getByText('Mon 30 Nov').first().waitFor();
  },
  import: async ({ page }) => {
    await open(page, '/import');
    await page.getByText('Your crontab').first().click();
    await page.getByRole('checkbox').nth(3).waitFor();
  },
  notifications: async ({ page }) => {
    await open(page, '/settings/notifications');
    await page.getByText('Quiet hours').first().waitFor();
  },
  api: async ({ page, cli }) => {
    await cli('api', 'on', '--user', 'anna', '--password-stdin');
    await open(page, '/settings/api');
    await page.getByText('curl').first().waitFor();
  },
  palette: async ({ page }) => {
    await open(page, '/tasks');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('back');
    await page
      .getByRole('option', { name: /backup/ })
      .first()
      .waitFor();
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
    await page.getByText('3 matches').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('1 of 3').waitFor();
  },
  live: async ({ page, call, taskIds }) => {
    const [run] = await call('runs.list', { taskId: taskIds.get(SYNC) ?? 0, limit: 1 });
    await open(page, `/runs/${run?.id}`);
    await page.getByText('60%').waitFor({ timeout: 90_000 });
  },
  'long-log': async ({ page, longRunId }) => {
    await open(page, `/runs/${longRunId}`);
    await page.getByText('1000000 compressed').waitFor();
  },
  forced: async ({ page }) => {
    await open(page, '/today');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.getByText('Needs attention').waitFor();
  },
  zoom: async ({ page, call }) => {
    await page.emulateMedia({ forcedColors: 'none' });
    await open(page, '/tasks');
    await call('settings.update', { zoomPercent: 200 });
    await page.waitForFunction(() => window.innerWidth < 700);
  },
  german: async ({ page, call }) => {
    await call('settings.update', { zoomPercent: 100, language: 'de' });
    await open(page, '/today');
    await page.getByText('Heute').first().waitFor();
  },
  'edit-or': async ({ page, call }) => {
    await call('settings.update', { language: 'en' });
    await page.locator('html[lang=en]').waitFor();
    await open(page, '/tasks/new');
    await page.getByLabel('Name').first().fill('Friday the 13th');
    await page.getByRole('radio', { name: 'Cron', exact: true }).click();
    await page.getByLabel('Cron text').first().fill('0 9 13 * 5');
    await page.getByText('Cron reads this as').scrollIntoViewIfNeeded();
  },
};

async function open(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  await page.waitForFunction(() => document.querySelector('[aria-label=Loading]') === null);
}

/** Both themes, as the window itself paints them. */
async function shoot({ page, call, launched }: Pictured, name: string): Promise<void> {
  for (const theme of THEMES) {
    await call('settings.update', { theme });
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await page.mouse.move(0, 0);
    // What the theme changes is on the screen with the frame after the next one.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await capture(launched, `${dir}${name}-${theme}.png`);
  }
}

/** What the window shows, at any zoom. */
async function capture({ app }: LaunchedApp, path: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(path, Buffer.from(png, 'base64'));
}
