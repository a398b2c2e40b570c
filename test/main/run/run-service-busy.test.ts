import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Run } from '../../../electron/shared/run.ts';
import { killWorker, RunStage, workerPids } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

describe('200 runs at a limit of 10', () => {
  test('all succeed, never more than ten at once, and nothing is left behind', async () => {
    const stage = await RunStage.start();
    stage.limit(10);
    let most = 0;
    stage.engine.runService.events.on('changed', () => {
      const rows = stage.engine.runStore.active().filter(({ state }) => state === 'running');
      most = Math.max(most, rows.length);
    });
    const tasks = Array.from({ length: 20 }, (_, at) =>
      stage.createTask('true', { name: `Task ${at}`, overlapPolicy: 'allow', maxInstances: 64 }),
    );
    const runs = Array.from({ length: 200 }, (_, at) => stage.ask(tasks[at % 20] ?? { id: 0 }));
    await until(() => stage.engine.runStore.active().length === 0, 'all to end');

    const ends = runs.map((run) => stage.get(run));
    expect(ends.filter(({ state }) => state !== 'succeeded')).toEqual([]);
    expect(ends.every(({ pid, exitCode }) => pid === null && exitCode === 0)).toBe(true);
    expect(most).toBe(10);
    await stage.noControlFolderLeft();
    expect(stage.engine.runService.active).toEqual({ running: [], queued: [] });
    expect(stage.processes()).toEqual([]);
    expect(new Set(ends.map(({ logFilename }) => logFilename)).size).toBe(200);
  });
});

describe('whoever hears of a change', () => {
  test('can already read it, and hears of every state in which a run stayed, in order', async () => {
    const stage = await RunStage.start();
    stage.limit(3);
    const heard = new Map<number, Run[]>();
    const unread: unknown[] = [];
    stage.engine.runService.events.on('changed', (run) => {
      const stored = stage.get(run);
      if (!isDeepStrictEqual(run, stored) && !isLater(stored, run)) unread.push({ run, stored });
      heard.set(run.id, [...(heard.get(run.id) ?? []), run]);
    });
    await busyScenario(stage);

    expect(unread).toEqual([]);
    for (const [runId, changes] of heard) {
      const states = changes
        .map(({ state }) => state)
        .filter((each, at, all) => each !== all[at - 1]);
      const life = states.map((state) => state.slice(0, 2)).join(' ');
      // One that starts at once is told of as running alone.
      expect(VALID_LIVES.map((valid) => valid.replace(/^qu (?=ru)/, ''))).toContain(
        life.replace(/^qu (?=ru)/, ''),
      );
      expect(changes.at(-1)).toEqual(stage.get({ id: runId }));
    }
    const rows = stage.engine.runStore.list({ limit: 1000 });
    expect([...heard.keys()].toSorted((a, b) => b - a)).toEqual(rows.map(({ id }) => id));
  });
});

describe('a database that refuses to be written for a while', () => {
  test('loses no end of a run, and starts what waits once it can be written again', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const done = stage.gate('done');
    const running = stage.ask(stage.createTask(`${gate.wait}; touch '${join(stage.dir, 'done')}'`));
    const waiting = stage.ask(stage.createTask('true'));
    await stage.started(running);
    // Another program takes the write lock; the busy timeout passes, then the write is refused.
    const other = new Sqlite(stage.cronpilot.paths.databasePath);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    gate.open();
    await until(() => done.isOpen, 'the task to end');
    await until(() => stage.logged().includes('Will try again (finished'), 'the refusal');
    expect(stage.get(running).state).toBe('running');
    other.exec('COMMIT');

    expect((await stage.ended(running)).state).toBe('succeeded');
    expect((await stage.ended(waiting)).state).toBe('succeeded');
    await stage.noControlFolderLeft();
  });
});

/** First letters of the states that a run may go through. */
const VALID_LIVES = [
  'qu ru su',
  'qu ru fa',
  'qu ru ca',
  'qu ru ti',
  'qu ca',
  'sk',
  // Handed to a worker that died before it began.
  'qu ru qu ru su',
  'qu ru qu ru fa',
  'qu ru qu ru ca',
  'qu ru qu ca',
];

async function busyScenario(stage: RunStage): Promise<void> {
  const commands = ['true', 'exit 3', 'sleep 0.1', 'echo words; sleep 0.05', 'sleep 1000'];
  const policies = ['skip', 'queue', 'replace', 'allow'] as const;
  const tasks = commands.flatMap((command) =>
    policies.map((overlapPolicy) =>
      stage.createTask(command, { overlapPolicy, graceMs: 50, timeoutMs: 800 }),
    ),
  );
  for (let round = 0; round < 3; round++) {
    for (const task of tasks) stage.ask(task);
    const [running] = stage.engine.runService.active.running;
    const queued = stage.engine.runService.active.queued.at(-1);
    if (running !== undefined) stage.engine.runService.stop(running);
    if (queued !== undefined) stage.engine.runService.stop(queued, { force: true });
    const [worker] = workerPids();
    if (round === 1 && worker !== undefined) await killWorker(worker);
    const counted = stage.engine.runStore.active().length;
    await until(() => stage.engine.runStore.active().length < counted, 'one to end');
  }
  const [first] = tasks;
  if (first) stage.delete(first);
  await until(() => stage.engine.runStore.active().length === 0, 'all to end');
}

/** The store is ahead where a listener before this one caused a further change. */
function isLater(stored: Run, run: Run): boolean {
  const order = ['queued', 'running'];
  const rank = (state: string) => (order.includes(state) ? order.indexOf(state) : 2);
  return rank(stored.state) > rank(run.state);
}
