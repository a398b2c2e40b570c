import { afterEach, describe, expect, test } from 'vitest';

import { violations } from '../helpers/axe-violations.ts';
import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('no page breaks a rule that axe knows', async () => {
    const dataDir = tempDir();
    launched = await launchApp({ dataDir });
    const page = await launched.page();
    // A toast that is still fading in has less contrast than it will have.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const call = callOver(dataDir);
    await call('settings.update', { theme });
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await page.getByText('What should this computer do for you?').waitFor();
    expect(await violations(page), 'the empty list').toEqual([]);

    const { failedId, skippedId, taskId } = await fill(dataDir);
    const routes = [
      '/today',
      '/tasks',
      '/tasks/new',
      `/tasks/${taskId}`,
      `/tasks/${taskId}?tab=runs`,
      `/tasks/${taskId}?tab=settings`,
      `/tasks/${taskId}/edit`,
      '/import',
      '/runs',
      `/runs/${failedId}`,
      `/runs/${skippedId}`,
      '/settings/general',
      '/settings/notifications',
      '/settings/mail',
      '/settings/secrets',
      '/settings/api',
      '/settings/appearance',
    ];
    for (const route of routes) {
      await page.evaluate((hash) => (location.hash = hash), route);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-label=Loading]') === null);
      expect(await violations(page), route).toEqual([]);
    }
    for (const [key, name] of [
      ['Control+k', 'Find a task or a command'],
      ['?', 'Shortcuts'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor();
      expect(await violations(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
    }
  });
});

/** A task that fails, with a run and a skipped row, and one more. */
async function fill(dataDir: string) {
  const call = callOver(dataDir);
  const action = {
    kind: 'command',
    command: 'printf "\\033[31mno space\\033[0m\\n"; exit 3',
    shell: null,
  } as const;
  const { id: taskId } = await call('tasks.create', makeTaskInput({ action, tags: ['backup'] }));
  const { id: failedId } = await call('runs.start', { taskId });
  await until(
    async () => (await call('runs.get', { runId: failedId })).state === 'failed',
    'a failure',
  );
  const wait = { kind: 'command', command: 'sleep 600', shell: null } as const;
  const waiting = await call(
    'tasks.create',
    makeTaskInput({ name: 'Wait', action: wait, stopWithApp: true }),
  );
  await call('runs.start', { taskId: waiting.id });
  const { id: skippedId } = await call('runs.start', { taskId: waiting.id });
  return { taskId, failedId, skippedId };
}
