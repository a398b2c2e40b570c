/** Opens the browser panel of a headless CronPilot in a browser: the Chromium that Electron brings. */

import { fileURLToPath } from 'node:url';
import { _electron, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

import { freePort } from './free-port.ts';
import { PASSWORD, USER } from './http-api.ts';
import { electronPath, LAUNCH_TIMEOUT_MS, rootArgs, WAIT_TIMEOUT_MS } from './launch-app.ts';
import { type HeadlessApp, launchHeadless } from './launch-headless.ts';
import { tempDir } from './temp-dir.ts';

const BROWSER_DIR = fileURLToPath(new URL('../fixtures/browser', import.meta.url));

/**
 * Not by `--lang`: at that, Electron sets an environment variable while another of its threads may be
 * reading them, and now and then crashes at its start.
 */
const ENGLISH = { LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en' };

export interface OpenPanel {
  readonly page: Page;
  readonly cronPilot: HeadlessApp;
  readonly url: string;
  /** Where downloads go. */
  readonly browserDir: string;
}

/** Shows the login page; all of it ends after the test. */
export async function openLogin(dataDir: string): Promise<OpenPanel> {
  const cronPilot = await launchHeadless(dataDir);
  onTestFinished(async () => void (await cronPilot.end()));
  const port = await freePort();
  await cronPilot.call('api.switchOn', { port, userName: USER, password: PASSWORD });
  const url = `http://127.0.0.1:${port}`;
  const browserDir = tempDir();
  const env = { ...process.env, ...ENGLISH, BROWSER_URL: url, BROWSER_DATA_DIR: browserDir };
  const browser = await _electron.launch({
    executablePath: electronPath,
    args: [BROWSER_DIR, ...rootArgs, '--disable-gpu'],
    env: env as Record<string, string>,
    timeout: LAUNCH_TIMEOUT_MS,
  });
  browser.context().setDefaultTimeout(WAIT_TIMEOUT_MS);
  onTestFinished(() => browser.close());
  return { page: await browser.firstWindow(), cronPilot, url, browserDir };
}

/** Logged in. */
export async function openPanel(dataDir: string): Promise<OpenPanel> {
  const panel = await openLogin(dataDir);
  await logIn(panel.page);
  await panel.page.getByRole('link', { name: 'Runs', exact: true }).waitFor();
  return panel;
}

export async function logIn(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('User name').fill(USER);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}
