import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { openPanel } from '../helpers/open-panel.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

/** The same pages: in the window, and in a browser. */
const PLACES = ['window', 'browser panel'] as const;

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
  launched = undefined;
});

test.each(PLACES)(
  'a task made in the %s fires by itself, and its log is read live, on disk and in history',
  async (place) => {
    const { page, call, dataDir } = await open(place);
    const gate = join(dataDir, 'gate');
    await page.getByRole('button', { name: 'New task' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Count up');
    await page
      .getByLabel('Command', { exact: true })
      .fill(
        `echo "step 1"; until [ -e '${gate}' ]; do sleep 0.1; done; for i in 2 3 4 5 6; do echo "step $i"; done`,
      );
    await page.getByText('Every…', { exact: true }).click();
    await page.getByLabel('Every', { exact: true }).fill('3');
    await chooseUnit(page, 'seconds');
    await page.getByRole('button', { name: 'Create task' }).click();
    await page.getByRole('heading', { name: 'Count up' }).waitFor();

    const taskId = (await call('tasks.list'))[0]?.task.id ?? 0;
    const runId = await until(
      async () => (await call('runs.list', { taskId, states: ['running'] }))[0]?.id,
      'the schedule to fire',
    );
    await page.getByRole('link', { name: `Run ${runId}, Running` }).click();
    const log = page.getByRole('log');
    await log.getByText('step 1').waitFor();
    expect((await call('runs.get', { runId })).state).toBe('running');
    writeFileSync(gate, '');
    await log.getByText('step 6').waitFor();
    await page.getByText('Succeeded').first().waitFor();

    const { logFilename, trigger } = await call('runs.get', { runId });
    expect(trigger).toBe('schedule');
    expect(readFileSync(join(dataDir, 'logs', String(logFilename)), 'utf8')).toBe(
      [1, 2, 3, 4, 5, 6].map((step) => `step ${step}\n`).join(''),
    );
    await call('tasks.setEnabled', { taskId, enabled: false });
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByRole('link', { name: `Run ${runId}, Succeeded` }).waitFor();
  },
);

test.each(PLACES)(
  'Stop in the %s ends a whole tree: one that ignores SIGTERM and one that left the session',
  async (place) => {
    const { page, call, dataDir } = await open(place);
    const pidFile = join(dataDir, 'pids');
    const command = [
      `bash -c 'trap "" TERM; echo $$ >> "${pidFile}"; while :; do sleep 0.1; done' &`,
      `setsid bash -c 'echo $$ >> "${pidFile}"; while :; do sleep 0.1; done' &`,
      `echo $$ >> "${pidFile}"; wait`,
    ].join('\n');
    const action = { kind: 'command', command, shell: '/bin/bash' } as const;
    const { id } = await call(
      'tasks.create',
      makeTaskInput({ name: 'Tree', action, graceMs: 300 }),
    );
    const { id: runId } = await call('runs.start', { taskId: id });
    const pids = await until(() => readPids(pidFile, 3), 'three processes');
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByRole('link', { name: `Run ${runId}, Running` }).click();

    await page.getByRole('button', { name: /^Stop/ }).click();
    await page
      .getByText(/Stopped by you\. (\d+) of \1 process(es)? ended\./)
      .first()
      .waitFor();

    expect(pids.filter(isAlive)).toEqual([]);
    expect(await call('runs.get', { runId })).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
    });
  },
);

async function open(
  place: (typeof PLACES)[number],
): Promise<{ page: Page; call: Call; dataDir: string }> {
  const dataDir = tempDir();
  if (place === 'browser panel') {
    const { page } = await openPanel(dataDir);
    return { page, call: callOver(dataDir), dataDir };
  }
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  await page.getByRole('link', { name: 'Runs', exact: true }).waitFor();
  return { page, call: callOver(dataDir), dataDir };
}

async function chooseUnit(page: Page, unit: string): Promise<void> {
  await page.getByLabel('Unit').click();
  await page.getByRole('option', { name: unit }).click();
}

function readPids(path: string, count: number): readonly number[] | null {
  try {
    const pids = readFileSync(path, 'utf8').trim().split('\n').map(Number);
    return pids.length === count ? pids : null;
  } catch {
    return null;
  }
}

/** A zombie has ended: it only waits for its parent to take note. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
