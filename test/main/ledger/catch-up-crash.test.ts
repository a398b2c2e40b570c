import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import type { Run } from '../../../electron/shared/run.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const MINUTE_MS = 60_000;
const NIGHT = Date.parse('2026-11-24T00:00Z');
const MORNING = Date.parse('2026-11-24T08:00:30Z');
/** Twice around the work of one transaction, and into the next ones. */
const KILLS = [1, 2, 3, 4, 5, 6, 7, 8, 3, 6];
const program = fileURLToPath(new URL('catch-up-until-killed.ts', import.meta.url));

test('a catch-up that is killed again and again leaves nothing out and repeats nothing', () => {
  const { path, database, taskStore, runStore } = openStores();
  const minutes = Array.from({ length: 50 }, (_, index) => index);
  for (let hour = 0; hour < 8; hour += 1) {
    const schedules = minutes.map((minute) => `${minute} ${hour},${hour + 1} * * *`);
    const input = makeTaskInput({
      schedules: schedules.map((pattern) => ({ kind: 'cron', pattern, timeZone: 'UTC' })),
      misfirePolicy: (['run_all', 'run_once', 'skip'] as const)[hour % 3],
    });
    taskStore.create(input, NIGHT - 1);
  }
  const run = (killAtStep: number) =>
    spawnSync(process.execPath, [program, path, String(MORNING), String(killAtStep)], {
      encoding: 'utf8',
    });
  for (const step of KILLS) {
    const { signal, stderr } = run(step);
    // It may be done before it comes to that step.
    if (signal === null) break;
    expect(signal, stderr).toBe('SIGKILL');
  }
  expect(run(0), 'the last one').toMatchObject({ status: 0 });
  expect(run(0), 'one that has nothing left to do').toMatchObject({ status: 0 });

  const rows = runStore.list({ limit: 10_000 });
  expect(rows.reduce((sum, { dueCount }) => sum + dueCount, 0)).toBe(8 * 50 * 2 - 49);
  const times = rows.flatMap(timesOf);
  expect(new Set(times).size).toBe(times.length);
  const starts = rows
    .filter(({ state }) => state === 'queued')
    .map(({ notBeforeMs }) => Number(notBeforeMs))
    .sort((a, b) => a - b);
  expect(starts[0]).toBe(MORNING + MINUTE_MS);
  expect(starts).toEqual(starts.map((_, index) => MORNING + MINUTE_MS + index * 5_000));
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
});

/** Fire times of its schedule are an hour apart. */
function timesOf({ scheduleId, dueFromMs, scheduledForMs, dueCount }: Run): string[] {
  expect((Number(scheduledForMs) - (dueFromMs ?? Number(scheduledForMs))) / 3_600_000).toBe(
    dueCount - 1,
  );
  return Array.from(
    { length: dueCount },
    (_, index) => `${scheduleId} ${Number(scheduledForMs) - index * 3_600_000}`,
  );
}
