import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import type { Run } from '../../electron/shared/run.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const ROUNDS = 20;
const SEED = 20_261_124;

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end('SIGKILL');
});

describe('kill -9 of CronPilot at random moments of a busy time', { timeout: 900_000 }, () => {
  test('loses no row, runs nothing twice, leaves the database whole and no process', async () => {
    const dataDir = tempDir();
    const random = seeded(SEED);
    const ranPath = join(dataDir, 'ran');
    app = await launchHeadless(dataDir);
    const taskIds = await createTasks(app.call, ranPath);
    await app.call('settings.update', { maxConcurrentRuns: 4 });
    /** Runs that a client was told of. */
    const promised = new Set<number>();

    for (let round = 1; round <= ROUNDS; round++) {
      // The moment is what is random here; whatever it is, the outcome must be right.
      const moment = delay(random() * 400);
      const asking = keepAsking(app.call, taskIds, promised);
      await moment;
      await app.end('SIGKILL');
      await asking;
      expect(integrity(dataDir)).toBe('ok');
      app = await launchHeadless(dataDir);
    }
    const { call } = app;
    await call('schedules.pause', { untilMs: null });
    await until(async () => {
      const { running, queued } = await call('status.get');
      return running.length + queued.length === 0;
    }, 'everything to end');

    const rows = await allRuns(call);
    expect([...promised].filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
    const counts = countLines(ranPath);
    expect([...counts].filter(([, count]) => count !== 1)).toEqual([]);
    const unexplained = rows.filter(
      ({ id, state }) => (state === 'succeeded') !== counts.has(id) && !isEndedByStop(state),
    );
    expect(unexplained).toEqual([]);
    expect(rows.filter(({ state }) => state === 'abandoned')).toEqual([]);
    expect(occurrencesTwice(rows)).toEqual([]);
    const leftFolders = () => readdirSync(join(dataDir, 'runs'));
    await until(() => leftFolders().length === 0, 'the folders of the runs to be removed');
    expect(await app.end()).toBe(0);
    expect(integrity(dataDir)).toBe('ok');
    await until(() => processesOf(dataDir).length === 0, 'the processes to be gone');
  });
});

/** Short tasks of every overlap policy, some of them also by a schedule; each writes its run's id. */
async function createTasks(call: HeadlessApp['call'], ranPath: string): Promise<number[]> {
  const note = `echo "$CRONPILOT_RUN" >> '${ranPath}'`;
  const commands = [note, `sleep 0.1; ${note}`, `${note}; sleep 0.3`];
  const policies = ['queue', 'allow', 'skip'] as const;
  const tasks = await Promise.all(
    commands.flatMap((text, at) =>
      policies.map((overlapPolicy) =>
        call(
          'tasks.create',
          makeTaskInput({
            name: `${overlapPolicy} ${at}`,
            action: { kind: 'command', command: text, shell: '/bin/sh' },
            overlapPolicy,
            maxInstances: 8,
            schedules: at === 0 ? [{ kind: 'interval', everyMs: 1000 }] : [],
          }),
        ),
      ),
    ),
  );
  return tasks.map(({ id }) => id);
}

/** Asks for runs until CronPilot is gone. */
async function keepAsking(
  call: HeadlessApp['call'],
  taskIds: readonly number[],
  promised: Set<number>,
): Promise<void> {
  for (;;) {
    for (const taskId of taskIds) {
      const run = await call('runs.start', { taskId }).catch(() => null);
      if (!run) return;
      promised.add(run.id);
    }
    await delay(20);
  }
}

async function allRuns(call: HeadlessApp['call']): Promise<Run[]> {
  const rows: Run[] = [];
  for (;;) {
    const beforeRunId = rows.at(-1)?.id;
    const page = await call('runs.list', {
      ...(beforeRunId !== undefined && { beforeRunId }),
      limit: 200,
    });
    if (page.length === 0) return rows;
    rows.push(...page);
  }
}

/** How often each run wrote its line. */
function countLines(path: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const runId = Number(line.split('-')[0]);
    counts.set(runId, (counts.get(runId) ?? 0) + 1);
  }
  return counts;
}

function isEndedByStop(state: string): boolean {
  return state === 'cancelled' || state === 'timed_out';
}

function occurrencesTwice(rows: readonly Run[]): readonly Run[] {
  const seen = new Set<string>();
  return rows.filter(({ scheduleId, scheduledForMs }) => {
    if (scheduleId === null) return false;
    const key = `${scheduleId} ${scheduledForMs}`;
    const isTwice = seen.has(key);
    seen.add(key);
    return isTwice;
  });
}

function integrity(dataDir: string): unknown {
  const database = new Sqlite(join(dataDir, 'cronpilot.db'), { readonly: true });
  try {
    return database.pragma('integrity_check', { simple: true });
  } finally {
    database.close();
  }
}

/** Processes of CronPilot, its workers and its runs on this data folder. */
function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && existsSync(`/proc/${pid}/environ`))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(dataDir);
      } catch {
        return false;
      }
    });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
