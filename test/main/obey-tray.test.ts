import { expect, test } from 'vitest';

import { createAppLog } from '../../electron/main/app-log.ts';
import type { Desktop } from '../../electron/main/desktop/desktop.ts';
import { obeyTray } from '../../electron/main/obey-tray.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { startCronPilot } from '../helpers/start-cronpilot.ts';

test('a menu that was open meanwhile starts no task that was deleted', async () => {
  const { engine, paths } = await startCronPilot();
  const log = createAppLog(paths.appLogPath);
  const { id: taskId } = engine.taskStore.create(makeTaskInput(), Date.now());
  const run = () => obeyTray({ kind: 'run_task', taskId }, engine, {} as Desktop, log);
  run();
  engine.taskStore.softDelete(taskId, Date.now());
  engine.taskChanged(taskId);
  run();
  expect(engine.runStore.list({ taskId, limit: 9 })).toHaveLength(1);
  const task = engine.taskStore.get(taskId);
  expect(() => engine.runService.request({ task, trigger: 'api' })).toThrow(
    'Backup was deleted. Restore it to run it.',
  );
});
