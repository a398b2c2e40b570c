/** A message to the user: its kinds, what each is an answer to, and what can be done about it. */

import type { AlertEvent } from '../../shared/alerts.ts';
import { msg } from '../../shared/i18n.ts';
import type { RunId } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';

export type NoticeKind =
  | 'failed'
  | 'still_failing'
  | 'recovered'
  | 'fresh'
  | 'missed'
  | 'slow'
  | 'too_short'
  | 'stale'
  | 'succeeded'
  | 'ended_badly'
  /** Many of one kind at once, or all that quiet hours held back. */
  | 'burst'
  | 'quiet_digest'
  | 'daily_summary'
  /** Of CronPilot itself. */
  | 'own'
  | 'test';

export interface Notice {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  /** Null when it is of several tasks, or of none; so is the name. */
  readonly taskId: TaskId | null;
  readonly taskName: string | null;
  /** The run a click shows; null when it is about no run. */
  readonly runId: RunId | null;
  /** The first failure of the streak it belongs to: what is told of a streak is one conversation. */
  readonly streakRunId: RunId | null;
  /** What it is made of, where it stands for several. */
  readonly parts?: readonly NoticePart[];
}

export interface NoticePart {
  readonly title: string;
  readonly body: string;
  readonly taskName: string | null;
}

/** A kind without an event is sent where it was asked for. */
export const EVENT_OF: Readonly<Partial<Record<NoticeKind, AlertEvent>>> = {
  failed: 'failure',
  still_failing: 'failure',
  recovered: 'recovery',
  fresh: 'recovery',
  missed: 'missed',
  slow: 'slow',
  too_short: 'too_short',
  stale: 'stale',
  succeeded: 'completion',
  ended_badly: 'completion',
};

export type NoticeAction =
  | 'open_log'
  | 'run_again'
  | 'mute_day'
  | 'pause_task'
  | 'run_now'
  | 'dismiss'
  | 'stop'
  | 'open_app';

export const ACTION_WORDS: Readonly<Record<NoticeAction, string>> = {
  open_log: msg('Open log'),
  run_again: msg('Run again'),
  mute_day: msg('Mute 1 day'),
  pause_task: msg('Pause task'),
  run_now: msg('Run now'),
  dismiss: msg('Dismiss'),
  stop: msg('Stop'),
  open_app: msg('Open CronPilot'),
};

/** The buttons below a notification, most useful first. */
export function noticeActions(kind: NoticeKind): readonly NoticeAction[] {
  switch (kind) {
    case 'failed':
    case 'ended_badly':
      return ['open_log', 'run_again', 'mute_day'];
    case 'still_failing':
      return ['open_log', 'pause_task'];
    case 'recovered':
    case 'succeeded':
    case 'too_short':
      return ['open_log'];
    case 'missed':
      return ['run_now', 'dismiss'];
    case 'slow':
      return ['open_log', 'stop'];
    case 'stale':
      return ['run_now', 'mute_day'];
    case 'burst':
    case 'quiet_digest':
    case 'daily_summary':
      return ['open_app'];
    case 'fresh':
    case 'own':
    case 'test':
      return [];
  }
}
