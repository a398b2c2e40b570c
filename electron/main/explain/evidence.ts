/** Words the things that an explanation rests on. */

import { formatClock, formatDateTime } from '../../shared/duration.ts';
import { msg, t } from '../../shared/i18n.ts';
import type { Evidence } from '../../shared/explanation.ts';
import { isActive, type Run } from '../../shared/run.ts';
import { stateWord } from '../../shared/words.ts';
import type { Gap } from './facts.ts';

export interface Moment {
  readonly nowMs: number;
  readonly timeZone: string | null;
}

const GAP_TEXTS: Readonly<Record<Gap['kind'], string>> = {
  asleep: msg('The computer was asleep {span}.'),
  closed: msg('CronPilot was closed {span}.'),
  cut_short: msg('CronPilot or the computer had ended unexpectedly, and was gone {span}.'),
};

export function gapEvidence({ kind, fromMs, toMs }: Gap, moment: Moment): Evidence {
  return { text: t(GAP_TEXTS[kind], { span: span(fromMs, toMs, moment) }), runId: null };
}

/** "Run 812 of Backup ran from 02:00 to 03:12 (Failed)." */
export function runEvidence(run: Run, moment: Moment): Evidence {
  return { text: story(run, moment), runId: run.id };
}

function story(run: Run, moment: Moment): string {
  const { id: runId, taskName: task, startedAtMs, finishedAtMs } = run;
  const state = stateWord(run.state);
  const at = (ms: number) => formatDateTime(ms, moment.nowMs, moment.timeZone);
  if (startedAtMs === null) {
    return isActive(run.state)
      ? t('Run {runId} of {task} has been waiting since {since}.', {
          runId,
          task,
          since: at(run.queuedAtMs),
        })
      : t('Run {runId} of {task} never started ({state}).', { runId, task, state });
  }
  if (finishedAtMs === null) {
    const since = at(startedAtMs);
    return t('Run {runId} of {task} has been running since {since}.', { runId, task, since });
  }
  return t('Run {runId} of {task} ran {span} ({state}).', {
    runId,
    task,
    span: span(startedAtMs, finishedAtMs, moment),
    state,
  });
}

/** "from Tue 24 Nov 01:12 to 07:40"; the second date only where it differs. */
export function span(fromMs: number, toMs: number, { nowMs, timeZone }: Moment): string {
  const from = formatDateTime(fromMs, nowMs, timeZone);
  const to = formatDateTime(toMs, nowMs, timeZone);
  const isOneDay = from.slice(0, -5) === to.slice(0, -5);
  return t('from {start} to {end}', {
    start: from,
    end: isOneDay ? formatClock(toMs, timeZone) : to,
  });
}
