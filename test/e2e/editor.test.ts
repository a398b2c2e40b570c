import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';

import { violations } from '../helpers/axe-violations.ts';
import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: LaunchedApp;
let page: Page;
let call: Call;

beforeEach(async () => {
  const dataDir = tempDir();
  app = await launchApp({ dataDir, env: { TZ: 'Europe/Berlin' } });
  page = await app.page();
  call = callOver(dataDir);
});
afterEach(() => app.close());

test('variables come from an .env file that is chosen, and from lines that are pasted', async () => {
  const path = join(tempDir(), '.env');
  writeFileSync(path, 'A=1\nB="two words"\n');
  await app.app.evaluate(async ({ dialog, clipboard }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    await clipboard.writeText('B=2\nC=3\n');
  }, path);
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Variables');
  await page.getByLabel('Command', { exact: true }).fill('true');
  await page.getByRole('button', { name: 'Add from an .env file…' }).click();
  await page.getByText('2 variables added.').waitFor();
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.keyboard.press('Control+v');
  await page.getByText('1 variable added. 1 has a new value.').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Variables', exact: true }).waitFor();
  expect((await call('tasks.list'))[0]?.task.env).toEqual({ A: '1', B: '2', C: '3' });
});

test('a value is kept as a secret, shown by its name alone, and replaced', async () => {
  await call('settings.update', { secretsWithoutKeyStore: true });
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Secretive');
  await page.getByLabel('Command', { exact: true }).fill('true');
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByRole('textbox', { name: 'Variable 1', exact: true }).fill('TOKEN');
  await page.getByRole('textbox', { name: 'Value of Variable 1' }).fill('open sesame');
  await page.getByRole('button', { name: 'Secret for TOKEN' }).click();
  await page.getByRole('menuitem', { name: 'Keep it as a secret…' }).click();
  await page.getByRole('button', { name: 'Save secret' }).click();
  await page.getByText('•••••••• TOKEN').waitFor();
  expect(await page.getByText('open sesame').count()).toBe(0);
  await page.getByRole('button', { name: 'Replace…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Secret TOKEN' });
  await dialog.getByRole('textbox', { name: 'Value' }).fill('open barley');
  expect(await violations(page), 'the dialog').toEqual([]);
  await dialog.getByRole('button', { name: 'Save secret' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Secretive', exact: true }).waitFor();
  expect((await call('tasks.list'))[0]?.task.env).toEqual({ TOKEN: '{{secret.TOKEN}}' });
  expect((await call('secrets.list')).map(({ name }) => name)).toEqual(['TOKEN']);
});

test('a request signs in with a secret that is chosen, or made of what was typed', async () => {
  await call('settings.update', { secretsWithoutKeyStore: true });
  await call('secrets.set', { name: 'STORED', value: 'open sesame' });
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Ask');
  await page.getByRole('radio', { name: 'HTTP', exact: true }).click();
  await page.getByLabel('Address', { exact: true }).fill('https://example.org/');
  await page.getByRole('button', { name: 'Add a header' }).click();
  await page.getByRole('textbox', { name: 'Header 1', exact: true }).fill('X-Key');
  await page.getByRole('button', { name: 'Secret for X-Key' }).click();
  await page.getByRole('menuitem', { name: 'STORED' }).click();
  await page.getByText('•••••••• STORED').waitFor();

  await page.getByRole('button', { name: 'Sign in with' }).click();
  await page.getByRole('option', { name: 'Bearer token' }).click();
  const token = page.getByRole('textbox', { name: 'Token' });
  await token.fill('open barley');
  expect(await token.getAttribute('type')).toBe('password');
  await page.getByText('Stored readable with the task.').waitFor();
  expect(await violations(page), 'the fields').toEqual([]);
  await page.getByRole('button', { name: 'Secret for Token' }).click();
  await page.getByRole('menuitem', { name: 'Keep it as a secret…' }).click();
  await page.getByRole('button', { name: 'Save secret' }).click();
  await page.getByText('•••••••• EXAMPLE_ORG_TOKEN').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Ask', exact: true }).waitFor();
  expect((await call('tasks.list'))[0]?.task.action).toMatchObject({
    headers: { 'X-Key': '{{secret.STORED}}' },
    auth: { kind: 'bearer', token: '{{secret.EXAMPLE_ORG_TOKEN}}' },
  });
});

test('an interpreter is chosen among those found here, with their versions', async () => {
  const path = join(tempDir(), 'report.py');
  writeFileSync(path, 'print(1)\n');
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByRole('radio', { name: 'Script', exact: true }).click();
  await page.getByRole('textbox', { name: 'Script', exact: true }).fill(path);
  await page.getByText(/^python3 \d+\.\d+\S* found at \//).waitFor();
  const field = page.getByRole('combobox', { name: 'Interpreter' });
  await field.focus();
  await page.keyboard.press('ArrowDown');
  const first = page.getByRole('option', { name: /python3/ }).first();
  expect(await first.textContent()).toMatch(/^Python \d+\.\d+/);
  await first.click();
  expect(await field.inputValue()).toMatch(/^\/.*python3/);
});

test('a script is written here in a language of its own, and opened again as one', async () => {
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Scripted');
  await page.getByRole('radio', { name: 'Script', exact: true }).click();
  await page.getByRole('radio', { name: 'Written here' }).click();
  await page.getByText(/^python3 \d+\.\d+\S* found at \//).waitFor();
  const text = page.getByRole('textbox', { name: 'Text of the script' });
  await text.fill('print(6 * 7)');
  await page.keyboard.press('Control+s');
  await page.getByText('Begin with the interpreter, like #!/usr/bin/env python3.').waitFor();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Python' }).click();
  await page.keyboard.press('Control+Enter');
  const drawer = page.getByRole('region', { name: 'Test run' });
  await drawer.getByText('42', { exact: true }).waitFor();
  await drawer.getByText('Succeeded').waitFor();
  expect(await violations(page), 'the editor').toEqual([]);
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Scripted', exact: true }).waitFor();
  const command = '#!/usr/bin/env python3\nprint(6 * 7)';
  expect((await call('tasks.list'))[0]?.task.action).toEqual({
    kind: 'command',
    command,
    shell: null,
  });
  await page.keyboard.press('e');
  await page.getByRole('radio', { name: 'Written here', checked: true }).waitFor();
  await text.getByText('print').waitFor();
});

test('a form is tried before it is saved, and its warning mended by a click', async () => {
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByLabel('Command', { exact: true }).fill('echo tried; exit 3');
  await page.keyboard.press('Control+Enter');
  const drawer = page.getByRole('region', { name: 'Test run' });
  await drawer.getByText('tried').waitFor();
  await drawer.getByText('Failed').waitFor();
  expect(await call('tasks.list')).toEqual([]);
  expect((await call('runs.list', {})).map(({ trigger }) => trigger)).toEqual(['test']);
  await drawer.getByRole('button', { name: 'Close the test run' }).click();

  await page.getByLabel('Cron text', { exact: true }).fill('0 0 13 * 5');
  await page.getByText('Cron reads this as “or”').waitFor();
  await page.getByRole('button', { name: 'Use that' }).click();
  const cronText = page.getByLabel('Cron text', { exact: true });
  expect(await cronText.inputValue()).toBe('0 0 13 * +5');
  await page.getByLabel('Name', { exact: true }).fill('Friday the 13th');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Friday the 13th' }).waitFor();
  expect((await call('tasks.list'))[0]?.task.schedules).toMatchObject([
    { kind: 'cron', pattern: '0 0 13 * +5' },
  ]);
});
