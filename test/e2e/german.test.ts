/** One language for everything that a user reads; scripts read English. */

import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';

import { type Bus, startBus } from '../helpers/dbus-broker.ts';
import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { NotifyHost } from '../helpers/notify-host.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { TrayHost } from '../helpers/tray-host.ts';
import { until } from '../helpers/until.ts';

let bus: Bus | null = null;
let launched: LaunchedApp;
let call: Call;
let tray: TrayHost | null = null;
let notifications: NotifyHost | null = null;
afterEach(async () => {
  await launched.close();
  await notifications?.close();
  await tray?.close();
  await bus?.close();
  [notifications, tray, bus] = [null, null, null];
});

const command = (text: string) => ({ kind: 'command', command: text, shell: null }) as const;

/** A task that fails, one that runs, and a row that was skipped. */
async function fill() {
  const failing = await call(
    'tasks.create',
    makeTaskInput({ name: 'Sicherung', action: command('exit 3') }),
  );
  const running = await call(
    'tasks.create',
    makeTaskInput({ name: 'Abgleich', action: command('sleep 600'), stopWithApp: true }),
  );
  const failed = await call('runs.start', { taskId: failing.id });
  const active = await call('runs.start', { taskId: running.id });
  const skipped = await call('runs.start', { taskId: running.id });
  await until(
    async () => (await call('runs.get', { runId: failed.id })).state === 'failed',
    'a failure',
  );
  return { activeId: active.id, skippedId: skipped.id };
}

test('window, tray and notifications speak German, and a change of the setting counts at once', async () => {
  bus = await startBus();
  tray = await TrayHost.start(bus.address);
  notifications = await NotifyHost.start(bus.address);
  const dataDir = tempDir();
  call = callOver(dataDir);
  launched = await launchApp({ dataDir, env: { DBUS_SESSION_BUS_ADDRESS: bus.address } });
  const page = await launched.page();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const item = await tray.item();
  expect(await item.labels()).toContain('No tasks yet');
  await call('settings.update', { language: 'de' });
  await until(async () => (await item.labels()).includes('Noch keine Aufgaben'), 'the German menu');

  const { activeId, skippedId } = await fill();
  const failure = await notifications.withTitle('Sicherung ist fehlgeschlagen');
  expect(failure.body).toMatch(/^Exit-Code 3\. \d[\d,]* m?s\.$/);
  expect(Object.values(failure.buttons)).toEqual([
    'Protokoll öffnen',
    'Erneut starten',
    '1 Tag stumm',
  ]);
  await until(
    async () => (await item.labels()).some((label) => /^Abgleich, seit \d\d:\d\d$/.test(label)),
    'the run in the menu',
  );
  // The status follows at most four times a second.
  await until(
    async () => (await item.labels()).includes('1 gescheitert, 1 läuft'),
    'the failure in the menu',
  );
  expect(await item.labels()).toEqual(
    expect.arrayContaining(['Alle Zeitpläne anhalten', 'CronPilot beenden']),
  );

  const reason = `Lauf ${activeId} dieser Aufgabe lief noch.`;
  await page.evaluate(() => (location.hash = '/runs'));
  const row = page.locator(`[role=row]:has([data-run="${skippedId}"])`);
  // Hidden where the row is narrow.
  await row.getByTitle(reason).waitFor({ state: 'attached' });
  await row.getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Anders wird es, wenn sich die Aufgabe anstellt').waitFor();
  expect(await dialog.innerText()).toContain(reason);
  expect(await dialog.innerText()).toMatch(
    /Lauf \d+ von Abgleich läuft seit \w\w \d+\. \w+\.? \d\d:\d\d\./,
  );

  const english = `Run ${activeId} of this task was still running.`;
  expect((await call('runs.get', { runId: skippedId })).reason).toBe(english);
  expect((await call('runs.explain', { runId: skippedId })).sentence).toContain(english);
  expect((await launched.cli('why', String(skippedId))).stdout).toContain(english);
});

test('what is refused, imported or did not start is told in German, and in English to scripts', async () => {
  const dataDir = tempDir();
  call = callOver(dataDir);
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await call('settings.update', { language: 'de' });
  await page.getByRole('navigation').getByText('Aufgaben').first().waitFor();

  await page.evaluate(() => (location.hash = '/tasks/new'));
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('x'.repeat(201));
  await page.getByRole('button', { name: 'Aufgabe anlegen' }).click();
  await page.getByText('Erwartet: ein Name mit höchstens 200 Zeichen.').first().waitFor();

  const files = [{ name: 'x', text: '0 0 30 2 * true\nhello\n0 99 * * * true\n' }];
  const read = { from: 'text', files } as const;
  const told = await page.evaluate((asked) => window.cronpilot?.call('import.read', asked), read);
  expect(JSON.stringify(told)).toContain(
    'Das ist weder eine Variable noch eine Zeit aus fünf Teilen mit einem Befehl.',
  );
  const english = await call('import.read', read);
  expect(english.entries[1]?.refusal).toBe(
    'It is neither a variable nor five parts of a time with a command.',
  );

  const cwd = tempDir();
  const task = await call('tasks.create', makeTaskInput({ name: 'Ablage', cwd }));
  rmSync(cwd, { recursive: true });
  const run = await call('runs.start', { taskId: task.id });
  await until(async () => (await call('runs.get', { runId: run.id })).state === 'failed', 'an end');
  expect((await call('runs.get', { runId: run.id })).reason).toBe(
    `The folder \`${cwd}\` does not exist.`,
  );
  await page.evaluate((id) => (location.hash = `/runs/${id}`), run.id);
  await page.getByText(`Der Ordner \`${cwd}\` fehlt.`).first().waitFor();
});
