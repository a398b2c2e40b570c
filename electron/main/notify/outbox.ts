/** Sends what waits in the store, by each way one message after the other, until it has arrived. */

import { setTimeout as delay } from 'node:timers/promises';

import { type AlertChannel, alertChannels } from '../../shared/alerts.ts';
import type { Clock } from '../../shared/clock.ts';
import { phrase, say, sayEnglish } from '../../shared/phrase.ts';
import { inUserLanguage } from '../language.ts';
import { Retrier } from '../run/retrier.ts';
import type { Database } from '../store/database.ts';
import type { Message, MessageStore } from '../store/message-store.ts';
import { decideBursts, decideDigests, type Merge } from './merge.ts';
import { type Delivery, decideNextAttempt } from './next-attempt.ts';
import type { Notice } from './notice.ts';

/** What it rejects with is a bug: it is logged, and the message tried again later. */
export type Deliver = (message: Message<Notice>) => Promise<Delivery>;

interface OutboxOptions {
  readonly database: Database;
  readonly store: MessageStore<Notice>;
  readonly deliver: Readonly<Record<AlertChannel, Deliver>>;
  readonly clock: Clock;
  /** What is held goes out when its time comes, or at once when nothing is to be quiet. */
  readonly isQuiet: (nowMs: number) => boolean;
  /** A message has failed, or one that had failed is gone. */
  readonly onTrouble: () => void;
  readonly log: (message: string) => void;
}

/** A timer stands still while the computer sleeps, and the clock may be set. */
const MAX_DELAY_MS = 60_000;
const STOP_PATIENCE_MS = 5_000;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #retrier: Retrier;
  /** What is under way on each channel. */
  readonly #lanes = new Map<AlertChannel, Promise<void>>();
  /** Their outcome is known, but the store refuses to hear it. */
  readonly #unsettled = new Set<number>();
  #timer: { cancel(): void } | null = null;
  #isStopped = false;
  /** What comes of an attempt is no longer written down. */
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#retrier = new Retrier(options.log);
  }

  /** Waits a few seconds for what is under way; what does not arrive by then is sent again later. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#timer?.cancel();
    const patience = new AbortController();
    const over = delay(STOP_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {});
    await Promise.race([Promise.all(this.#lanes.values()), over]);
    patience.abort();
    this.#retrier.stop();
    this.#isClosed = true;
  }

  /** Call after messages were stored, at the start, and when something else may have changed. */
  look(): void {
    if (this.#isStopped) return;
    this.#retrier.attempt('messages', () => {
      this.#release();
      this.#mergeMail();
      for (const channel of alertChannels) this.#begin(channel);
      this.#arm();
    });
  }

  #arm(): void {
    this.#timer?.cancel();
    const { clock, store } = this.#options;
    const nextMs = store.nextDueAtMs();
    if (nextMs === null || this.#isStopped) return;
    const delayMs = Math.min(Math.max(nextMs - clock.now(), 0), MAX_DELAY_MS);
    // What is due now is under way, and looks again when it is done.
    this.#timer = clock.setTimer(() => this.look(), delayMs || MAX_DELAY_MS);
  }

  /** What quiet hours held back goes out as one message. */
  #release(): void {
    const { store, clock, isQuiet } = this.#options;
    const nowMs = clock.now();
    if (isQuiet(nowMs)) return;
    const held = store.held();
    if (held.length === 0) return;
    this.#options.database.transaction(() => {
      const digests = inUserLanguage(() => decideDigests(held));
      const merged = this.#replace(digests, nowMs);
      for (const { id } of held) {
        if (!merged.has(id))
          store.update(id, { state: 'waiting', createdAtMs: nowMs, dueAtMs: nowMs });
      }
    });
  }

  #mergeMail(): void {
    const { store, clock, database } = this.#options;
    const nowMs = clock.now();
    if (store.due('mail', nowMs).length === 0) return;
    const waiting = store.due('mail', Number.MAX_SAFE_INTEGER);
    const merges = inUserLanguage(() => decideBursts(waiting));
    if (merges.length > 0) database.transaction(() => this.#replace(merges, nowMs));
  }

  /** @returns ids of those that are gone */
  #replace(merges: readonly Merge[], nowMs: number): ReadonlySet<number> {
    const { store } = this.#options;
    const gone = new Set(merges.flatMap(({ messages }) => messages.map(({ id }) => id)));
    for (const { messages, notice } of merges) {
      const [first] = messages;
      if (!first) continue;
      const { channel, recipient } = first;
      const times = { createdAtMs: nowMs, dueAtMs: nowMs };
      store.add({ channel, recipient, taskId: null, notice, state: 'waiting', ...times });
    }
    if (gone.size > 0) store.remove([...gone]);
    return gone;
  }

  #begin(channel: AlertChannel): void {
    if (this.#lanes.has(channel) || !this.#next(channel)) return;
    const lane = this.#send(channel).finally(() => {
      this.#lanes.delete(channel);
      this.look();
    });
    this.#lanes.set(channel, lane);
  }

  async #send(channel: AlertChannel): Promise<void> {
    for (let next = this.#next(channel); next && !this.#isStopped; next = this.#next(channel)) {
      const message = next;
      const delivery = await this.#deliver(message);
      if (this.#isClosed) return;
      this.#unsettled.add(message.id);
      this.#retrier.attempt(`message ${message.id}`, () => this.#settle(message, delivery));
    }
  }

  async #deliver(message: Message<Notice>): Promise<Delivery> {
    try {
      return await inUserLanguage(() => this.#options.deliver[message.channel](message));
    } catch (error) {
      this.#options.log(`A message could not be made: ${inFull(error)}`);
      const problem = phrase('CronPilot could not make the message.');
      return { kind: 'failed', problem, isFinal: false };
    }
  }

  #next(channel: AlertChannel): Message<Notice> | null {
    const { store, clock } = this.#options;
    const due = store.due(channel, clock.now());
    return due.find(({ id }) => !this.#unsettled.has(id)) ?? null;
  }

  #settle(message: Message<Notice>, delivery: Delivery): void {
    const { store, clock, log, onTrouble } = this.#options;
    if (delivery.kind === 'delivered') store.remove([message.id]);
    else {
      const { problem, ...change } = decideNextAttempt(message, delivery, clock.now());
      store.update(message.id, { ...change, problem: inUserLanguage(() => say(problem)) });
      const { taskName, kind } = message.notice;
      const what = `${message.channel} message on “${taskName ?? kind}”`;
      log(`The ${what} did not arrive: ${sayEnglish(problem)}`);
    }
    this.#unsettled.delete(message.id);
    if (delivery.kind !== 'delivered' || message.problem !== null) onTrouble();
  }
}

function inFull(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
