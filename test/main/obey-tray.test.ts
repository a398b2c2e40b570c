/** What is chosen in the tray's menu, with a real engine. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { createAppLog } from '../../electron/main/app-log.ts';
import type { Desktop } from '../../electron/main/desktop/desktop.ts';
import type { TrayCommand } from '../../electron/main/desktop/tray-menu.ts';
import { obeyTray } from '../../electron/main/obey-tray.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { startCronPilot } from '../helpers/start-cronpilot.ts';
import { until } from '../helpers/until.ts';

async function setUp() {
  const { engine, paths } = await startCronPilot();
  const log = createAppLog(paths.appLogPath);
  const create = (input: Partial<TaskDraft> = {}) => {
    const { id } = engine.taskStore.create(makeTaskInput(input), Date.now());
    engine.taskChanged(id);
    return id;
  };
  const obey = (command: TrayCommand) => obeyTray(command, engine, {} as Desktop, log);
  const runsOf = (taskId: number) => engine.runStore.list({ taskId, limit: 9 });
  return { engine, create, obey, runsOf, logged: () => readFileSync(paths.appLogPath, 'utf8') };
}

test('a menu that was open meanwhile starts no task that was deleted', async () => {
  const { engine, create, obey, runsOf } = await setUp();
  const taskId = create();
  obey({ kind: 'run_task', taskId });
  engine.taskStore.softDelete(taskId, Date.now());
  engine.taskChanged(taskId);
  obey({ kind: 'run_task', taskId });
  expect(runsOf(taskId)).toHaveLength(1);
  const task = engine.taskStore.get(taskId);
  expect(() => engine.runService.request({ task, trigger: 'api' })).toThrow(
    'Backup was deleted. Restore it to run it.',
  );
});

test('a run is stopped, once, and what cannot be done is logged', async () => {
  const { create, obey, runsOf, logged } = await setUp();
  const taskId = create({ action: { kind: 'command', command: 'sleep 60' } });
  obey({ kind: 'run_task', taskId });
  const runId = runsOf(taskId)[0]?.id ?? 0;
  obey({ kind: 'stop_run', runId });
  await until(() => runsOf(taskId)[0]?.state === 'cancelled', 'the end of the run');
  obey({ kind: 'stop_run', runId });
  await until(() => logged().includes(`The tray's menu: Run ${runId} has already ended`), 'a line');
});

test('a failure is dismissed, and a coming run skipped', async () => {
  const { engine, create, obey, runsOf } = await setUp();
  const taskId = create({ action: { kind: 'command', command: 'exit 1' } });
  obey({ kind: 'run_task', taskId });
  await until(() => runsOf(taskId)[0]?.state === 'failed', 'the failure');
  const runId = runsOf(taskId)[0]?.id ?? 0;
  obey({ kind: 'dismiss', runId });
  expect(engine.parts.dayStore.dismissedOf([runId])).toEqual(new Set([runId]));
  const dailyId = create({ schedules: [{ kind: 'daily', times: ['03:07'] }] });
  const fireAtMs = engine.scheduler.nextFiresOf(dailyId)[0]?.fireAtMs ?? 0;
  obey({ kind: 'skip_next', taskId: dailyId, fireAtMs });
  expect(runsOf(dailyId)).toMatchObject([{ state: 'skipped', scheduledForMs: fireAtMs }]);
});

test('schedules are paused for as long as was chosen, and resumed', async () => {
  const { engine, obey } = await setUp();
  obey({ kind: 'pause', choice: '1_hour' });
  const { sinceMs, untilMs } = engine.pause ?? { sinceMs: 0, untilMs: 0 };
  expect((untilMs ?? 0) - sinceMs).toBeGreaterThanOrEqual(3_600_000);
  obey({ kind: 'pause', choice: 'until_resumed' });
  expect(engine.pause?.untilMs).toBeNull();
  obey({ kind: 'resume' });
  expect(engine.pause).toBeNull();
});
