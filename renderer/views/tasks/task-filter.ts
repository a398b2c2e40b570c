/** Chooses and orders the tasks of the list, as its route and the text in its filter ask. Pure. */

import { parseDuration } from '../../../electron/shared/duration.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import { msg } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isFailure } from '../../../electron/shared/run.ts';
import type { ActionKind } from '../../../electron/shared/task-action.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';

export const statusFilters = ['failing', 'running', 'missed', 'paused'] as const;
export type StatusFilter = (typeof statusFilters)[number];
export type TaskOrder = 'next_run' | 'name';

export interface TaskFilter {
  /** Each of them is in the name, the command, the notes or a tag. */
  readonly words: readonly string[];
  readonly statuses: readonly StatusFilter[];
  readonly kinds: readonly ActionKind[];
  /** It has them all. */
  readonly tags: readonly string[];
  /** It is due within so long. */
  readonly nextWithinMs: number | null;
  readonly order: TaskOrder;
}

export const STATUS_WORDS: Readonly<Record<StatusFilter, string>> = {
  failing: msg('Failing'),
  running: msg('Running'),
  missed: msg('Missed'),
  paused: msg('Paused'),
};

export const KIND_WORDS: Readonly<Record<ActionKind, string>> = {
  command: msg('Command'),
  script: msg('Script'),
  python: msg('Python'),
  module: msg('JavaScript module'),
  http: msg('HTTP request'),
};

const kindNames = Object.keys(KIND_WORDS) as readonly ActionKind[];

/** A word, or `name:value` with a value that may be quoted: `tag:"at night"`. */
const TERM = /([a-z]+:)?(?:"([^"]*)"|(\S+))/gi;

/** Of the route's query: `q`, `status`, `tag`, `type`, `sort`. What it does not know is looked for as a word. */
export function readTaskFilter(params: URLSearchParams): TaskFilter {
  const filter = {
    words: [] as string[],
    statuses: [] as StatusFilter[],
    kinds: [] as ActionKind[],
    tags: [] as string[],
    nextWithinMs: null as number | null,
    order: params.get('sort') === 'name' ? ('name' as const) : ('next_run' as const),
  };
  const take = (name: string, value: string): boolean => {
    const status = statusFilters.find((known) => known === value.toLowerCase());
    const kind = kindNames.find((known) => known === value.toLowerCase());
    const withinMs = parseDuration(value.replace(/^</, ''));
    if (name === 'status' && status) filter.statuses.push(status);
    else if (name === 'type' && kind) filter.kinds.push(kind);
    else if (name === 'tag' && value !== '') filter.tags.push(value.toLowerCase());
    else if (name === 'next' && withinMs !== null) filter.nextWithinMs = withinMs;
    else return false;
    return true;
  };
  for (const name of ['status', 'type', 'tag'] as const) take(name, params.get(name) ?? '');
  for (const [term, name, quoted, plain] of (params.get('q') ?? '').matchAll(TERM)) {
    const value = quoted ?? plain ?? '';
    const isKnown = name !== undefined && take(name.slice(0, -1).toLowerCase(), value);
    if (!isKnown) filter.words.push((name === undefined ? value : term).toLowerCase());
  }
  return filter;
}

/** Everything but the order. */
export function isFiltered(params: URLSearchParams): boolean {
  return ['q', 'status', 'type', 'tag'].some((name) => (params.get(name) ?? '') !== '');
}

export function filterTasks(
  tasks: readonly TaskSummary[],
  filter: TaskFilter,
  nowMs: number,
): readonly TaskSummary[] {
  const { words, statuses, kinds, tags, nextWithinMs, order } = filter;
  const kept = tasks.filter(
    (summary) =>
      statuses.every((status) => hasStatus(summary, status, nowMs)) &&
      (kinds.length === 0 || kinds.includes(summary.task.action.kind)) &&
      tags.every((tag) => summary.task.tags.some((own) => own.toLowerCase() === tag)) &&
      (nextWithinMs === null || isDueBy(summary, nowMs + nextWithinMs)) &&
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

export function hasStatus(summary: TaskSummary, status: StatusFilter, nowMs: number): boolean {
  const { task, lastRun, recentRuns } = summary;
  switch (status) {
    case 'failing': {
      const outcome = recentRuns.find(({ state }) => state === 'succeeded' || isFailure(state));
      return outcome !== undefined && isFailure(outcome.state);
    }
    case 'running':
      return recentRuns.some(({ state }) => state === 'running');
    case 'missed':
      return lastRun?.state === 'missed';
    case 'paused':
      return !task.enabled || pauseInForce(task, nowMs) !== null;
    default:
      return assertNever(status);
  }
}

function isDueBy({ nextFireAtMs }: TaskSummary, byMs: number): boolean {
  return nextFireAtMs !== null && nextFireAtMs <= byMs;
}

/** Thousands of tasks are searched with each letter that is typed. */
const searchTexts = new WeakMap<TaskSummary, string>();

function searchText(summary: TaskSummary): string {
  const known = searchTexts.get(summary);
  if (known !== undefined) return known;
  const { task } = summary;
  const text = [task.name, commandLine(task), task.notes, ...task.tags].join('\n').toLowerCase();
  searchTexts.set(summary, text);
  return text;
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Soonest first, those that never run last, equal ones by name. */
function byNextRun(a: TaskSummary, b: TaskSummary): number {
  const never = Number.MAX_SAFE_INTEGER;
  return (
    (a.nextFireAtMs ?? never) - (b.nextFireAtMs ?? never) ||
    byName.compare(a.task.name, b.task.name)
  );
}
