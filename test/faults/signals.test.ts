import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end();
});

describe.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s', (signal) => {
  test('ends CronPilot with 0, ends what is bound to it and hands over the rest', async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    const { call } = app;
    const gate = new Gate(join(dataDir, 'gate'));
    const outliving = await start(call, `echo before; ${gate.wait}; echo after; exit 4`);
    const bound = await start(call, 'sleep 1000', { stopWithApp: true });
    const deaf = await start(call, `trap '' TERM; while :; do sleep 0.05; done`, {
      graceMs: 3_600_000,
    });
    const pids = await Promise.all([outliving, bound, deaf].map((run) => pidOf(call, run.id)));
    // A stop with an hour of grace must not hold up the end of a session.
    await call('runs.stop', { runId: deaf.id });

    expect(await app.end(signal)).toBe(0);
    expect(pids.map((pid) => existsSync(`/proc/${pid}`))).toEqual([true, false, false]);

    app = await launchHeadless(dataDir);
    const stateOf = async (run: { id: number }) => {
      const { state, reasonCode } = await current().call('runs.get', { runId: run.id });
      return [state, reasonCode];
    };
    expect(await stateOf(outliving)).toEqual(['running', null]);
    expect(await stateOf(bound)).toEqual(['cancelled', 'stopped_with_app']);
    expect(await stateOf(deaf)).toEqual(['cancelled', 'stopped_by_user']);
    gate.open();
    await until(async () => (await stateOf(outliving))[0] !== 'running', 'the run to end');
    expect(await stateOf(outliving)).toEqual(['failed', 'exit_code']);
  });

  test('given again while it stops does not cut the stop short', async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    const { call } = app;
    const bound = await start(call, `trap '' TERM; while :; do sleep 0.05; done`, {
      stopWithApp: true,
      graceMs: 3_600_000,
    });
    const pid = await pidOf(call, bound.id);
    app.process.kill(signal);
    const refuses = () =>
      call('status.get').then(
        () => false,
        () => true,
      );
    await until(refuses, 'it to take no more calls');
    expect(await app.end(signal)).toBe(0);
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  });
});

function current(): HeadlessApp {
  if (!app) throw new Error('CronPilot was not started');
  return app;
}

async function start(
  call: HeadlessApp['call'],
  text: string,
  fields: { stopWithApp?: boolean; graceMs?: number } = {},
) {
  const action = { kind: 'command', command: text, shell: '/bin/sh' } as const;
  const task = await call('tasks.create', makeTaskInput({ action, ...fields }));
  return call('runs.start', { taskId: task.id });
}

async function pidOf(call: HeadlessApp['call'], runId: number): Promise<number> {
  return until(async () => (await call('runs.get', { runId })).pid, `run ${runId} to have started`);
}
