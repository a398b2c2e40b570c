/** Program: records one fire time after the other, tells each that is committed, and never ends. */

import { writeSync } from 'node:fs';

import { Database } from '../../../electron/main/store/database.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import { makeRun } from '../../helpers/make-task.ts';

const database = Database.open(process.argv[2] ?? '');
const taskStore = new TaskStore(database);
const runStore = new RunStore(database);

for (;;) {
  const { scheduleId, taskId, cursorMs } = taskStore.liveSchedules()[0] ?? stop();
  const scheduledForMs = cursorMs + 1000;
  const run = database.transaction(() => {
    taskStore.setNextFire(scheduleId, scheduledForMs + 1000, scheduledForMs);
    return runStore.insert(makeRun({ taskId, scheduleId, scheduledForMs }));
  });
  writeSync(1, `${run.id} queued\n`);
  runStore.update(run.id, { state: 'failed' });
  writeSync(1, `${run.id} failed\n`);
}

function stop(): never {
  throw new Error('Expected a live schedule');
}
