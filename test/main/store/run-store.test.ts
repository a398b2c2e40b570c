import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { RunLaunch } from '../../../electron/main/store/run-store.ts';
import { phrase } from '../../../electron/shared/phrase.ts';
import { isActive, isOutcome, type Run, runStates } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const NOW_MS = 1_764_000_000_000;

/** Stores with task 1 and task 2; task 1 has schedule 1. */
function stores() {
  const opened = openStores();
  const schedules = [{ kind: 'hourly', minute: 0 } as const];
  opened.taskStore.create(makeTaskInput({ name: 'One', schedules }), NOW_MS);
  opened.taskStore.create(makeTaskInput({ name: 'Two' }), NOW_MS);
  return opened;
}

const launch: RunLaunch = {
  successExitCodes: [0],
  outputFile: null,
  watchDuration: true,
  locks: [],
  spec: {
    runId: 1,
    cookie: 'c',
    logPath: '/l',
    maxLogBytes: 1,
    controlDir: '/c',
    timeoutMs: null,
    graceMs: 1,
    stopWithApp: false,
    endsWithApp: false,
    checks: { mustMatch: null, mustNotMatch: null, outputFilePath: null },
  },
  process: { pid: 12, startMark: '34', bootId: null },
};

describe('insert and get', () => {
  it('keep every field', () => {
    const { path, runStore } = stores();
    const run: Omit<Run, 'id'> = {
      taskId: 1,
      taskName: 'One',
      taskRevision: 3,
      scheduleId: 1,
      trigger: 'catch_up',
      state: 'timed_out',
      reasonCode: 'timeout',
      reason: 'It ran longer than 5 s.',
      reasonWording: [phrase('It ran longer than {limit}.', { limit: { secondsMs: 5_000 } })],
      relatedRunId: 8,
      attempt: 2,
      retryOfRunId: 7,
      scheduledForMs: NOW_MS,
      dueCount: 12,
      dueFromMs: NOW_MS - 1000,
      clockEpoch: 2,
      queuedAtMs: NOW_MS + 1,
      notBeforeMs: NOW_MS + 4,
      deadlineMs: NOW_MS + 5,
      startedAtMs: NOW_MS + 2,
      finishedAtMs: NOW_MS + 3,
      exitCode: 143,
      pid: 4711,
      logFilename: 'one/1.log',
      logBytes: 2 ** 40,
      params: { folder: '/a b', deep: 'true' },
      cause: { kind: 'file', paths: ['/in/a "b".csv'], pathCount: 3 },
      durationWarning: 'too_long',
      outputFileBytes: 12,
    };
    const inserted = runStore.insert(run);
    expect(inserted).toEqual({ ...run, id: 1 });
    expect(openStores(path).runStore.get(1)).toEqual(inserted);
  });

  it('never give the id of an earlier run again', () => {
    const { database, runStore } = stores();
    const run = runStore.insert(makeRun());
    database.prepare('DELETE FROM runs').run();
    expect(runStore.insert(makeRun()).id).toBeGreaterThan(run.id);
  });

  it('tell that a run does not exist', () => {
    const { runStore } = stores();
    expect(() => runStore.get(7)).toThrow(
      expect.objectContaining({ code: 'not_found', message: 'There is no run 7.' }),
    );
    expect(() => runStore.update(7, { state: 'failed' })).toThrow('There is no run 7.');
  });

  it('refuse a state that does not exist', () => {
    const { runStore } = stores();
    expect(() => runStore.insert(makeRun({ state: 'done' as 'failed' }))).toThrow('CHECK');
  });
});

