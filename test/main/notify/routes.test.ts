import { describe, expect, test } from 'vitest';

import type { Notice, NoticeKind } from '../../../electron/main/notify/notice.ts';
import { decideMessages, type RouteQuestion } from '../../../electron/main/notify/routes.ts';
import { settingsSchema } from '../../../electron/shared/settings.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';

/** Tuesday 24 November 2026, 14:00. */
const now = new Date(2026, 10, 24, 14, 0).getTime();
const at = (hour: number, minute = 0) => new Date(2026, 10, 24, hour, minute).getTime();
const mail = {
  host: 'smtp.example.org',
  port: 587,
  security: 'starttls',
  user: '',
  from: '',
  to: ['anna@example.org', 'ops@example.org'],
} as const;

const settingsWith = (overrides: object = {}) => settingsSchema.parse({ ...overrides });

function notice(kind: NoticeKind): Notice {
  const words = { title: 'Backup failed', body: 'Exit code 1.' };
  return { kind, ...words, taskId: 7, taskName: 'Backup', runId: 9, streakRunId: 9 };
}

function told(kinds: readonly NoticeKind[], question: Partial<RouteQuestion> = {}) {
  return decideMessages(kinds.map(notice), {
    task: makeTaskInput(),
    settings: settingsWith(),
    mutedUntilMs: null,
    nowMs: now,
    ...question,
  });
}

const ways = (messages: ReturnType<typeof told>) =>
  messages.map(({ channel, recipient }) => (recipient === null ? channel : recipient));

describe('by which ways a notice is told', () => {
  test('a way that is not set up stays silent', () => {
    expect(ways(told(['failed']))).toEqual(['notification']);
    expect(told(['failed'], { settings: settingsWith({ notifications: false }) })).toEqual([]);
  });

  test('each recipient gets a message, and so do webhook and command', () => {
    const settings = settingsWith({ mail, webhookUrl: 'http://localhost/x', alertCommand: 'true' });
    const messages = told(['failed'], { settings });
    expect(ways(messages)).toEqual([
      'notification',
      'anna@example.org',
      'ops@example.org',
      'webhook',
      'command',
    ]);
  });

  test('a task has recipients of its own, each once', () => {
    const mailTo = ['bob@example.org', 'bob@example.org'];
    const task = makeTaskInput({ alerts: { mailTo } });
    const messages = told(['failed'], { task, settings: settingsWith({ mail }) });
    expect(ways(messages)).toEqual(['notification', 'bob@example.org']);
  });

  test('a task that does not want to hear of failures hears of nothing bad', () => {
    const task = makeTaskInput({ notifyOnFailure: false });
    const bad = ['failed', 'still_failing', 'missed', 'slow', 'too_short', 'stale'] as const;
    for (const kind of bad) expect(told([kind], { task })).toEqual([]);
    expect(told(['recovered'], { task })).toHaveLength(1);
    expect(told(['recovered'], { task: makeTaskInput({ notifyOnRecovery: false }) })).toEqual([]);
    expect(told(['fresh'], { task: makeTaskInput({ notifyOnRecovery: false }) })).toEqual([]);
  });

  test('rules of its own take the place of both', () => {
    const task = makeTaskInput({
      notifyOnFailure: false,
      alerts: { rules: { failure: [], completion: ['notification'] } },
    });
    expect(told(['failed'], { task })).toEqual([]);
    expect(ways(told(['succeeded'], { task }))).toEqual(['notification']);
  });

  test('a way that tells of the failure does not tell of the end as well', () => {
    const rules = { failure: ['notification'], completion: ['notification', 'webhook'] };
    const settings = settingsWith({ alerts: rules, webhookUrl: 'http://localhost/x' });
    const messages = told(['failed', 'ended_badly'], { settings });
    expect(messages.map(({ channel, notice: { kind } }) => [channel, kind])).toEqual([
      ['notification', 'failed'],
      ['webhook', 'ended_badly'],
    ]);
  });

  test('of a muted task nothing is told', () => {
    expect(told(['failed'], { mutedUntilMs: now + 1 })).toEqual([]);
  });

  test('an e-mail on a failure waits for others, one on a recovery does not', () => {
    const settings = settingsWith({ mail, notifications: false });
    expect(told(['failed'], { settings })[0]?.dueAtMs).toBe(now + 10_000);
    expect(told(['recovered'], { settings })[0]?.dueAtMs).toBe(now);
  });
});

describe('quiet hours', () => {
  const quietHours = { from: '22:00', to: '07:30' };
  const settings = settingsWith({ mail, quietHours, webhookUrl: 'http://localhost/x' });

  test('hold back what reaches a person, and nothing else', () => {
    const messages = told(['failed'], { settings, nowMs: at(23) });
    expect(messages.map(({ channel, state }) => [channel, state])).toEqual([
      ['notification', 'held'],
      ['mail', 'held'],
      ['mail', 'held'],
      ['webhook', 'waiting'],
    ]);
    expect(messages[0]?.dueAtMs).toBe(new Date(2026, 10, 25, 7, 30).getTime());
  });

  test('end on the same morning after midnight, and are not at noon', () => {
    expect(told(['failed'], { settings, nowMs: at(3) })[0]?.dueAtMs).toBe(at(7, 30));
    expect(told(['failed'], { settings, nowMs: at(7, 30) })[0]?.state).toBe('waiting');
    expect(told(['failed'], { settings, nowMs: at(12) })[0]?.state).toBe('waiting');
  });
});
