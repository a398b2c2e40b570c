/** What CronPilot tells its user and others, in one piece: rules, messages on their way, heartbeat. */

import { join } from 'node:path';

import type { AlertChannel, AlertMessage, ChannelTest, TaskMute } from '../../shared/alerts.ts';
import type { Clock } from '../../shared/clock.ts';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/i18n.ts';
import { type Phrase, phrase, say, sayEnglish, type Wording } from '../../shared/phrase.ts';
import type { Run } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TaskId } from '../../shared/task.ts';
import { inUserLanguage } from '../language.ts';
import type { FreshnessWatch } from '../run/freshness-watch.ts';
import type { RunService } from '../run/run-service.ts';
import type { AlertMarkStore } from '../store/alert-mark-store.ts';
import type { Database } from '../store/database.ts';
import { FactStore } from '../store/fact-store.ts';
import { MessageStore } from '../store/message-store.ts';
import { MuteStore } from '../store/mute-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import { AlertCommand } from './alert-command.ts';
import { DailySummary } from './daily-summary.ts';
import { Heartbeat } from './heartbeat.ts';
import { logReasonOf } from './log-end.ts';
import { MailSender } from './mail.ts';
import type { Notice } from './notice.ts';
import { NoticeBoard, type ShownNotice } from './notice-board.ts';
import { Notifier } from './notifier.ts';
import { Outbox } from './outbox.ts';
import { quietUntilMs } from './quiet-hours.ts';
import { TickWatch } from './tick-watch.ts';
import { WebhookSender } from './webhook.ts';

export interface AlertsOptions {
  readonly database: Database;
  readonly markStore: AlertMarkStore;
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly runEvents: RunService['events'];
  readonly freshness: FreshnessWatch['events'];
  readonly settings: () => Settings;
  /** @throws Error whose message says why the secret cannot be used */
  readonly secretOf: (name: string) => string;
  readonly hasSecret: (name: string) => boolean;
  readonly baseEnv: () => Readonly<Record<string, string | undefined>>;
  readonly isOnline: () => boolean;
  readonly homeDir: string;
  readonly logsDir: string;
  readonly clock: Clock;
  readonly show: (notice: ShownNotice) => void;
  /** Makes the scheduler look now. */
  readonly nudge: () => void;
  /** Messages in trouble, mutes or problems are others. */
  readonly onChanged: () => void;
  readonly log: (message: string) => void;
}

const MAX_LISTED = 200;

export class Alerts {
  readonly #options: AlertsOptions;
  readonly #messageStore: MessageStore<Notice>;
  readonly #muteStore: MuteStore;
  readonly #notifier: Notifier;
  readonly #outbox: Outbox;
  readonly #summary: DailySummary;
  readonly #heartbeat: Heartbeat;
  readonly #tickWatch: TickWatch;
  readonly #board: NoticeBoard;
  readonly #mail: MailSender;
  readonly #webhook: WebhookSender;
  readonly #command: AlertCommand;

