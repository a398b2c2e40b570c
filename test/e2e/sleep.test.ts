import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createPaths } from '../../electron/main/paths.ts';
import { startBus } from '../helpers/dbus-broker.ts';
import { launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { LoginHost } from '../helpers/login-host.ts';
import { commandAction } from '../helpers/run-stage.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

/** Longer than a fire time may be late and still count as on time. */
const TOO_LATE_MS = 7_000;

test('over a sleep a task is caught up once, nothing runs twice, and the row says why', async () => {
  const [session, system] = await Promise.all([startBus(), startBus()]);
  const login = await LoginHost.start(system.address);
  const dataDir = tempDir();
  const call = callOver(dataDir);
  // Before the start, which has a quiet time of its own.
  writeFileSync(createPaths(dataDir).settingsPath, JSON.stringify({ catchUpQuietMs: 0 }));
  const env = {
    DBUS_SESSION_BUS_ADDRESS: session.address,
    DBUS_SYSTEM_BUS_ADDRESS: system.address,
  };
  const app = await launchApp({ dataDir, env });
  onTestFinished(async () => {
    await app.close();
    await login.close();
    await Promise.all([session.close(), system.close()]);
  });
  await until(() => call('status.get').catch(() => null), 'CronPilot to answer');
  await call('environment.refresh');
  login.suspend();
  login.suspend();
  const { appLogPath } = createPaths(dataDir);
  const hasHeard = () => readFileSync(appLogPath, 'utf8').includes('goes to sleep');
  await until(hasHeard, 'the signal to arrive');
  const due = comingTimes();
  const schedules = [{ kind: 'cron', pattern: patternOf(due) } as const];
  const { id: taskId } = await call(
    'tasks.create',
    makeTaskInput({
      action: commandAction('true'),
      schedules,
      misfirePolicy: 'run_once',
      maxLatenessMs: 3_600_000,
    }),
  );

  const main = app.app.process();
  main.kill('SIGSTOP');
  await setTimeout(due.lastMs + TOO_LATE_MS - Date.now());
  main.kill('SIGCONT');
  login.resume();
  login.resume();

  const runs = () => call('runs.list', { taskId });
  await until(async () => (await runs())[0]?.state === 'succeeded', 'the run that catches up');
  // Comes after the second report, and after whatever it would have started.
  const after = await call('runs.start', { taskId });
  const rows = (await runs()).filter(({ id }) => id !== after.id);
  const caughtUp = rows.filter(({ state }) => state === 'succeeded');
  expect(caughtUp).toMatchObject([{ trigger: 'catch_up', scheduledForMs: due.lastMs }]);
  expect(rows.reduce((sum, { dueCount }) => sum + dueCount, 0)).toBe(2);
  for (const { id } of rows) {
    const { sentence, evidence } = await call('runs.explain', { runId: id });
    expect([sentence, ...evidence.map(({ text }) => text)].join(' ')).toMatch(/asleep/);
  }
});

interface Times {
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Two seconds apart and within one minute, soon. */
function comingTimes(): Times {
  const soonMs = Math.ceil(Date.now() / 1_000) * 1_000 + 3_000;
  const firstMs = soonMs % 60_000 > 57_000 ? soonMs + 3_000 : soonMs;
  return { firstMs, lastMs: firstMs + 2_000 };
}

function patternOf({ firstMs, lastMs }: Times): string {
  const at = new Date(firstMs);
  const seconds = `${at.getSeconds()},${new Date(lastMs).getSeconds()}`;
  return `${seconds} ${at.getMinutes()} ${at.getHours()} ${at.getDate()} ${at.getMonth() + 1} *`;
}