describe('a fire time of a schedule', () => {
  const due = { scheduleId: 1, scheduledForMs: NOW_MS, trigger: 'schedule' } as const;

  it('becomes one row only', () => {
    const { runStore } = stores();
    expect(runStore.hasOccurrence(1, NOW_MS, 0)).toBe(false);
    runStore.insert(makeRun(due));
    expect(runStore.hasOccurrence(1, NOW_MS, 0)).toBe(true);
    expect(() => runStore.insert(makeRun({ ...due, state: 'missed' }))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(runStore.list({ limit: 10 })).toHaveLength(1);
  });

  it('stays one row in the other connection and after a crash', () => {
    const { path, runStore } = stores();
    runStore.insert(makeRun(due));
    expect(() => openStores(path).runStore.insert(makeRun(due))).toThrow('has a run already');
  });

  it('cannot be taken from another run', () => {
    const { runStore } = stores();
    runStore.insert(makeRun(due));
    const other = runStore.insert(makeRun({ ...due, scheduledForMs: NOW_MS + 1 }));
    expect(() => runStore.update(other.id, { scheduledForMs: NOW_MS })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(runStore.get(other.id)).toEqual(other);
  });

  it('is nothing to runs of no schedule', () => {
    const { runStore } = stores();
    runStore.insert(makeRun({ scheduledForMs: NOW_MS }));
    runStore.insert(makeRun({ scheduledForMs: NOW_MS }));
    expect(runStore.list({ limit: 10 })).toHaveLength(2);
  });
});

describe('update', () => {
  it('changes the given fields alone', () => {
    const { path, runStore } = stores();
    const run = runStore.insert(makeRun({ reason: 'waits' }));
    const change = { state: 'running', startedAtMs: NOW_MS, reason: null, pid: 9 } as const;
    expect(runStore.update(run.id, change)).toEqual({ ...run, ...change });
    expect(openStores(path).runStore.get(run.id)).toEqual({ ...run, ...change });
    expect(runStore.update(run.id, {})).toEqual({ ...run, ...change });
  });
});

describe('list', () => {
  it('agrees with a filter over all runs, page by page', () => {
    const { runStore } = stores();
    const all: Run[] = [];
    const state = fc.constantFrom(...runStates);
    const taskId = fc.constantFrom(1, 2);
    fc.assert(
      fc.property(
        fc.array(fc.record({ state, taskId }), { maxLength: 8 }),
        fc.option(taskId, { nil: undefined }),
        fc.uniqueArray(state, { maxLength: 4 }),
        fc.integer({ min: 1, max: 7 }),
        (added, ofTask, states, limit) => {
          for (const run of added) all.unshift(runStore.insert(makeRun(run)));
          const expected = all.filter(
            (run) =>
              (ofTask === undefined || run.taskId === ofTask) &&
              (states.length === 0 || states.includes(run.state)),
          );
          const filter = { ...(ofTask === undefined ? {} : { taskId: ofTask }), states, limit };
          const first = runStore.list(filter);
          expect(first).toEqual(expected.slice(0, limit));
          const last = first.at(-1);
          if (!last) return;
          const second = runStore.list({ ...filter, beforeRunId: last.id });
          expect(second).toEqual(expected.slice(limit, 2 * limit));
        },
      ),
      { numRuns: 80 },
    );
    expect(runStore.active()).toEqual(all.filter((run) => isActive(run.state)).reverse());
    const ofOne = all.filter((run) => run.taskId === 1);
    expect(runStore.activeOf(1)).toEqual(ofOne.filter((run) => isActive(run.state)).reverse());
    const outcomes = ofOne.filter((run) => isOutcome(run.state));
    expect(runStore.outcomesOf(1, 5)).toEqual(outcomes.slice(0, 5));
  });
});

describe('lastOf', () => {
  it('is the active run, else the newest', () => {
    const { runStore } = stores();
    expect(runStore.lastOf(1)).toBeNull();
    const running = runStore.insert(makeRun({ state: 'running' }));
    const skipped = runStore.insert(makeRun({ state: 'skipped' }));
    runStore.insert(makeRun({ taskId: 2 }));
    expect(runStore.lastOf(1)?.id).toBe(running.id);
    runStore.update(running.id, { state: 'succeeded' });
    expect(runStore.lastOf(1)?.id).toBe(skipped.id);
  });
});

describe('recentOf', () => {
  it('leaves out what was never started', () => {
    const { runStore } = stores();
    const startedAtMs = NOW_MS;
    runStore.insert(makeRun({ state: 'succeeded', startedAtMs, finishedAtMs: NOW_MS + 70 }));
    runStore.insert(makeRun({ state: 'missed' }));
    runStore.insert(makeRun({ state: 'running', startedAtMs }));
    expect(runStore.recentOf(1, 24)).toEqual([
      { id: 3, state: 'running', startedAtMs, durationMs: null },
      { id: 1, state: 'succeeded', startedAtMs, durationMs: 70 },
    ]);
    expect(runStore.recentOf(1, 1)).toHaveLength(1);
  });
});

describe('usualDurationMs', () => {
  function withDurations(durations: readonly number[]) {
    const { runStore } = stores();
    for (const durationMs of durations) {
      const finishedAtMs = NOW_MS + durationMs;
      runStore.insert(makeRun({ state: 'succeeded', startedAtMs: NOW_MS, finishedAtMs }));
      runStore.insert(makeRun({ state: 'failed', startedAtMs: NOW_MS, finishedAtMs: NOW_MS }));
    }
    return runStore.usualDurationMs(1);
  }

  it('is unknown below five successes', () => {
    expect(withDurations([1, 2, 3, 4])).toBeNull();
  });

  it('is the median of the last thirty', () => {
    expect(withDurations([50, 10, 40, 20, 30])).toBe(30);
    expect(withDurations([10, 20, 30, 40, 50, 60])).toBe(35);
    const old = Array.from({ length: 40 }, () => 9_000);
    const recent = Array.from({ length: 30 }, () => 100);
    expect(withDurations([...old, ...recent])).toBe(100);
  });
});

describe('launch', () => {
  it('is kept while the run is active and survives a crash', () => {
    const { path, runStore } = stores();
    const run = runStore.insert(makeRun());
    expect(runStore.launchOf(run.id)).toBeNull();
    runStore.setLaunch(run.id, { ...launch, process: null });
    runStore.setLaunch(run.id, launch);
    runStore.update(run.id, { state: 'running' });
    expect(openStores(path).runStore.launchOf(run.id)).toEqual(launch);
    runStore.update(run.id, { state: 'succeeded' });
    expect(runStore.launchOf(run.id)).toBeNull();
  });
});
