/** Words the things that an explanation rests on. */

import { formatClock, formatDateTime } from '../../shared/duration.ts';
import type { Evidence } from '../../shared/explanation.ts';
import { isActive, type Run } from '../../shared/run.ts';
import { stateWord } from '../../shared/words.ts';
import type { Gap } from './facts.ts';

export interface Moment {
  readonly nowMs: number;
  readonly timeZone: string | null;
}

const GAP_WORDS: Readonly<Record<Gap['kind'], string>> = {
  asleep: 'The computer was asleep',
  closed: 'CronPilot was closed',
  cut_short: 'CronPilot or the computer had ended unexpectedly, and was gone',
};

export function gapEvidence({ kind, fromMs, toMs }: Gap, moment: Moment): Evidence {
  return { text: `${GAP_WORDS[kind]} ${span(fromMs, toMs, moment)}.`, runId: null };
}

/** "Run 812 of Backup ran from 02:00 to 03:12 (Failed)." */
export function runEvidence(run: Run, moment: Moment): Evidence {
  return { text: `Run ${run.id} of ${run.taskName} ${story(run, moment)}.`, runId: run.id };
}

function story(run: Run, moment: Moment): string {
  const { startedAtMs, finishedAtMs, state } = run;
  const at = (ms: number) => formatDateTime(ms, moment.nowMs, moment.timeZone);
  if (startedAtMs === null) {
    return isActive(state)
      ? `has been waiting since ${at(run.queuedAtMs)}`
      : `never started (${stateWord(state)})`;
  }
  if (finishedAtMs === null) return `has been running since ${at(startedAtMs)}`;
  return `ran ${span(startedAtMs, finishedAtMs, moment)} (${stateWord(state)})`;
}

/** "from Tue 24 Nov 01:12 to 07:40"; the second date only where it differs. */
export function span(fromMs: number, toMs: number, { nowMs, timeZone }: Moment): string {
  const from = formatDateTime(fromMs, nowMs, timeZone);
  const to = formatDateTime(toMs, nowMs, timeZone);
  const isOneDay = from.slice(0, -5) === to.slice(0, -5);
  return `from ${from} to ${isOneDay ? formatClock(toMs, timeZone) : to}`;
}
