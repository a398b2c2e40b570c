/** Decides whether a due time that got no run is told, and in which words. */

import { t } from '../../shared/i18n.ts';
import { reasonOf } from '../../shared/reason.ts';
import type { Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import { nextFireAfter } from '../schedule/next-fire.ts';
import type { Notice } from './notice.ts';
import { isReminder } from './rules.ts';
import { sinceWords } from './since-words.ts';

/** Rows to hand to `decideMissedNotice`. */
export const MISSED_HISTORY = 100;

const HOUR_MS = 3_600_000;

/**
 * The first of a streak and every tenth: a task that is missed each night says so once. Not what
 * another run makes up for, nor what is due again within the hour.
 *
 * @param rowsBefore what ran or was missed of the task before, newest first; read only where it
 *   matters, since a sleep may leave thousands of rows
 */
export function decideMissedNotice(
  run: Run,
  rowsBefore: () => readonly Run[],
  task: Task,
  nowMs: number,
): Notice | null {
  const words = missedWords(run, nowMs);
  if (words === null || isFrequent(run, task)) return null;
  const before = rowsBefore();
  const end = before.findIndex(({ state }) => state !== 'missed');
  const streakCount = 1 + (end === -1 ? before.length : end);
  if (!isReminder(streakCount)) return null;
  const again =
    streakCount === 1
      ? ''
      : ` ${t('It is the {count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} time in a row.', { count: streakCount })}`;
  return {
    kind: 'missed',
    title: t('{task} was missed', { task: task.name }),
    body: `${words}${again}`,
    taskId: task.id,
    taskName: task.name,
    runId: run.id,
    streakRunId: null,
  };
}

/** Null where nothing is lost, or the clock alone is to blame. */
function missedWords(run: Run, nowMs: number): string | null {
  const { reasonCode, scheduledForMs } = run;
  if (reasonCode === 'too_late') return reasonOf(run);
  const when = scheduledForMs === null ? null : sinceWords(scheduledForMs, nowMs);
  if (reasonCode === 'asleep') {
    return when === null
      ? t('The computer was asleep.')
      : t('The computer was asleep at {when}.', { when });
  }
  if (reasonCode !== 'app_closed') return null;
  return when === null
    ? t('CronPilot was closed.')
    : t('CronPilot was closed at {when}.', { when });
}

function isFrequent({ scheduleId, scheduledForMs }: Run, { storedSchedules }: Task): boolean {
  const stored = storedSchedules.find(({ id }) => id === scheduleId);
  if (!stored || scheduledForMs === null) return false;
  const nextMs = nextFireAfter(stored.schedule, scheduledForMs, stored.createdAtMs);
  return nextMs !== null && nextMs - scheduledForMs <= HOUR_MS;
}
