import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAppLog } from '../../../electron/main/app-log.ts';
import { createHandlers } from '../../../electron/main/ipc/create-handlers.ts';
import { dispatchCall } from '../../../electron/main/ipc/dispatch.ts';
import type { HandlerParts } from '../../../electron/main/ipc/handler-parts.ts';
import { logJobs } from '../../../electron/main/run/log-jobs.ts';
import { createPaths } from '../../../electron/main/paths.ts';
import type { RunRequest } from '../../../electron/main/run/new-run.ts';
import { RunEnvironment } from '../../../electron/main/run-environment.ts';
import { SettingsStore } from '../../../electron/main/settings.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Pause } from '../../../electron/shared/status.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { explainerOf, openStores } from '../../helpers/open-stores.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

/** Real stores and settings; the run service alone is a recorder, it has tests of its own. */
function setUp(overrides: Partial<HandlerParts> = {}) {
  const paths = createPaths(tempDir());
  const stores = openStores();
  const pauses: (Pause | null)[] = [];
  const changedTasks: number[] = [];
  const requests: RunRequest[] = [];
  const bugs: unknown[] = [];
  const runEvents = new EventEmitter<{ changed: [Run] }>();
  const settings = new SettingsStore({ dir: paths.settingsDir, log: () => undefined });
  const handlers = createHandlers({
    ...stores,
    paths,
    settings,
    environment: new RunEnvironment({
      ...stores,
      ...paths,
      settings,
      ownEnv: {},
      loginShell: null,
      keyStore: null,
      log: createAppLog(paths.appLogPath),
      onProblem: () => undefined,
    }),
    runService: {
      events: runEvents,
      reviewStarts: () => undefined,
      request: (request: RunRequest) => {
        requests.push(request);
        const { id: _id, ...run } = makeRun({ taskId: request.task.id });
        return stores.runStore.insert(run);
      },
    } as unknown as HandlerParts['runService'],
    scheduler: {
      settle: () => undefined,
      followClock: () => undefined,
    } as unknown as HandlerParts['scheduler'],
    backups: {} as HandlerParts['backups'],
    deletedTasks: {} as HandlerParts['deletedTasks'],
    alerts: {} as HandlerParts['alerts'],
    localApi: {} as HandlerParts['localApi'],
    commandFile: {} as HandlerParts['commandFile'],
    triggers: {} as HandlerParts['triggers'],
    explainer: explainerOf(stores, () => NOW),
    setDismissed: (runId, isDismissed) =>
      isDismissed ? stores.dayStore.dismiss(runId, NOW) : stores.dayStore.recall(runId),
    skipNext: () => undefined,
    runLogJob: logJobs(''),
    status: () => ({ taskCount: 7 }) as never,
    samples: () => [],
    checkTask: () => undefined,
    pause: (pause) => void pauses.push(pause),
    taskChanged: (taskId) => void changedTasks.push(taskId),
    restart: () => undefined,
    desktop: null,
    unlockProblem: () => 'No screen.',
    now: () => NOW,
    ...overrides,
  });
  const call = async (name: string, request?: unknown): Promise<unknown> => {
    const result = await dispatchCall(handlers, name, request, (_, error) => bugs.push(error));
    if (result.ok) return result.value;
    return { refused: result.error };
  };
  return { call, ...stores, paths, pauses, changedTasks, requests, bugs, runEvents };
}

test('the attempts of a run are told from each of them', async () => {
  const { call, runStore, taskStore } = setUp();
  taskStore.create(makeTaskInput(), NOW);
  const ids: number[] = [];
  for (const attempt of [1, 2, 3]) {
    const retryOfRunId = ids.at(-1) ?? null;
    ids.push(runStore.insert(makeRun({ state: 'failed', attempt, retryOfRunId })).id);
  }
  runStore.insert(makeRun());
  for (const runId of ids) {
    const attempts = (await call('runs.attempts', { runId })) as readonly Run[];
    expect(attempts.map(({ id }) => id)).toEqual(ids);
  }
  expect(await call('runs.attempts', { runId: 99 })).toMatchObject({
    refused: { code: 'not_found' },
  });
});

