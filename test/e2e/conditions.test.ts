/** Runs that wait for what only the desktop tells, in the real application. */

import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

/** Unplugs the network cable, or plugs it in, and tells of a change as the system does. */
async function setOnline(isOnline: boolean): Promise<void> {
  await launched?.app.evaluate(({ net, powerMonitor }, online) => {
    Object.defineProperty(net, 'isOnline', { value: () => online, configurable: true });
    powerMonitor.emit('on-ac');
  }, isOnline);
}

test('a scheduled run waits for the network and starts as soon as there is one', async () => {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  await launched.page();
  await setOnline(false);
  const call = callOver(dataDir);
  const { id: taskId } = await call(
    'tasks.create',
    makeTaskInput({
      name: 'Upload',
      schedules: [{ kind: 'interval', everyMs: 1_000 }],
      conditions: { network: true },
    }),
  );
  const oldest = async () => (await call('runs.list', { taskId, limit: 500 })).at(-1);
  const waiting = await until(oldest, 'the schedule to ask for a run');
  expect(waiting).toMatchObject({
    state: 'queued',
    reasonCode: 'condition',
    reason: 'Waits for the network.',
  });
  await setOnline(true);
  const state = async () => (await call('runs.get', { runId: waiting.id })).state;
  await until(async () => (await state()) === 'succeeded', 'the run to succeed');
});
