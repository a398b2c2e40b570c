import { expect, test } from 'vitest';

import { findSharedMinutes } from '../../../electron/main/ipc/find-shared-minutes.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const HOUR_MS = 3_600_000;
const NOON_MS = Date.UTC(2026, 10, 23, 12);

test('the others that start in a minute are named by the oldest and counted, the edited one is not', async () => {
  const { taskStore } = openStores();
  const add = (name: string, pattern: string) => {
    const schedule: Schedule = { kind: 'cron', pattern, timeZone: 'UTC' };
    const { id } = taskStore.create(makeTaskInput({ name, schedules: [schedule] }), NOON_MS);
    const [stored] = taskStore.get(id).storedSchedules;
    taskStore.setNextFire(stored?.id ?? 0, NOON_MS + HOUR_MS, NOON_MS);
    return id;
  };
  const edited = add('Edited', '0 13 * * *');
  add('Hourly', '0 * * * *');
  add('Once a day', '0 13 * * *');
  const disabled = add('Off', '0 13 * * *');
  taskStore.setEnabled(disabled, false, NOON_MS);
  add('Half past', '30 * * * *');
  const fires = [NOON_MS + HOUR_MS, NOON_MS + 1.5 * HOUR_MS, NOON_MS + 2 * HOUR_MS];
  const [one = 0, halfPast = 0, two = 0] = fires;
  expect(await findSharedMinutes(fires, edited, taskStore)).toEqual({
    always: null,
    single: [
      { fireAtMs: one, taskName: 'Hourly', taskCount: 2 },
      { fireAtMs: halfPast, taskName: 'Half past', taskCount: 1 },
      { fireAtMs: two, taskName: 'Hourly', taskCount: 1 },
    ],
  });
  expect(await findSharedMinutes([one, two], edited, taskStore)).toEqual({
    always: { taskName: 'Hourly', taskCount: 1 },
    single: [{ fireAtMs: one, taskName: 'Once a day', taskCount: 1 }],
  });
  expect(await findSharedMinutes([], edited, taskStore)).toEqual({ always: null, single: [] });
});
