import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import { violations } from '../helpers/axe-violations.ts';
import { freePort } from '../helpers/free-port.ts';
import { sendHttp } from '../helpers/http-api.ts';
import { launchApp } from '../helpers/launch-app.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { logIn, type OpenPanel, openLogin, openPanel } from '../helpers/open-panel.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

async function addRun({ cronPilot }: OpenPanel, command: string): Promise<number> {
  const action = { kind: 'command', command, shell: '/bin/bash' } as const;
  const { id } = await cronPilot.call('tasks.create', makeTaskInput({ name: 'Greet', action }));
  return (await cronPilot.call('runs.start', { taskId: id })).id;
}

test('the panel is behind a login, which outlives a reload and ends by logging out', async () => {
  const panel = await openLogin(tempDir());
  const { page } = panel;
  const refused: string[] = [];
  page.on('console', (message) => void refused.push(message.text()));
  await page.getByRole('heading', { name: 'Log in to CronPilot' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await logIn(page, 'wrong horse');
  await page.getByText('The user name, password or token is wrong.').waitFor();
  expect(await page.getByRole('link', { name: 'Runs', exact: true }).count()).toBe(0);
  await logIn(page);
  await page.getByRole('link', { name: 'Runs', exact: true }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Runs', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in to CronPilot' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Log in to CronPilot' }).waitFor();
  expect(refused.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
});

test('what only the window can do is not there, and a log is downloaded instead', async () => {
  const panel = await openPanel(tempDir());
  const { page, url, browserDir } = panel;
  const runId = await addRun(panel, 'echo hello from the panel');
  await page.goto(`${url}/#/runs/${runId}`);
  await page.getByRole('log').getByText('hello from the panel').waitFor();
  expect(await page.getByRole('button', { name: 'Show in folder' }).count()).toBe(0);
  await page.getByRole('log').press('Control+s');
  const saved = join(browserDir, `cronpilot-run-${runId}.log`);
  await until(() => {
    try {
      return readFileSync(saved, 'utf8') === 'hello from the panel\n';
    } catch {
      return false;
    }
  }, 'the download');
  await page.goto(`${url}/#/tasks/new`);
  await page.getByLabel('Name', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^Choose/ }).count()).toBe(0);
});

test('a connection that was lost is found again, with what changed meanwhile', async () => {
  const panel = await openPanel(tempDir());
  const { page, cronPilot, url } = panel;
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  // Ends every stream; who has logged in comes back.
  await cronPilot.call('api.addToken', { name: 'script', scope: 'read' });
  await cronPilot.call('api.removeToken', { name: 'script' });
  const runId = await addRun(panel, 'true');
  await page.getByRole('link', { name: `Run ${runId}, Succeeded` }).waitFor();

  await cronPilot.call('api.switchOff');
  await page.getByText(/Trying again/).waitFor();
  await cronPilot.call('api.switchOn', { port: Number(new URL(url).port) });
  // Switching off has ended the login.
  await page.getByRole('heading', { name: 'Log in to CronPilot' }).waitFor();
  await logIn(page);
  await page.getByRole('link', { name: `Run ${runId}, Succeeded` }).waitFor();
});

test('the API is switched on in the settings, and a token made there works until it is removed', async () => {
  const app = await launchApp({ dataDir: tempDir() });
  onTestFinished(() => app.close());
  const page = await app.page();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Local API' }).click();
  await page.getByRole('switch', { name: 'Answer scripts and browsers' }).press('Space');
  await page.getByLabel('User name').fill('anna');
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  const port = await freePort();
  await page.getByLabel('Port', { exact: true }).fill(String(port));
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('Expected a password of 8 to 1,000 characters.').waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse');
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByText(`curl -u 'anna' http://127.0.0.1:${port}/api/tasks/`).waitFor();
  expect((await sendHttp(port, '/api/status')).status).toBe(200);

  await page.getByRole('button', { name: 'Add token' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('backup script');
  await page.getByRole('button', { name: 'Make token' }).click();
  const token = await page.getByText(/^cpt_/).innerText();
  const authorization = `Bearer ${token}`;
  expect((await sendHttp(port, '/api/status', { authorization })).status).toBe(200);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove the token backup script' }).click();
  await page.getByRole('button', { name: /^Remove: scripts/ }).click();
  await page.getByText(/^cpt_/).waitFor({ state: 'detached' });
  await until(
    async () => (await sendHttp(port, '/api/status', { authorization })).status === 401,
    'the token to be refused',
  );
});
