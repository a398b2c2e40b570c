/** Sends once a day how all went since the day before. */

import type { Clock } from '../../shared/clock.ts';
import { t } from '../../shared/i18n.ts';
import type { Settings } from '../../shared/settings.ts';
import type { FailingTask } from '../../shared/status.ts';
import { inUserLanguage } from '../language.ts';
import { Retrier } from '../run/retrier.ts';
import type { Database } from '../store/database.ts';
import type { FactStore } from '../store/fact-store.ts';
import type { MessageStore } from '../store/message-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Notice, NoticePart } from './notice.ts';
import { nextTimeMs } from './quiet-hours.ts';
import { mailAddresses, toMessage } from './routes.ts';
import { sinceWords } from './since-words.ts';

interface DailySummaryOptions {
  readonly database: Database;
  readonly factStore: FactStore;
  readonly runStore: Pick<RunStore, 'failing' | 'list' | 'outcomesBetween'>;
  readonly messageStore: MessageStore<Notice>;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly onMessages: () => void;
  readonly log: (message: string) => void;
}

interface DaySum {
  readonly succeeded: number;
  readonly failed: number;
  readonly missed: number;
  readonly failing: readonly FailingTask[];
}

/** Holds when the next one is due, by the setting it was computed for: `08:00 1764000000000`. */
const NEXT_FACT = 'daily_summary_next';
const DAY_MS = 86_400_000;
/** A timer stands still while the computer sleeps, and the clock may be set. */
const LOOK_MS = 60_000;
const MAX_MISSED = 500;

export class DailySummary {
  readonly #options: DailySummaryOptions;
  readonly #retrier: Retrier;
  #timer: { cancel(): void } | null = null;

  constructor(options: DailySummaryOptions) {
    this.#options = options;
    this.#retrier = new Retrier(options.log);
  }

  start(): void {
    this.#retrier.attempt('daily summary', () => this.#look());
    this.#timer = this.#options.clock.setTimer(() => this.start(), LOOK_MS);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#retrier.stop();
  }

  /** One that was due while CronPilot was closed or the computer asleep is sent late, once. */
  #look(): void {
    const { settings, factStore, clock, database, onMessages } = this.#options;
    const at = settings().dailySummaryAt;
    if (at === null) return;
    const nowMs = clock.now();
    const [knownAt, knownNext] = (factStore.get(NEXT_FACT) ?? '').split(' ');
    // One that lies further off was computed by a clock that was wrong.
    const isKnown = knownAt === at && Number(knownNext) < nowMs + 2 * DAY_MS;
    const isDue = isKnown && Number(knownNext) <= nowMs;
    if (isKnown && !isDue) return;
    database.transaction(() => {
      if (isDue) this.#store(nowMs);
      factStore.set(NEXT_FACT, `${at} ${nextTimeMs(at, nowMs)}`);
    });
    onMessages();
  }

  /** By e-mail where that is set up, else as a notification. */
  #store(nowMs: number): void {
    const { messageStore, settings } = this.#options;
    const notice = inUserLanguage(() => summaryNotice(this.#sum(nowMs), nowMs));
    const addresses = mailAddresses([], settings());
    const ways =
      addresses.length > 0
        ? addresses.map((recipient) => ({ channel: 'mail', recipient }) as const)
        : [{ channel: 'notification', recipient: null } as const];
    for (const way of ways) messageStore.add(toMessage(notice, way, settings(), nowMs));
  }

  #sum(nowMs: number): DaySum {
    const { runStore } = this.#options;
    const sinceMs = nowMs - DAY_MS;
    const counts = runStore.outcomesBetween(sinceMs, nowMs);
    const total = (of: 'succeeded' | 'failed') => counts.reduce((sum, one) => sum + one[of], 0);
    const missed = runStore.list({ states: ['missed'], sinceMs, limit: MAX_MISSED });
    return {
      succeeded: total('succeeded'),
      failed: total('failed'),
      missed: missed.reduce((sum, { dueCount }) => sum + dueCount, 0),
      failing: runStore.failing(),
    };
  }
}

/** "86 succeeded, 3 failed, 1 missed", and what is failing now. */
function summaryNotice({ succeeded, failed, missed, failing }: DaySum, nowMs: number): Notice {
  const counts = [
    t('{count} succeeded', { count: succeeded }),
    t('{count} failed', { count: failed }),
    ...(missed > 0 ? [t('{count} missed', { count: missed })] : []),
  ];
  const parts: readonly NoticePart[] = failing.map(({ taskName, lastRun, failureCount }) => ({
    title: t('{task} is failing', { task: taskName }),
    body: t('{count, plural, one {Once, last at {when}.} other {# times, last at {when}.}}', {
      count: failureCount,
      when: sinceWords(lastRun.finishedAtMs ?? lastRun.queuedAtMs, nowMs),
    }),
    taskName,
  }));
  const names = failing.map(({ taskName }) => taskName).join(', ');
  return {
    kind: 'daily_summary',
    title: t('The last 24 hours: {counts}', { counts: counts.join(', ') }),
    body:
      failing.length === 0
        ? t('No task is failing.')
        : t('Failing now: {tasks}.', { tasks: names }),
    taskId: null,
    taskName: null,
    runId: null,
    streakRunId: null,
    parts,
  };
}
