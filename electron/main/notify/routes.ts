/** Decides by which ways a notice is told: the task's rules or the settings', mutes and quiet hours. */

import type { AlertChannel, AlertEvent } from '../../shared/alerts.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Task } from '../../shared/task.ts';
import type { NewMessage } from '../store/message-store.ts';
import { EVENT_OF, type Notice, type NoticeKind } from './notice.ts';
import { quietUntilMs } from './quiet-hours.ts';

/** Failures of many tasks at once become one e-mail; so long is waited for the others. */
export const GATHER_MAIL_MS = 10_000;
/** What comes in bursts. */
export const BURSTING: readonly NoticeKind[] = ['failed', 'missed'];

export interface RouteQuestion {
  readonly task: Pick<Task, 'alerts' | 'notifyOnFailure' | 'notifyOnRecovery'>;
  readonly settings: Settings;
  /** Null when it is not muted. */
  readonly mutedUntilMs: number | null;
  readonly nowMs: number;
}

type Told = Pick<NewMessage<Notice>, 'channel' | 'recipient'>;

/**
 * @param notices of one change; a channel that tells the first is not told the same in other words
 */
export function decideMessages(
  notices: readonly Notice[],
  question: RouteQuestion,
): readonly NewMessage<Notice>[] {
  if (question.mutedUntilMs !== null) return [];
  const used = new Set<AlertChannel>();
  return notices.flatMap((notice) => {
    const event = EVENT_OF[notice.kind];
    const wanted = event ? channelsFor(event, question) : [];
    const channels = wanted.filter((channel) => !used.has(channel));
    for (const channel of channels) used.add(channel);
    return channels
      .flatMap((channel) => addressesOf(channel, question))
      .map((told) => toMessage(notice, told, question.settings, question.nowMs));
  });
}

/** Quiet hours hold back what reaches a person; programs are told at once. */
export function toMessage(
  notice: Notice,
  told: Told,
  { quietHours }: Pick<Settings, 'quietHours'>,
  nowMs: number,
): NewMessage<Notice> {
  const isForPerson = told.channel === 'notification' || told.channel === 'mail';
  const quietMs = isForPerson ? quietUntilMs(quietHours, nowMs) : null;
  const gatherMs = told.channel === 'mail' && BURSTING.includes(notice.kind) ? GATHER_MAIL_MS : 0;
  return {
    ...told,
    taskId: notice.taskId,
    notice,
    state: quietMs === null ? 'waiting' : 'held',
    createdAtMs: nowMs,
    dueAtMs: quietMs ?? nowMs + gatherMs,
  };
}

function channelsFor(
  event: AlertEvent,
  { task, settings }: RouteQuestion,
): readonly AlertChannel[] {
  if (task.alerts.rules) return task.alerts.rules[event];
  const isWanted = event === 'recovery' ? task.notifyOnRecovery : task.notifyOnFailure;
  return isWanted || event === 'completion' ? settings.alerts[event] : [];
}

/** None for a channel that is not set up. */
function addressesOf(channel: AlertChannel, { task, settings }: RouteQuestion): readonly Told[] {
  switch (channel) {
    case 'notification':
      return settings.notifications ? [{ channel, recipient: null }] : [];
    case 'mail':
      return mailAddresses(task.alerts.mailTo, settings).map((recipient) => ({
        channel,
        recipient,
      }));
    case 'webhook':
      return settings.webhookUrl === null ? [] : [{ channel, recipient: null }];
    case 'command':
      return settings.alertCommand === null ? [] : [{ channel, recipient: null }];
  }
}

/** @param own of a task; none takes those of the settings */
export function mailAddresses(own: readonly string[], { mail }: Settings): readonly string[] {
  if (mail.host === '') return [];
  return [...new Set(own.length > 0 ? own : mail.to)];
}
