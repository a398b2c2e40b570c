/** Which runs the route's query asks for. Pure. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { isFailure, type RunState, runStates, triggers } from '../../../electron/shared/run.ts';
import type { ShownRuns } from '../../hooks/use-run-pages.ts';

export const periods = ['today', '7d', '30d'] as const;
type Period = (typeof periods)[number];

const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  today: msg('Today'),
  '7d': msg('Last 7 days'),
  '30d': msg('Last 30 days'),
};
const PERIOD_DAYS: Readonly<Record<Period, number>> = { today: 1, '7d': 7, '30d': 30 };

/** What narrows the runs; the rest of a query is not its business. */
const FILTERS = ['text', 'log', 'task', 'result', 'by', 'period'] as const;

/** A result that stands for every state that is a failure. */
export const ANY_FAILURE = 'failure';

/** What set a run off: the end of that task's run. */
export function startedAfter(taskId: number): string {
  return `after:${taskId}`;
}

/** Of what `startedAfter` made; else null. */
export function afterTaskIdOf(by: string | null): number | null {
  const id = /^after:([1-9]\d{0,14})$/.exec(by ?? '')?.[1];
  return id === undefined ? null : Number(id);
}

export function periodWord(period: Period): string {
  return t(PERIOD_WORDS[period]);
}

export function isFiltered(params: URLSearchParams): boolean {
  return FILTERS.some((name) => params.has(name));
}

export function withoutFilters(params: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(params);
  for (const name of FILTERS) rest.delete(name);
  return rest;
}

/** Of a list without rows that is filtered. */
export function noMatchWords(params: URLSearchParams): string {
  const isSearch = params.has('text') || params.has('by');
  return isSearch ? t('No run among the newest 50,000 matches.') : t('No run matches.');
}

/** What it does not know it takes as not given. */
export function runFilterOf(params: URLSearchParams, nowMs: number): ShownRuns {
  const taskId = Number(params.get('task'));
  const states = statesOf(params.get('result'));
  const by = params.get('by');
  const trigger = triggers.find((known) => known === by);
  const afterTaskId = afterTaskIdOf(by);
  const period = periods.find((known) => known === params.get('period'));
  const text = params.get('text')?.trim() ?? '';
  return {
    ...(Number.isSafeInteger(taskId) && taskId > 0 && { taskId }),
    ...(states.length > 0 && { states }),
    ...(trigger && { triggers: [trigger] }),
    ...(afterTaskId !== null && { afterTaskId }),
    ...(period && { sinceMs: firstMidnight(nowMs, PERIOD_DAYS[period]) }),
    ...(text !== '' && { text: text.slice(0, 200) }),
  };
}

function statesOf(result: string | null): RunState[] {
  return runStates.filter((state) =>
    result === ANY_FAILURE ? isFailure(state) : state === result,
  );
}

/** Of so many days, today among them. */
function firstMidnight(nowMs: number, dayCount: number): number {
  const date = new Date(nowMs);
  date.setHours(0, 0, 0, 0);
  return date.setDate(date.getDate() + 1 - dayCount);
}
