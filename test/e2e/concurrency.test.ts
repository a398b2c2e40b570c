import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Run } from '../../electron/shared/run.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end();
});

describe('12 tasks started together with a limit of 10', () => {
  test('run ten at a time, two wait with a reason, each has its own log', async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    const { call } = app;
    const gate = new Gate(join(dataDir, 'gate'));
    const tasks = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        call(
          'tasks.create',
          makeTaskInput({ name: `Task ${at}`, action: command(`echo I am ${at}; ${gate.wait}`) }),
        ),
      ),
    );
    const runs = await Promise.all(tasks.map(({ id }) => call('runs.start', { taskId: id })));

    const status = await call('status.get');
    expect(status.running).toHaveLength(10);
    expect(status.queued.map(({ reasonCode }) => reasonCode)).toEqual([
      'no_free_slot',
      'no_free_slot',
    ]);
    const started = async () => (await call('status.get')).running.every(({ pid }) => pid !== null);
    await until(started, 'ten processes');
    gate.open();
    const mostAtOnce = await watchUntilEnded(
      call,
      runs.map(({ id }) => id),
    );

    expect(mostAtOnce).toBeLessThanOrEqual(10);
    const ended = await Promise.all(runs.map(({ id }) => call('runs.get', { runId: id })));
    expect(ended.map(({ state }) => state)).toEqual(Array(12).fill('succeeded'));
    const logs = ended.map(({ logFilename }) =>
      readFileSync(join(dataDir, 'logs', String(logFilename)), 'utf8'),
    );
    expect(new Set(ended.map(({ logFilename }) => logFilename)).size).toBe(12);
    expect(logs).toEqual(tasks.map((_, at) => `I am ${at}\n`));
    expect(overlapAtMost(ended)).toBe(10);
  });

  test('the same task started twice leaves a skipped row that names the first run', async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    const { call } = app;
    const gate = join(dataDir, 'gate');
    const task = await call(
      'tasks.create',
      makeTaskInput({ action: command(`until [ -e '${gate}' ]; do sleep 0.05; done`) }),
    );
    const first = await call('runs.start', { taskId: task.id });
    const second = await call('runs.start', { taskId: task.id });

    expect(first.state).toBe('running');
    expect(second).toMatchObject({
      state: 'skipped',
      reasonCode: 'overlap',
      relatedRunId: first.id,
    });
    expect(second.reason).toContain(`Run ${first.id}`);
    expect(existsSync(gate)).toBe(false);
    await call('runs.stop', { runId: first.id, force: true });
    await until(
      async () => (await call('runs.get', { runId: first.id })).state === 'cancelled',
      'the stop',
    );
  });

  test('a higher limit takes effect while runs wait', async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    const { call } = app;
    await call('settings.update', { maxConcurrentRuns: 1 });
    const gate = join(dataDir, 'gate');
    const wait = command(`until [ -e '${gate}' ]; do sleep 0.05; done`);
    for (const name of ['a', 'b', 'c']) {
      const task = await call('tasks.create', makeTaskInput({ name, action: wait }));
      await call('runs.start', { taskId: task.id });
    }
    expect((await call('status.get')).running).toHaveLength(1);

    await call('settings.update', { maxConcurrentRuns: 3 });
    expect((await call('status.get')).running).toHaveLength(3);
    for (const { id } of (await call('status.get')).running)
      await call('runs.stop', { runId: id, force: true });
    await until(async () => (await call('status.get')).running.length === 0, 'the stops');
  });
});

function command(text: string) {
  return { kind: 'command', command: text, shell: '/bin/bash' } as const;
}

/** @returns the most runs seen running at once. */
async function watchUntilEnded(
  call: HeadlessApp['call'],
  runIds: readonly number[],
): Promise<number> {
  let most = 0;
  await until(
    async () => {
      const { running, queued } = await call('status.get');
      most = Math.max(most, running.length);
      return running.length + queued.length === 0;
    },
    `runs ${runIds.join(', ')} to end`,
  );
  return most;
}

/** The most runs whose recorded times overlap. */
function overlapAtMost(runs: readonly Run[]): number {
  const steps = runs.flatMap(({ startedAtMs, finishedAtMs }) => [
    { atMs: startedAtMs ?? 0, step: 1 },
    { atMs: finishedAtMs ?? 0, step: -1 },
  ]);
  steps.sort((a, b) => a.atMs - b.atMs || a.step - b.step);
  let now = 0;
  return Math.max(...steps.map(({ step }) => (now += step)));
}
