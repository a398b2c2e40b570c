/**
 * Program: starts a scheduler that has a night to account for, and kills itself at the given step of
 * its work, or ends when all is accounted for.
 */

import { newRun } from '../../../electron/main/run/new-run.ts';
import { Scheduler } from '../../../electron/main/schedule/scheduler.ts';
import { Database } from '../../../electron/main/store/database.ts';
import { FactStore } from '../../../electron/main/store/fact-store.ts';
import { OccurrenceStore } from '../../../electron/main/store/occurrence-store.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';

const [path = '', nowMs = '', killAtStep = ''] = process.argv.slice(2);
const database = Database.open(path);
const taskStore = new TaskStore(database);
const runStore = new RunStore(database);
let step = 0;

new Scheduler({
  taskStore,
  factStore: new FactStore(database),
  occurrenceStore: new OccurrenceStore(database),
  now: () => Number(nowMs),
  monotonicNow: () => performance.now(),
  bootNow: () => null,
  setTimer: (callback, delayMs) => {
    // Only what is left of the work comes at once.
    const timer = delayMs === 0 ? setTimeout(callback) : undefined;
    return { cancel: () => clearTimeout(timer) };
  },
  pace: () => ({ catchUpQuietMs: 60_000, catchUpEveryMs: 5_000 }),
  log: (message) => {
    throw new Error(message);
  },
  onDue: (due, advance) => {
    diePerhaps();
    database.transaction(() => {
      advance();
      diePerhaps();
      for (const [index, { kind, reasonCode, reason, taskId, ...time }] of due.entries()) {
        const task = taskStore.get(taskId);
        const row = newRun({ ...time, task, trigger: 'catch_up' }, Number(nowMs));
        runStore.insert(kind === 'missed' ? { ...row, state: kind, reasonCode, reason } : row);
        if (index === 7) diePerhaps();
      }
    });
    diePerhaps();
  },
}).start();

function diePerhaps(): void {
  step += 1;
  if (step === Number(killAtStep)) process.kill(process.pid, 'SIGKILL');
}