describe('tasks', () => {
  test('are created, changed, disabled, deleted and restored, and each is told', async () => {
    const { call, changedTasks } = setUp();
    const task = (await call('tasks.create', makeTaskInput({ name: 'One' }))) as Task;
    const taskId = task.id;
    const renamed = await call('tasks.update', { taskId, input: makeTaskInput({ name: 'Two' }) });
    expect(renamed).toMatchObject({ id: taskId, name: 'Two', revision: 2 });
    const disabled = await call('tasks.setEnabled', { taskId, enabled: false });
    expect(disabled).toMatchObject({ enabled: false });
    await call('tasks.delete', { taskId });
    expect(await call('tasks.list')).toEqual([]);
    expect(await call('tasks.restore', { taskId })).toMatchObject({ deletedAtMs: null });
    expect(await call('tasks.list')).toHaveLength(1);
    expect(changedTasks).toEqual([taskId, taskId, taskId, taskId, taskId]);
  });

  test('have a record, in which a retried attempt is no failure', async () => {
    const { call, runStore } = setUp();
    const { id: taskId } = (await call('tasks.create', makeTaskInput())) as Task;
    const ended = { taskId, startedAtMs: NOW - 9_000, finishedAtMs: NOW - 8_000 };
    const first = runStore.insert(makeRun({ ...ended, state: 'failed' }));
    runStore.insert(makeRun({ ...ended, state: 'succeeded', retryOfRunId: first.id }));
    expect(await call('tasks.stats', { taskId })).toMatchObject({
      succeeded: 1,
      failed: 0,
      lastFailure: null,
      durations: [{ runId: first.id, durationMs: 1_000 }, { state: 'succeeded' }],
    });
    expect(await call('tasks.stats', { taskId: 99 })).toMatchObject({
      refused: { code: 'not_found' },
    });
  });

  test('that this machine cannot run are refused before anything is stored', async () => {
    const { call, changedTasks } = setUp({
      checkTask: () => {
        throw new AppError('invalid_input', 'Expected `cwd` to exist', { field: 'cwd' });
      },
    });
    expect(await call('tasks.create', makeTaskInput())).toMatchObject({
      refused: { code: 'invalid_input', field: 'cwd' },
    });
    expect(await call('tasks.list')).toEqual([]);
    expect(changedTasks).toEqual([]);
  });

  test('are answered as they are after the scheduler has stored their next fire time', async () => {
    const stores = openStores();
    const fireAtMs = NOW + 60_000;
    const { call } = setUp({
      taskStore: stores.taskStore,
      runStore: stores.runStore,
      taskChanged: (taskId) => {
        for (const { scheduleId } of stores.taskStore.liveSchedulesOf(taskId)) {
          stores.taskStore.setNextFire(scheduleId, fireAtMs, NOW);
        }
      },
    });
    const input = makeTaskInput({ schedules: [{ kind: 'interval', everyMs: 60_000 }] });
    const task = (await call('tasks.create', input)) as Task;
    expect(task.storedSchedules[0]?.nextFireAtMs).toBe(fireAtMs);
    const { nextFireAtMs } = (await call('tasks.get', { taskId: task.id })) as TaskSummary;
    expect(nextFireAtMs).toBe(fireAtMs);
    // An edit leaves the fire times of unchanged schedules in the store.
    await call('tasks.update', { taskId: task.id, input: { ...input, enabled: false } });
    expect(await call('tasks.get', { taskId: task.id })).toMatchObject({ nextFireAtMs: null });
  });

  test('are summarised with their runs as they are after each change', async () => {
    const { call, runStore, runEvents } = setUp();
    const { id: taskId } = (await call('tasks.create', makeTaskInput())) as Task;
    expect(await call('tasks.list')).toMatchObject([{ lastRun: null, recentRuns: [] }]);
    const { id: _id, ...run } = makeRun({ taskId, state: 'running', startedAtMs: 1_000 });
    const { id } = runStore.insert(run);
    runEvents.emit('changed', runStore.get(id));
    expect(await call('tasks.list')).toMatchObject([{ lastRun: { id, state: 'running' } }]);
    const ended = { state: 'succeeded', finishedAtMs: 3_000, exitCode: 0 } as const;
    runEvents.emit('changed', runStore.update(id, ended));
    expect(await call('tasks.get', { taskId })).toMatchObject({
      lastRun: { id, state: 'succeeded' },
      recentRuns: [{ id, durationMs: 2_000 }],
      usualDurationMs: null,
    });
  });
});

