import { readFileSync } from 'node:fs';

import { afterEach, expect, test } from 'vitest';

import { startBus } from '../helpers/dbus-broker.ts';
import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { NotifyHost } from '../helpers/notify-host.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { TrayHost } from '../helpers/tray-host.ts';
import { until } from '../helpers/until.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

test('closing the window frees the renderer, says so once, and the schedule goes on', async () => {
  const broker = await startBus();
  const host = await TrayHost.start(broker.address);
  const notifications = await NotifyHost.start(broker.address);
  launched = await launchApp({
    dataDir: tempDir(),
    env: { DBUS_SESSION_BUS_ADDRESS: broker.address },
  });
  const { app, dataDir } = launched;
  const call = callOver(dataDir);
  const page = await launched.page();
  await page.waitForLoadState();
  await host.item();
  const { id } = await call(
    'tasks.create',
    makeTaskInput({
      action: { kind: 'command', command: 'true', shell: null },
      schedules: [{ kind: 'interval', everyMs: 1_000, anchorMs: null }],
    }),
  );
  await until(async () => (await call('runs.list', { taskId: id })).length > 0, 'a first run');
  const open = await processes(app);
  expect(open.filter(({ type }) => type === 'Tab')).toHaveLength(1);

  await page.close();
  await until(
    async () => (await processes(app)).every(({ type }) => type !== 'Tab'),
    'the renderer to be gone',
  );
  const seen = (await call('runs.list', { taskId: id }))[0]?.id ?? 0;
  await until(
    async () => ((await call('runs.list', { taskId: id }))[0]?.id ?? 0) > seen + 1,
    'two more runs',
  );

  const closed = await processes(app);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  console.log(`Memory with the window open ${sumMb(open)} MB, closed ${sumMb(closed)} MB`);
  await notifications.withTitle('CronPilot is still running');
  await notifications.close();
  await host.close();
  await broker.close();
});

interface ProcessMemory {
  readonly type: string;
  readonly pssKb: number;
}

/** Each process with its share of memory (PSS): pages used by several count once in all. */
async function processes(app: LaunchedApp['app']): Promise<readonly ProcessMemory[]> {
  const found = await app.evaluate(({ app: electronApp }) =>
    electronApp.getAppMetrics().map(({ type, pid }) => ({ type: String(type), pid })),
  );
  return found.map(({ type, pid }) => ({ type, pssKb: pssKb(pid) }));
}

/** 0 when the process has ended meanwhile. */
function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

function sumMb(rows: readonly ProcessMemory[]): number {
  return Math.round(rows.reduce((sum, row) => sum + row.pssKb, 0) / 1024);
}
