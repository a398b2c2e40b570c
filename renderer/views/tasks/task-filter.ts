/** Chooses and orders the tasks of the list. */

import { assertNever } from '../../../electron/shared/errors.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isFailure } from '../../../electron/shared/run.ts';

export type StatusFilter = 'failing' | 'running' | 'off';
export type TaskOrder = 'next_run' | 'name';

export interface TaskFilter {
  readonly text: string;
  readonly status: StatusFilter | null;
  readonly order: TaskOrder;
}

export function filterTasks(
  tasks: readonly TaskSummary[],
  { text, status, order }: TaskFilter,
): readonly TaskSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = tasks.filter(
    (summary) =>
      (status === null || hasStatus(summary, status)) &&
      words.every((word) => searchText(summary).includes(word)),
  );
  return order === 'name' ? kept : kept.toSorted(byNextRun);
}

/** User name and password in an address. */
const CREDENTIALS = /\/\/[^/?#@]*@/;

/** What a task runs, on one line. */
export function commandLine({ action }: Pick<TaskSummary['task'], 'action'>): string {
  switch (action.kind) {
    case 'command':
      return action.command.replace(/\s+/g, ' ').trim();
    case 'script':
      return [action.interpreter, action.path, ...action.args].filter(Boolean).join(' ');
    case 'python':
      return [action.interpreter, action.path].filter(Boolean).join(' ');
    case 'module':
      return action.path;
    case 'http':
      return `${action.method} ${action.url.replace(CREDENTIALS, '//')}`;
    default:
      return assertNever(action);
  }
}

export function parseStatus(text: string | null): StatusFilter | null {
  return text === 'failing' || text === 'running' || text === 'off' ? text : null;
}

function hasStatus({ task, lastRun, recentRuns }: TaskSummary, status: StatusFilter): boolean {
  switch (status) {
    case 'failing': {
      const outcome = recentRuns.find(({ state }) => state === 'succeeded' || isFailure(state));
      return outcome !== undefined && isFailure(outcome.state);
    }
    case 'running':
      return lastRun?.state === 'running';
    case 'off':
      return !task.enabled;
  }
}

function searchText({ task }: TaskSummary): string {
  return [task.name, commandLine(task), task.notes, ...task.tags].join('\n').toLowerCase();
}

/** Soonest first, those that never run last, equal ones by name. */
function byNextRun(a: TaskSummary, b: TaskSummary): number {
  const never = Number.MAX_SAFE_INTEGER;
  return (
    (a.nextFireAtMs ?? never) - (b.nextFireAtMs ?? never) || a.task.name.localeCompare(b.task.name)
  );
}