describe('runs', () => {
  test('are asked for by hand', async () => {
    const { call, requests } = setUp();
    const { id: taskId } = (await call('tasks.create', makeTaskInput())) as Task;
    expect(await call('runs.start', { taskId })).toMatchObject({ taskId, state: 'queued' });
    expect(requests).toMatchObject([{ task: { id: taskId }, trigger: 'manual' }]);
  });

  test('of an unknown task are refused', async () => {
    const { call, requests } = setUp();
    const refused = { refused: { code: 'not_found' } };
    expect(await call('runs.start', { taskId: 999 })).toMatchObject(refused);
    expect(requests).toEqual([]);
  });

  test('are listed newest first, by page and state', async () => {
    const { call, runStore } = setUp();
    const { id: taskId } = (await call('tasks.create', makeTaskInput())) as Task;
    const ids = (['failed', 'succeeded', 'failed'] as const).map((state) => {
      const { id: _id, ...run } = makeRun({ taskId, state });
      return runStore.insert(run).id;
    });
    const idsOf = async (request: object) =>
      ((await call('runs.list', request)) as { id: number }[]).map(({ id }) => id);
    expect(await idsOf({})).toEqual(ids.toReversed());
    expect(await idsOf({ limit: 2 })).toEqual([ids[2], ids[1]]);
    expect(await idsOf({ beforeRunId: ids[1] })).toEqual([ids[0]]);
    expect(await idsOf({ taskId, states: ['failed'] })).toEqual([ids[2], ids[0]]);
    expect(await idsOf({ taskId: taskId + 1 })).toEqual([]);
  });
});

describe('logs', () => {
  test('are read by range and found by path', async () => {
    const { call, runStore, paths } = setUp();
    const { id: taskId } = (await call('tasks.create', makeTaskInput())) as Task;
    const { id: _id, ...run } = makeRun({ taskId, state: 'succeeded', logFilename: 'a/b.log' });
    const { id: runId } = runStore.insert(run);
    const path = join(paths.logsDir, 'a/b.log');
    expect(await call('logs.path', { runId })).toBe(path);
    const tail = { runId, offsetBytes: -3, lengthBytes: 10 };
    expect(await call('logs.read', tail)).toMatchObject({ exists: false });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'one\ntwo');
    expect(await call('logs.read', tail)).toMatchObject({ text: 'two', totalBytes: 7 });
  });

  test('of a run that started nothing are empty', async () => {
    const { call, runStore } = setUp();
    const { id: taskId } = (await call('tasks.create', makeTaskInput())) as Task;
    const { id: _id, ...run } = makeRun({ taskId, state: 'skipped' });
    const { id: runId } = runStore.insert(run);
    expect(await call('logs.path', { runId })).toBeNull();
    const request = { runId, offsetBytes: 0, lengthBytes: 10 };
    expect(await call('logs.read', request)).toMatchObject({ exists: false, text: '' });
  });
});

describe('schedules', () => {
  test('are paused until a time or for good, and resumed', async () => {
    const { call, pauses } = setUp();
    await call('schedules.pause', { untilMs: NOW + 1 });
    await call('schedules.pause', { untilMs: null });
    await call('schedules.resume');
    expect(pauses).toEqual([
      { sinceMs: NOW, untilMs: NOW + 1 },
      { sinceMs: NOW, untilMs: null },
      null,
    ]);
  });

  test.each([NOW, NOW - 1, 0, -1, 1.5, 9e15, '08:00'])(
    'are not paused until %s',
    async (untilMs) => {
      const { call, pauses } = setUp();
      const answer = await call('schedules.pause', { untilMs });
      expect(answer).toMatchObject({ refused: { code: 'invalid_input', field: 'untilMs' } });
      expect(JSON.stringify(answer)).toContain(`got \`${untilMs}\``);
      expect(pauses).toEqual([]);
    },
  );

  test('are previewed', async () => {
    const { call } = setUp();
    const schedules = [{ kind: 'daily', times: ['02:00'], timeZone: 'UTC' }];
    expect(await call('schedules.preview', { schedules, limit: 2 })).toMatchObject({
      fireTimesMs: [Date.UTC(2026, 10, 24, 2), Date.UTC(2026, 10, 25, 2)],
      errors: [null],
    });
  });
});

test('settings are kept, and a bad one changes nothing', async () => {
  const { call } = setUp();
  expect(await call('settings.update', { maxConcurrentRuns: 3 })).toMatchObject({
    maxConcurrentRuns: 3,
  });
  expect(await call('settings.update', { maxConcurrentRuns: 0 })).toMatchObject({
    refused: { field: 'maxConcurrentRuns' },
  });
  expect(await call('settings.get')).toMatchObject({ maxConcurrentRuns: 3, theme: 'system' });
});

