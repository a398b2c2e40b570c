/** Keeps what the window has read fresh by the events of the main process. */

import type { Run } from '../electron/shared/run.ts';
import { on } from './ipc.ts';
import { keepNewest, queryClient, readAgain } from './query-client.ts';
import { progressKey } from './query.ts';
import { refreshTaskList, refreshTasksOfRuns } from './task-list.ts';

/** Lists are fetched anew at most this often, however many runs or tasks change. */
const RUNS_REFRESH_MS = 80;
const TODAY_REFRESH_MS = 250;
const TASKS_REFRESH_MS = 30;
/** Changes that come together are one. */
const GATHER_MS = 20;

/** Subscribes to everything that changes what was read. Returns a function that stops it. */
export function followMain(): () => void {
  const refreshToday = throttled(() => {
    readAgain(['today']);
  }, TODAY_REFRESH_MS);
  const refreshRuns = throttled(() => {
    readAgain(['runs']);
    refreshToday();
  }, RUNS_REFRESH_MS);
  const refreshAway = throttled(() => {
    readAgain(['away']);
  }, RUNS_REFRESH_MS);
  const refreshTask = gathered((taskIds) => {
    void refreshTaskList(taskIds);
    readAgain(['today']);
  }, TASKS_REFRESH_MS);
  const refreshTaskOfRun = gathered((taskIds) => {
    void refreshTasksOfRuns(taskIds);
  }, RUNS_REFRESH_MS);
  const stops = [
    on('status.changed', (status) => keepNewest(['status'], status)),
    on('run.progressed', (told) => {
      for (const { runId, progress } of told)
        queryClient.setQueryData(progressKey(runId), progress);
    }),
    on('alerts.changed', () => readAgain(['alerts'])),
    on('settings.changed', (settings) => keepNewest(['settings'], settings)),
    on('task.changed', ({ taskId }) => {
      refreshTask(taskId);
      readAgain(['task', taskId]);
      // Old runs may have been removed.
      readAgain(['run']);
      refreshRuns();
    }),
    on('run.changed', (run) => {
      keepNewest(['run', run.id], run);
      refreshRuns();
      if (mayAnswerAway(run)) refreshAway();
      refreshTaskOfRun(run.taskId);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** It is one of them, or the user's answer to one. */
function mayAnswerAway({ state, trigger }: Run): boolean {
  return state === 'missed' || trigger === 'catch_up' || trigger === 'manual';
}

/** Throttled, for all ids that come meanwhile, each once. */
function gathered(work: (ids: readonly number[]) => void, everyMs: number): (id: number) => void {
  const ids = new Set<number>();
  const workSoon = throttled(() => {
    const gatheredIds = [...ids];
    ids.clear();
    work(gatheredIds);
  }, everyMs);
  return (id) => {
    ids.add(id);
    workSoon();
  };
}

/** Soon after the first call, and then at most every so often for all that come meanwhile. */
function throttled(work: () => void, everyMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastMs = Number.NEGATIVE_INFINITY;
  return () => {
    const waitMs = Math.max(GATHER_MS, lastMs + everyMs - performance.now());
    timer ??= setTimeout(() => {
      timer = null;
      lastMs = performance.now();
      work();
    }, waitMs);
  };
}
