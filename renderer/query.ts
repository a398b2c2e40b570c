/** What the window reads from the main process; `follow-main.ts` keeps it fresh. */

import { useQuery } from '@tanstack/react-query';

import type { RequestInput, TaskSummary } from '../electron/shared/ipc-contract.ts';
import type { Run } from '../electron/shared/run.ts';
import type { Progress } from '../electron/shared/worker-protocol.ts';
import { call } from './ipc.ts';
import { tasksQuery } from './task-list.ts';

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

export const useTasks = () => useQuery(tasksQuery);

/** Something found in all tasks; its user is rendered anew only when that has changed. */
export const useOfTasks = <T>(find: (tasks: readonly TaskSummary[]) => T) =>
  useQuery({ ...tasksQuery, select: find }).data;

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

export const settingsQuery = { queryKey: ['settings'], queryFn: () => call('settings.get') };

export const useSettings = () => useQuery(settingsQuery);

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

export const progressKey = (runId: number) => ['progress', runId];

const MINUTE_MS = 60_000;
