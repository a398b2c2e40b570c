import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { serve } from '../helpers/http-servers.ts';
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { MAIL_PASSWORD, MAIL_USER, startMailServer } from '../helpers/mail-server.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: LaunchedApp;
let call: Call;
let dataDir: string;
let page: Page;

beforeEach(async () => {
  dataDir = tempDir();
  app = await launchApp({ dataDir });
  call = callOver(dataDir);
  page = await app.page();
  await until(() => call('status.get').catch(() => null), 'CronPilot to answer');
  await call('settings.update', { secretsWithoutKeyStore: true });
});

afterEach(() => app.close());

async function fill(label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.fill(text);
  await field.blur();
}

async function setPassword(button: string, value: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByLabel('Value', { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Save secret' }).click();
}

test('mail is set up in the settings; a test shows what went wrong, then arrives', async () => {
  const server = await startMailServer();
  await page.evaluate(() => (location.hash = '/settings/mail'));
  await fill('Server', '127.0.0.1');
  await page.getByRole('button', { name: /Security/ }).click();
  await page.getByRole('option', { name: 'No encryption' }).click();
  await fill('Recipients', 'nobody');
  await page.getByText(/e-mail address like anna@example.org/).waitFor();
  await fill('Recipients', 'anna@example.org, ops@example.org');
  await fill('Account', MAIL_USER);
  await fill('Port', String(server.port));
  await setPassword('Set', 'wrong horse');
  await page.getByRole('button', { name: 'Send a test' }).click();
  const dialogue = page.getByLabel('What was said');
  await dialogue.waitFor();
  const said = await dialogue.textContent();
  expect(said).toMatch(/< 220 .*> EHLO .*< 535 /s);
  expect(said).not.toContain('wrong horse');
  await setPassword('Replace', MAIL_PASSWORD);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText('The test was sent.').waitFor();
  expect(server.mails).toHaveLength(2);
  expect(readFileSync(join(dataDir, 'settings.json'), 'utf8')).not.toContain(MAIL_PASSWORD);
});

test('a message that does not arrive stays in the settings with its reason', async () => {
  let status = 404;
  const webhookUrl = await serve((_request, response) => void response.writeHead(status).end());
  await call('settings.update', { webhookUrl });
  const action = { kind: 'command', command: 'exit 3' } as const;
  for (const name of ['Backup', 'Report']) {
    const { id } = await call('tasks.create', makeTaskInput({ name, action }));
    await call('runs.start', { taskId: id });
  }
  await page.evaluate(() => (location.hash = '/settings/notifications'));
  const list = page.getByRole('list', { name: 'Messages that did not arrive' });
  const rows = list.getByRole('listitem');
  await until(async () => (await rows.count()) === 2, 'both messages');
  await rows.filter({ hasText: 'Backup failed' }).getByText('status 404').waitFor();
  const { problems } = await call('status.get');
  expect(problems).toContainEqual(expect.stringMatching(/^2 messages could not be delivered/));
  await rows.filter({ hasText: 'Backup' }).getByRole('button', { name: 'Discard' }).click();
  status = 204;
  await rows.filter({ hasText: 'Report' }).getByRole('button', { name: 'Send again' }).click();
  await list.waitFor({ state: 'detached' });
  expect((await call('status.get')).problems).toEqual([]);
});
