/**
 * Program: records one fire time after the other and tells each change that is committed, until it
 * kills itself at the given step of its work.
 */

import { writeSync } from 'node:fs';

import { Database } from '../../../electron/main/store/database.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import { makeRun } from '../../helpers/make-task.ts';

const [path = '', killAtStep = ''] = process.argv.slice(2);
const database = Database.open(path);
const taskStore = new TaskStore(database);
const runStore = new RunStore(database);
let step = 0;

for (;;) {
  const live = taskStore.liveSchedules()[0];
  if (!live) throw new Error('Expected a live schedule');
  const { scheduleId, taskId, cursorMs } = live;
  const scheduledForMs = cursorMs + 1000;
  const run = database.transaction(() => {
    diePerhaps();
    taskStore.setNextFire(scheduleId, scheduledForMs + 1000, scheduledForMs);
    diePerhaps();
    const inserted = runStore.insert(makeRun({ taskId, scheduleId, scheduledForMs }));
    diePerhaps();
    return inserted;
  });
  writeSync(1, `${run.id} queued\n`);
  diePerhaps();
  database.transaction(() => {
    runStore.update(run.id, { state: 'failed' });
    diePerhaps();
  });
  writeSync(1, `${run.id} failed\n`);
  diePerhaps();
}

function diePerhaps(): void {
  step += 1;
  if (step === Number(killAtStep)) process.kill(process.pid, 'SIGKILL');
}