  constructor(options: AlertsOptions) {
    this.#options = options;
    const { database, clock, onChanged } = options;
    this.#messageStore = new MessageStore(database);
    this.#muteStore = new MuteStore(database);
    this.#board = new NoticeBoard({ ...options, monotonicNow: clock.monotonicNow });
    const now = clock.now;
    this.#mail = new MailSender({ ...options, now });
    this.#webhook = new WebhookSender({ ...options, now });
    const logPathOf = ({ logFilename }: Run) =>
      logFilename === null ? null : join(options.logsDir, logFilename);
    this.#command = new AlertCommand({ ...options, logPathOf });
    this.#outbox = this.#createOutbox();
    const stores = { messageStore: this.#messageStore, muteStore: this.#muteStore };
    const onMessages = () => this.#outbox.look();
    const { runEvents: events } = options;
    const reasonOf = (run: Run) => logReasonOf(run, options.logsDir);
    const told = { events, now, onMessages, logReasonOf: reasonOf };
    this.#notifier = new Notifier({ ...options, ...stores, ...told });
    const factStore = new FactStore(database);
    this.#summary = new DailySummary({ ...options, ...stores, factStore, onMessages });
    this.#heartbeat = new Heartbeat({ ...options, monotonicNow: clock.monotonicNow });
    this.#tickWatch = new TickWatch({
      ...options,
      onChanged: (problem) => {
        if (problem !== null) {
          options.log(sayEnglish(problem));
          this.tell(phrase('The scheduler stands still'), problem);
        }
        onChanged();
      },
    });
  }

  start(): void {
    this.#notifier.start();
    this.#outbox.look();
    this.#summary.start();
    this.#tickWatch.start();
  }

  async stop(): Promise<void> {
    this.#tickWatch.stop();
    this.#summary.stop();
    this.#notifier.stop();
    await this.#outbox.stop();
  }

  /** The scheduler has looked for what is due. */
  ticked(): void {
    this.#tickWatch.tick();
    this.#heartbeat.tick();
  }

  /** After a change of the settings or the end of a sleep: what was held or waits may go. */
  review(): void {
    this.#outbox.look();
  }

  /** The scheduler does not tick. */
  get isStalled(): boolean {
    return this.#tickWatch.problem !== null;
  }

  /** Sentences for the user. */
  get problems(): readonly string[] {
    const failedCount = this.#messageStore.failedCount();
    const lost =
      failedCount === 0
        ? null
        : t(
            '{count, plural, one {A message could not be delivered.} other {# messages could not be delivered.}} Settings, Notifications says why.',
            { count: failedCount },
          );
    const problems = [this.#tickWatch.problem, this.#heartbeat.problem, lost];
    return problems.filter((problem) => problem !== null);
  }

  /** Of CronPilot itself: at once, on this computer. */
  tell(title: Phrase, body: Wording): void {
    const notice = inUserLanguage(() => ownNotice('own', say(title), say(body)));
    this.#options.show({ ...notice, key: `own-${title.text}`, supersedes: [] });
  }

  /** @throws AppError `not_found`, or `invalid_input` for a time that is over */
  mute(taskId: TaskId, untilMs: number | null): void {
    this.#options.taskStore.get(taskId);
    if (untilMs !== null && untilMs <= this.#options.clock.now())
      throw new AppError('invalid_input', phrase('Expected `untilMs` to be a time in the future.'));
    this.#muteStore.set(taskId, untilMs);
    this.#options.onChanged();
  }

  mutes(): readonly TaskMute[] {
    return this.#muteStore.list(this.#options.clock.now());
  }

  /** What has failed at least once, newest first. */
  messages(): readonly AlertMessage[] {
    return this.#messageStore.troubled(MAX_LISTED).map((message) => ({
      messageId: message.id,
      channel: message.channel,
      recipient: message.recipient,
      title: message.notice.title,
      runId: message.notice.runId,
      createdAtMs: message.createdAtMs,
      attemptCount: message.attemptCount,
      problem: message.problem ?? '',
      nextAttemptAtMs: message.state === 'failed' ? null : message.dueAtMs,
    }));
  }

  /** @throws AppError `not_found` */
  retry(messageId: number): void {
    const nowMs = this.#options.clock.now();
    this.#messageStore.get(messageId);
    const change = { createdAtMs: nowMs, dueAtMs: nowMs, attemptCount: 0 };
    this.#messageStore.update(messageId, { ...change, state: 'waiting' });
    this.#outbox.look();
    this.#options.onChanged();
  }

  /** @throws AppError `not_found` */
  discard(messageId: number): void {
    this.#messageStore.get(messageId);
    this.#messageStore.remove([messageId]);
    this.#options.onChanged();
  }

  async test(channel: AlertChannel): Promise<ChannelTest> {
    const notice = inUserLanguage(() =>
      ownNotice('test', t('A test from CronPilot'), t('So it looks when a task fails.')),
    );
    switch (channel) {
      case 'notification':
        this.#options.show({ ...notice, key: 'test', supersedes: [] });
        return { problem: null, dialogue: [] };
      case 'mail':
        return await this.#mail.test(notice);
      case 'webhook':
        return await this.#webhook.test(notice);
      case 'command':
        return await this.#command.test(notice);
    }
  }

  #createOutbox(): Outbox {
    const { settings, onChanged } = this.#options;
    return new Outbox({
      ...this.#options,
      store: this.#messageStore,
      deliver: {
        notification: (message) => {
          this.#board.post(message);
          return Promise.resolve({ kind: 'delivered' });
        },
        mail: (message) => this.#mail.deliver(message),
        webhook: (message) => this.#webhook.deliver(message),
        command: (message) => this.#command.deliver(message),
      },
      isQuiet: (nowMs) => quietUntilMs(settings().quietHours, nowMs) !== null,
      onTrouble: onChanged,
    });
  }
}

function ownNotice(kind: 'own' | 'test', title: string, body: string): Notice {
  return { kind, title, body, taskId: null, taskName: null, runId: null, streakRunId: null };
}