test('the text of an .env file is read into its variables', async () => {
  const { call } = setUp();
  const text = '# shop\nexport A=1\nB="two words"\n';
  expect(await call('environment.parseVariables', { text })).toEqual({ A: '1', B: 'two words' });
});

describe('the desktop', () => {
  test('is unavailable when there is none', async () => {
    const { call } = setUp();
    const refused = { refused: { code: 'unavailable' } };
    expect(await call('desktop.pickPath', { kind: 'file', startPath: null })).toMatchObject(
      refused,
    );
    expect(await call('desktop.showLogFile', { runId: 1 })).toMatchObject(refused);
    expect(await call('desktop.saveLog', { runId: 1 })).toMatchObject(refused);
  });

  test('shows and saves a log that exists and says of another that it was removed', async () => {
    const shown: string[] = [];
    const saveDir = tempDir();
    const { call, runStore, paths } = setUp({
      desktop: {
        pickPath: async () => '/picked',
        pickSavePath: async (name) => join(saveDir, name),
        showMenu: async ({ items }) => items[0]?.id ?? null,
        openFolder: async (path) => void shown.push(path),
        openAddress: async (url) => void shown.push(url),
        quit: () => undefined,
        shortcutProblem: () => null,
        openFile: async () => undefined,
        openLink: async () => undefined,
        showFile: (path) => void shown.push(path),
      },
    });
    const { id: taskId } = (await call('tasks.create', makeTaskInput())) as Task;
    const { id: _id, ...run } = makeRun({ taskId, state: 'failed', logFilename: 'x.log' });
    const { id: runId } = runStore.insert(run);
    const items = [{ id: 'open', label: 'Open' }];
    expect(await call('desktop.showMenu', { items, x: 1, y: 1 })).toBe('open');
    expect(await call('desktop.showLogFile', { runId })).toMatchObject({
      refused: { code: 'not_found', message: `The log of run ${runId} was removed.` },
    });
    writeFileSync(join(paths.logsDir, 'x.log'), 'out');
    await call('desktop.showLogFile', { runId });
    expect(shown).toEqual([join(paths.logsDir, 'x.log')]);
    const savedPath = join(saveDir, `cronpilot-run-${runId}.log`);
    expect(await call('desktop.saveLog', { runId })).toBe(savedPath);
    expect(readFileSync(savedPath, 'utf8')).toBe('out');
    expect(await call('desktop.pickPath', { kind: 'folder', startPath: null })).toBe('/picked');
  });
});

test('an unknown call, and requests that are not its shape, are refused without a bug', async () => {
  const { call, bugs } = setUp();
  expect(await call('tasks.explode')).toMatchObject({ refused: { code: 'not_found' } });
  expect(await call('constructor')).toMatchObject({ refused: { code: 'not_found' } });
  for (const request of [null, 1, 'x', [], { taskId: '1' }, { taskId: 1, extra: 1 }]) {
    expect(await call('tasks.get', request)).toMatchObject({ refused: { code: 'invalid_input' } });
  }
  expect(await call('tasks.list', null)).toMatchObject({ refused: { code: 'invalid_input' } });
  expect(bugs).toEqual([]);
});

describe('secrets', () => {
  test('go in and never come out, neither in an answer nor in an error', async () => {
    const { call, bugs } = setUp();
    const name = 'TOKEN';
    const value = 'hunter2hunter';
    const answers = [
      await call('secrets.set', { name, value }),
      await call('settings.update', { secretsWithoutKeyStore: true }),
      await call('secrets.set', { name, value }),
      await call('secrets.set', { name: '1', value }),
      await call('secrets.set', { name, value, extra: true }),
      await call('secrets.list'),
      await call('secrets.status'),
      await call('environment.refresh'),
    ];
    expect(answers[0]).toMatchObject({ refused: { code: 'unavailable' } });
    expect(answers[3]).toMatchObject({ refused: { code: 'invalid_input', field: 'name' } });
    expect(answers[5]).toMatchObject([{ name, protection: 'file', problem: null }]);
    expect(answers[6]).toMatchObject({ protection: 'file' });
    expect(answers[7]).toBeNull();
    expect(await call('secrets.delete', { name })).toBeUndefined();
    expect(await call('secrets.delete', { name })).toMatchObject({
      refused: { code: 'not_found' },
    });
    expect(JSON.stringify(answers)).not.toContain('hunter2');
    expect(bugs).toEqual([]);
  });
});
