import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { callOver } from '../../helpers/launch-headless.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { startCronPilot } from '../../helpers/start-cronpilot.ts';
import { until } from '../../helpers/until.ts';

test('a test run leaves its log and a row, and no task, alert, figure or schedule', async () => {
  const { paths } = await startCronPilot();
  const call = callOver(paths.dataDir);
  const input = makeTaskInput({
    name: 'Draft',
    action: { kind: 'command', command: 'echo tried; exit 3', shell: null },
    schedules: [{ kind: 'interval', everyMs: 1_000, anchorMs: null }],
    retry: { ...makeTaskInput().retry, maxAttempts: 3, delayMs: 1 },
    conditions: { ...makeTaskInput().conditions, mainsPower: true },
  });
  const { id: runId, trigger } = await call('runs.test', input);
  expect(trigger).toBe('test');
  const run = await until(async () => {
    const now = await call('runs.get', { runId });
    return now.state === 'failed' ? now : undefined;
  }, 'the test run to end');
  expect(run).toMatchObject({ taskName: 'Draft', exitCode: 3 });
  expect(readFileSync(join(paths.logsDir, String(run.logFilename)), 'utf8')).toBe('tried\n');
  expect((await call('runs.list', {})).map(({ id }) => id)).toEqual([runId]);
  expect(await call('tasks.list')).toEqual([]);
  expect(await call('tasks.deleted')).toEqual([]);
  expect(await call('today.get')).toMatchObject({
    failed: 0,
    failedTaskCount: 0,
    dueCount: 0,
    attention: [],
  });
});

test('what could not be stored is refused, with its field', async () => {
  const { paths } = await startCronPilot();
  const call = callOver(paths.dataDir);
  const input = makeTaskInput({ cwd: '/no/such/folder' });
  await expect(call('runs.test', input)).rejects.toMatchObject({ field: 'cwd' });
  expect(await call('runs.list', {})).toEqual([]);
});
