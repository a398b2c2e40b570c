import { describe, expect, test } from 'vitest';

import { burstNotice, decideBursts, decideDigests } from '../../../electron/main/notify/merge.ts';
import { NoticeBoard, type ShownNotice } from '../../../electron/main/notify/notice-board.ts';
import type { Notice, NoticeKind } from '../../../electron/main/notify/notice.ts';
import type { Message } from '../../../electron/main/store/message-store.ts';

const NAMES = ['Nightly database backup', 'Reindex search', 'Report', 'Sync', 'Mirror'];

function notice(taskId: number, kind: NoticeKind = 'failed'): Notice {
  const taskName = NAMES[taskId] ?? `Task ${taskId}`;
  const words = { title: `${taskName} ${kind}`, body: 'Exit code 1.' };
  return { kind, ...words, taskId, taskName, runId: taskId, streakRunId: null };
}

function mail(id: number, createdAtMs: number, overrides: Partial<Message<Notice>> = {}) {
  const message: Message<Notice> = {
    id,
    channel: 'mail',
    recipient: 'anna@example.org',
    taskId: id,
    notice: notice(id),
    state: 'waiting',
    createdAtMs,
    dueAtMs: createdAtMs + 10_000,
    attemptCount: 0,
    problem: null,
    ...overrides,
  };
  return message;
}

const mails = (count: number, apartMs: number) =>
  Array.from({ length: count }, (_, at) => mail(at, at * apartMs));

describe('many failures at once', () => {
  test('more than three within ten seconds are one message', () => {
    expect(decideBursts(mails(3, 100))).toEqual([]);
    expect(decideBursts(mails(4, 100))[0]?.messages).toHaveLength(4);
    expect(decideBursts(mails(4, 3_400))).toEqual([]);
  });

  test('it says how many and names the first', () => {
    const [burst] = decideBursts(mails(5, 0));
    expect(burst?.notice).toMatchObject({
      kind: 'burst',
      title: '5 tasks failed',
      body: 'Nightly database backup, Reindex search and 3 more.',
    });
    expect(burst?.notice.parts).toHaveLength(5);
    const missed = [0, 1, 2].map((id) => notice(id, 'missed'));
    expect(burstNotice(missed)).toMatchObject({
      title: '3 tasks were missed',
      body: 'Nightly database backup, Reindex search and Report.',
    });
  });

  test('recipients and kinds are kept apart, and what was tried before is left alone', () => {
    const others = mails(4, 0).map((one, at) => ({
      ...one,
      id: at + 10,
      recipient: at < 2 ? 'bob@example.org' : one.recipient,
      attemptCount: at < 2 ? 0 : 1,
    }));
    expect(decideBursts([...mails(3, 0), ...others])).toEqual([]);
    const recovered = mails(4, 0).map((one) => ({ ...one, notice: notice(one.id, 'recovered') }));
    expect(decideBursts(recovered)).toEqual([]);
  });
});

describe('what quiet hours held back', () => {
  test('is one message for each way and recipient, with the last word on each task', () => {
    const held = [
      mail(1, 0),
      mail(2, 1, { notice: notice(1, 'recovered'), taskId: 1 }),
      mail(3, 2, { notice: notice(2) }),
      mail(4, 3, { channel: 'notification', recipient: null }),
      mail(5, 4, { recipient: 'bob@example.org' }),
    ];
    const digests = decideDigests(held);
    expect(digests.map(({ messages }) => messages.map(({ id }) => id))).toEqual([[1, 2, 3]]);
    expect(digests[0]?.notice).toMatchObject({
      kind: 'quiet_digest',
      title: 'In quiet hours: 1 working again, 1 failed',
      body: 'Reindex search and Report.',
    });
  });
});

describe('NoticeBoard', () => {
  function board() {
    const shown: ShownNotice[] = [];
    let nowMs = 0;
    const noticeBoard = new NoticeBoard({
      show: (one) => shown.push(one),
      monotonicNow: () => nowMs,
    });
    const post = (id: number, atMs: number, kind?: NoticeKind) => {
      nowMs = atMs;
      noticeBoard.post({ id, notice: notice(id, kind) });
    };
    return { shown, post };
  }

  test('the fourth failure within ten seconds takes the place of the first three', () => {
    const { shown, post } = board();
    for (const id of [0, 1, 2, 3, 4]) post(id, id * 1_000);
    expect(shown.map(({ title }) => title).slice(3)).toEqual(['4 tasks failed', '5 tasks failed']);
    expect(shown[3]).toMatchObject({ key: 'message-0', supersedes: expect.any(Array) });
    expect(shown[3]?.supersedes).toEqual(['message-1', 'message-2', 'message-3']);
    expect(shown[4]?.key).toBe('message-0');
  });

  test('a burst goes on while failures follow, and the next one begins anew', () => {
    const { shown, post } = board();
    for (const id of [0, 1, 2, 3]) post(id, 0);
    post(4, 9_000);
    post(5, 18_000);
    expect(shown.at(-1)?.title).toBe('6 tasks failed');
    post(6, 40_000);
    expect(shown.at(-1)?.kind).toBe('failed');
  });

  test('failures further apart, and other news, are shown one by one', () => {
    const { shown, post } = board();
    for (const id of [0, 1, 2, 3]) post(id, id * 4_000);
    for (const id of [4, 5, 6, 7]) post(id, 16_000, 'recovered');
    expect(shown.every(({ kind }) => kind === 'failed' || kind === 'recovered')).toBe(true);
  });
});
