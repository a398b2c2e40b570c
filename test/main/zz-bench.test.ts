import { test } from 'vitest';
import { readToday } from '../../electron/main/today/read-today.ts';
import { readAway } from '../../electron/main/today/read-away.ts';
import { makeRun, makeTaskInput } from '../helpers/make-task.ts';
import { openStores } from '../helpers/open-stores.ts';
test('x', () => {
  const stores = openStores();
  const now = Date.now();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  stores.database.transaction(() => {
    for (let n = 0; n < 10_000; n += 1) {
      const task = stores.taskStore.create(makeTaskInput({ name: `Task ${n}`, schedules: [{ kind: 'hourly', minute: n % 60 }] }), now - 1e8);
      for (const { id } of task.storedSchedules) stores.taskStore.setNextFire(id, now + 1e6, now);
      for (let hour = 0; hour < 5; hour += 1) {
        const { id: _i, ...run } = makeRun({ taskId: task.id, queuedAtMs: midnight + hour * 3_600_000, startedAtMs: midnight + hour * 3_600_000, finishedAtMs: midnight + hour * 3_600_000 + 500, state: 'succeeded' });
        stores.runStore.insert(run);
      }
    }
  });
  { const d=stores.dayStore, ts=stores.taskStore; const time=(n:string,f:()=>unknown)=>{const a=performance.now();f();console.log('part',n,performance.now()-a)}; time('tasksSince',()=>d.tasksSince(midnight)); time('due day',()=>ts.liveSchedulesDueBy(midnight+864e5)); time('due hour',()=>ts.liveSchedulesDueBy(now+36e5)); time('failedTaskCount',()=>d.failedTaskCount(midnight)); }
  for (let i = 0; i < 3; i += 1) {
    const t0 = performance.now();
    const today = readToday(stores, now);
    const t1 = performance.now();
    const size = JSON.stringify(today).length;
    const t2 = performance.now();
    readAway(stores, now);
    console.log('readToday', t1 - t0, 'bytes', size, 'json', t2 - t1, 'away', performance.now() - t2);
  }
}, 200_000);
