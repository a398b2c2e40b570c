import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end();
});

describe('kill -9 of CronPilot while runs are active', () => {
  test('the running ones go on and are adopted, the waiting ones run once, the bound one is gone', async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    await app.call('settings.update', { maxConcurrentRuns: 4 });
    const gate = join(dataDir, 'gate');
    const untilGate = `until [ -e '${gate}' ]; do sleep 0.05; done`;
    const outliving = await Promise.all(
      [5, 6, 0].map((code) =>
        start(`echo before ${code}; ${untilGate}; echo after ${code}; exit ${code}`),
      ),
    );
    const bound = await start(`echo bound; while :; do sleep 0.05; done`, { stopWithApp: true });
    const onceFile = join(dataDir, 'once');
    const waiting = await Promise.all([1, 2].map((at) => start(`echo ${at} >> '${onceFile}'`)));
    await app.call(
      'tasks.create',
      makeTaskInput({
        name: 'Scheduled',
        action: command('true'),
        schedules: [{ kind: 'daily', times: ['03:00'], timeZone: 'Europe/Berlin' }],
      }),
    );
    const boundPid = await pidOf(bound.id);
    await Promise.all(outliving.map(({ id }) => pidOf(id)));
    expect((await app.call('status.get')).queued.map(({ id }) => id)).toEqual(
      waiting.map(({ id }) => id),
    );
    const next = (await app.call('status.get')).next;

    await app.end('SIGKILL');
    await until(() => !existsSync(`/proc/${boundPid}`), 'the bound run to be gone');
    app = await launchHeadless(dataDir);

    expect(await states(outliving)).toEqual(['running', 'running', 'running']);
    writeFileSync(gate, '');
    await until(async () => {
      const { running, queued } = await current().call('status.get');
      return running.length + queued.length === 0;
    }, 'everything to end');
    const ended = await Promise.all(
      outliving.map(({ id }) => current().call('runs.get', { runId: id })),
    );
    expect(ended.map(({ state, exitCode }) => [state, exitCode])).toEqual([
      ['failed', 5],
      ['failed', 6],
      ['succeeded', 0],
    ]);
    expect(
      ended.map(({ logFilename }) =>
        readFileSync(join(dataDir, 'logs', String(logFilename)), 'utf8'),
      ),
    ).toEqual([5, 6, 0].map((code) => `before ${code}\nafter ${code}\n`));
    expect(await current().call('runs.get', { runId: bound.id })).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_with_app',
    });
    expect(readFileSync(onceFile, 'utf8').split('\n').sort()).toEqual(['', '1', '2']);
    expect(await states(waiting)).toEqual(['succeeded', 'succeeded']);
    expect((await current().call('status.get')).next).toEqual(next);
  });

  test('a run that ended while CronPilot was dead keeps its exit code and log', async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    const done = join(dataDir, 'done');
    const gate = join(dataDir, 'gate');
    const run = await start(
      `until [ -e '${gate}' ]; do sleep 0.05; done; echo last words; touch '${done}'; exit 9`,
    );
    await pidOf(run.id);
    await app.end('SIGKILL');
    writeFileSync(gate, '');
    await until(() => existsSync(done), 'the run to go on');
    app = await launchHeadless(dataDir);
    await until(
      async () => (await current().call('runs.get', { runId: run.id })).state !== 'running',
      'the run to be settled',
    );
    const ended = await app.call('runs.get', { runId: run.id });
    expect(ended).toMatchObject({ state: 'failed', exitCode: 9 });
    expect(readFileSync(join(dataDir, 'logs', String(ended.logFilename)), 'utf8')).toBe(
      'last words\n',
    );
  });
});

function current(): HeadlessApp {
  if (!app) throw new Error('CronPilot was not started');
  return app;
}

function command(text: string) {
  return { kind: 'command', command: text, shell: '/bin/bash' } as const;
}

async function start(text: string, fields: { stopWithApp?: boolean } = {}) {
  const task = await current().call(
    'tasks.create',
    makeTaskInput({ action: command(text), ...fields }),
  );
  return current().call('runs.start', { taskId: task.id });
}

async function pidOf(runId: number): Promise<number> {
  const run = await until(async () => {
    const { pid } = await current().call('runs.get', { runId });
    return pid ?? false;
  }, `run ${runId} to have started`);
  return Number(run);
}

function states(runs: readonly { id: number }[]) {
  return Promise.all(
    runs.map(async ({ id }) => (await current().call('runs.get', { runId: id })).state),
  );
}
