/** Makes one notice of several: of many failures at once, and of what quiet hours held back. */

import { msg, t } from '../../shared/i18n.ts';
import { listAnd } from '../../shared/join-words.ts';
import type { Message } from '../store/message-store.ts';
import type { Notice, NoticeKind } from './notice.ts';
import { BURSTING, GATHER_MAIL_MS } from './routes.ts';

type Sent = Message<Notice>;

export interface Merge {
  /** They give way to the notice. */
  readonly messages: readonly Sent[];
  readonly notice: Notice;
}

/** More than so many within the time are one message. */
const MAX_SINGLE = 3;
export const BURST_MS = GATHER_MAIL_MS;
const NAMED_TASKS = 2;

const BURST_TEXTS: Readonly<Partial<Record<NoticeKind, string>>> = {
  missed: msg('{count, plural, one {# task was missed} other {# tasks were missed}}'),
};
const FAILED_BURST = msg('{count, plural, one {# task failed} other {# tasks failed}}');
const DIGEST_TEXTS: Readonly<Partial<Record<NoticeKind, string>>> = {
  failed: msg('{count} failed'),
  still_failing: msg('{count} failing on'),
  ended_badly: msg('{count} failed'),
  recovered: msg('{count} working again'),
  fresh: msg('{count} working again'),
  missed: msg('{count} missed'),
  slow: msg('{count} slow'),
  too_short: msg('{count} ended too soon'),
  stale: msg('{count} overdue'),
  succeeded: msg('{count} succeeded'),
};
const OTHER = msg('{count} other');

export function isBurst(noticeCount: number): boolean {
  return noticeCount > MAX_SINGLE;
}

/** What waits for the same recipient and began within ten seconds. @param waiting oldest first */
export function decideBursts(waiting: readonly Sent[]): readonly Merge[] {
  const fresh = waiting.filter(
    ({ notice, attemptCount }) => attemptCount === 0 && BURSTING.includes(notice.kind),
  );
  const groups = groupBy(fresh, ({ notice, recipient }) => `${notice.kind} ${recipient}`);
  return groups.flatMap((group) =>
    clustersOf(group).map((messages) => ({ messages, notice: burstNotice(noticesOf(messages)) })),
  );
}

/** "5 tasks failed" with the first names. @param notices of one kind, oldest first */
export function burstNotice(notices: readonly Notice[]): Notice {
  const [first] = notices;
  const taskCount = new Set(notices.map(({ taskId }) => taskId)).size;
  const text = (first && BURST_TEXTS[first.kind]) ?? FAILED_BURST;
  return joined('burst', t(text, { count: taskCount }), `${nameTasks(notices)}.`, notices);
}

/** For each way and recipient one, and none where a single message is all there is. */
export function decideDigests(held: readonly Sent[]): readonly Merge[] {
  return groupBy(held, ({ channel, recipient }) => `${channel} ${recipient}`)
    .filter((messages) => messages.length > 1)
    .map((messages) => ({ messages, notice: digestNotice(noticesOf(messages)) }));
}

/** Says of each task the last that is known. */
function digestNotice(notices: readonly Notice[]): Notice {
  const last = [...new Map(notices.map((notice) => [notice.taskId, notice])).values()];
  const counts = new Map<string, number>();
  for (const { kind } of last) {
    const text = DIGEST_TEXTS[kind] ?? OTHER;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const sum = [...counts].map(([text, count]) => t(text, { count })).join(', ');
  const title = t('In quiet hours: {sum}', { sum });
  return joined('quiet_digest', title, `${nameTasks(last)}.`, notices);
}

function joined(kind: NoticeKind, title: string, body: string, notices: readonly Notice[]): Notice {
  const parts = notices.map((notice) => ({
    title: notice.title,
    body: notice.body,
    taskName: notice.taskName,
  }));
  return { kind, title, body, taskId: null, taskName: null, runId: null, streakRunId: null, parts };
}

/** "Backup, Report and 3 more". */
function nameTasks(notices: readonly Notice[]): string {
  const names = [...new Map(notices.map(({ taskId, taskName }) => [taskId, taskName])).values()];
  const named = names.slice(0, NAMED_TASKS + (names.length === NAMED_TASKS + 1 ? 1 : 0));
  const rest = names.length - named.length;
  return listAnd(
    rest > 0 ? [...named.map(String), t('{count} more', { count: rest })] : named.map(String),
  );
}

function clustersOf(group: readonly Sent[]): readonly (readonly Sent[])[] {
  const clusters: Sent[][] = [];
  for (const message of group) {
    const open = clusters.at(-1);
    const startMs = open?.[0]?.createdAtMs ?? Number.NEGATIVE_INFINITY;
    if (open && message.createdAtMs - startMs <= BURST_MS) open.push(message);
    else clusters.push([message]);
  }
  return clusters.filter(({ length }) => isBurst(length));
}

function noticesOf(messages: readonly Sent[]): readonly Notice[] {
  return messages.map(({ notice }) => notice);
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups.values()];
}
