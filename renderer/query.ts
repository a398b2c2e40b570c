/** What the window has read from the main process, kept fresh by its events. */

import { QueryClient, useQuery } from '@tanstack/react-query';

import type { RequestInput, TaskSummary } from '../electron/shared/ipc-contract.ts';
import type { Run } from '../electron/shared/run.ts';
import type { Progress } from '../electron/shared/worker-protocol.ts';
import { call, on } from './ipc.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // Everything comes over IPC and is told of by events: nothing goes stale by itself.
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
  },
});

export const useStatus = () =>
  useQuery({ queryKey: ['status'], queryFn: () => call('status.get') }).data;

/** Read again when runs or tasks have changed, and each minute, since the day goes on. */
export const useToday = () =>
  useQuery({
    queryKey: ['today'],
    queryFn: () => call('today.get'),
    refetchInterval: MINUTE_MS,
  });

/** What fell due while nothing could run, until it is answered; see `today.away`. */
export const useAway = () =>
  useQuery({
    queryKey: ['away'],
    queryFn: () => call('today.away'),
    refetchInterval: MINUTE_MS,
  }).data ?? [];

export const useTasks = () => useQuery({ queryKey: ['tasks'], queryFn: () => call('tasks.list') });

/** Something found in all tasks; its user is rendered anew only when that has changed. */
export const useOfTasks = <T>(find: (tasks: readonly TaskSummary[]) => T) =>
  useQuery({ queryKey: ['tasks'], queryFn: () => call('tasks.list'), select: find }).data;

/** What is known of all tasks now. */
export const knownTasks = () => queryClient.getQueryData<readonly TaskSummary[]>(['tasks']) ?? [];

export const useTask = (taskId: number) =>
  useQuery({ queryKey: ['task', taskId], queryFn: () => call('tasks.get', { taskId }) });

export const useRevisions = (taskId: number) =>
  useQuery({
    queryKey: ['task', taskId, 'revisions'],
    queryFn: () => call('tasks.revisions', { taskId }),
  });

/** Read again whenever a run has changed. */
export const useTaskStats = (taskId: number) =>
  useQuery({
    queryKey: ['runs', 'stats', taskId],
    queryFn: () => call('tasks.stats', { taskId }),
  });

export const useRuns = (filter: RequestInput<'runs.list'>) =>
  useQuery({ queryKey: ['runs', filter], queryFn: () => call('runs.list', filter) });

export const useRun = (runId: number) =>
  useQuery({ queryKey: ['run', runId], queryFn: () => call('runs.get', { runId }) });

/** Read again whenever a run has changed. */
export const useAttempts = (runId: number) =>
  useQuery({
    queryKey: ['runs', 'attempts', runId],
    queryFn: () => call('runs.attempts', { runId }),
  }).data;

/** Why a task did not run; asked anew each time. */
export const useTaskExplanation = (taskId: number) =>
  useQuery({
    queryKey: ['explanation', 'task', taskId],
    queryFn: () => call('tasks.explain', { taskId }),
    gcTime: 0,
  });

/** Why a run did not come to be; asked again whenever the run changes. */
export const useExplanation = (run: Run) =>
  useQuery({
    queryKey: ['explanation', run.id, run.state, run.reason],
    queryFn: () => call('runs.explain', { runId: run.id }),
  }).data;

/** The same of a row that is not followed; asked anew each time. */
export const useRunExplanation = (runId: number) =>
  useQuery({
    queryKey: ['explanation', 'run', runId],
    queryFn: () => call('runs.explain', { runId }),
    gcTime: 0,
  });

export const useSettings = () =>
  useQuery({ queryKey: ['settings'], queryFn: () => call('settings.get') });

/** Read each time the page is opened: the command line may have changed them. */
export const useSecrets = () =>
  useQuery({
    queryKey: ['secrets'],
    queryFn: () => call('secrets.list'),
    refetchOnMount: 'always',
  }).data;

/** @param mayUseFile the setting it depends on */
export const useSecretStatus = (mayUseFile: boolean) =>
  useQuery({
    queryKey: ['secrets', 'status', mayUseFile],
    queryFn: () => call('secrets.status'),
  }).data;

/** Read each time the page is opened: the command line may have changed it. */
export const useApiStatus = () =>
  useQuery({
    queryKey: ['api'],
    queryFn: () => call('api.status'),
    refetchOnMount: 'always',
  }).data;

export const useSamples = () =>
  useQuery({ queryKey: ['samples'], queryFn: () => call('tasks.samples') });

/** How far a running run says it is; null when it says nothing. */
export function useProgress(runId: number): Progress | null {
  const status = useStatus();
  const newest = useQuery<Progress | null>({
    queryKey: progressKey(runId),
    queryFn: () => null,
    enabled: false,
  }).data;
  return newest ?? status?.progress.find((told) => told.runId === runId)?.progress ?? null;
}

const progressKey = (runId: number) => ['progress', runId];

const MINUTE_MS = 60_000;
/** Lists are fetched anew at most this often, however many runs or tasks change. */
const RUNS_REFRESH_MS = 80;
const TODAY_REFRESH_MS = 250;
const TASKS_REFRESH_MS = 30;
const MAX_SINGLE_TASKS = 10;
/** Changes that come together are one. */
const GATHER_MS = 20;

/** Subscribes to everything that changes what was read. Returns a function that stops it. */
export function followMain(): () => void {
  const refreshToday = throttled(() => {
    void queryClient.invalidateQueries({ queryKey: ['today'] });
  }, TODAY_REFRESH_MS);
  const refreshRuns = throttled(() => {
    void queryClient.invalidateQueries({ queryKey: ['runs'] });
    refreshToday();
  }, RUNS_REFRESH_MS);
  const refreshAway = throttled(() => {
    void queryClient.invalidateQueries({ queryKey: ['away'] });
  }, RUNS_REFRESH_MS);
  const changedIds = new Set<number>();
  const refreshTasks = throttled(() => {
    void refreshTaskList([...changedIds]);
    changedIds.clear();
    void queryClient.invalidateQueries({ queryKey: ['today'] });
  }, TASKS_REFRESH_MS);
  const stops = [
    on('status.changed', (status) => queryClient.setQueryData(['status'], status)),
    on('run.progressed', (told) => {
      for (const { runId, progress } of told)
        queryClient.setQueryData(progressKey(runId), progress);
    }),
    on('alerts.changed', () => void queryClient.invalidateQueries({ queryKey: ['alerts'] })),
    on('settings.changed', (settings) => queryClient.setQueryData(['settings'], settings)),
    on('task.changed', ({ taskId }) => {
      changedIds.add(taskId);
      refreshTasks();
      void queryClient.invalidateQueries({ queryKey: ['task', taskId] });
      // Old runs may have been removed.
      void queryClient.invalidateQueries({ queryKey: ['run'] });
      refreshRuns();
    }),
    on('run.changed', (run) => {
      queryClient.setQueryData(['run', run.id], run);
      refreshRuns();
      if (mayAnswerAway(run)) refreshAway();
      refreshTask(run);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** It is one of them, or the user's answer to one. */
function mayAnswerAway({ state, trigger }: Run): boolean {
  return state === 'missed' || trigger === 'catch_up' || trigger === 'manual';
}

/** Fetches the one task whose run changed, not the whole list. */
function refreshTask({ taskId }: Run): void {
  const key = ['task', taskId];
  void queryClient
    .fetchQuery({ queryKey: key, queryFn: () => call('tasks.get', { taskId }), staleTime: 0 })
    .then((summary) => {
      queryClient.setQueryData<readonly TaskSummary[]>(['tasks'], (list) =>
        list?.map((row) => (row.task.id === taskId ? summary : row)),
      );
    })
    .catch(() => undefined);
}

/** Fetches the few tasks that changed; all of them when some came, went or are to stand elsewhere. */
async function refreshTaskList(taskIds: readonly number[]): Promise<void> {
  const names = new Map(knownTasks().map(({ task }) => [task.id, task.name]));
  const isFew = taskIds.length <= MAX_SINGLE_TASKS && taskIds.every((taskId) => names.has(taskId));
  const changed = isFew
    ? await Promise.all(taskIds.map((taskId) => call('tasks.get', { taskId }))).catch(() => [])
    : [];
  const isInPlace = changed.every(
    ({ task }) => task.deletedAtMs === null && task.name === names.get(task.id),
  );
  if (changed.length === 0 || !isInPlace) {
    await queryClient.invalidateQueries({ queryKey: ['tasks'] });
    return;
  }
  const fresh = new Map(changed.map((summary) => [summary.task.id, summary]));
  queryClient.setQueryData<readonly TaskSummary[]>(['tasks'], (list) =>
    list?.map((row) => fresh.get(row.task.id) ?? row),
  );
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
