/** Keeps messages to the user until they have arrived or are discarded. */

import type { AlertChannel } from '../../shared/alerts.ts';
import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { Database } from './database.ts';

export type MessageState = 'held' | 'waiting' | 'failed';

/** @typeParam N What is told; anything JSON can hold. */
export interface Message<N> {
  readonly id: number;
  readonly channel: AlertChannel;
  /** An address, for mail. */
  readonly recipient: string | null;
  readonly taskId: number | null;
  readonly notice: N;
  readonly state: MessageState;
  readonly createdAtMs: number;
  /** Not to be sent before. */
  readonly dueAtMs: number;
  readonly attemptCount: number;
  readonly problem: string | null;
}

export type NewMessage<N> = Omit<Message<N>, 'id' | 'attemptCount' | 'problem'>;
type MessageChange = Partial<
  Pick<Message<unknown>, 'state' | 'createdAtMs' | 'dueAtMs' | 'attemptCount' | 'problem'>
>;

interface MessageRow {
  readonly id: number;
  readonly channel: AlertChannel;
  readonly recipient: string | null;
  readonly task_id: number | null;
  readonly notice: string;
  readonly state: MessageState;
  readonly created_at_ms: number;
  readonly due_at_ms: number;
  readonly attempt_count: number;
  readonly problem: string | null;
}

const SELECT = 'SELECT * FROM messages';

/** Each writing call is one transaction unless inside a caller's own. */
export class MessageStore<N> {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(message: NewMessage<N>): void {
    const { channel, recipient, taskId, notice, state, createdAtMs, dueAtMs } = message;
    this.#write(
      `INSERT INTO messages (channel, recipient, task_id, notice, state, created_at_ms, due_at_ms,
         attempt_count) VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
      channel,
      recipient,
      taskId,
      JSON.stringify(notice),
      state,
      createdAtMs,
      dueAtMs,
    );
  }

  /** @throws AppError `not_found` */
  get(id: number): Message<N> {
    const message = this.#find(id);
    if (!message) throw new AppError('not_found', phrase('There is no message {id}.', { id }));
    return message;
  }

  /** Oldest first. */
  due(channel: AlertChannel, nowMs: number): readonly Message<N>[] {
    return this.#select(
      "WHERE state = 'waiting' AND due_at_ms <= ? AND channel = ? ORDER BY id",
      nowMs,
      channel,
    );
  }

  /** Of all that wait; null when nothing does. */
  nextDueAtMs(): number | null {
    return (
      this.#database
        .prepare<{ readonly next: number | null }>(
          "SELECT min(due_at_ms) AS next FROM messages WHERE state IN ('held', 'waiting')",
        )
        .get()?.next ?? null
    );
  }

  /** Oldest first. */
  held(): readonly Message<N>[] {
    return this.#select("WHERE state = 'held' ORDER BY id");
  }

  /** Tried in vain at least once, newest first. */
  troubled(limit: number): readonly Message<N>[] {
    return this.#select('WHERE problem IS NOT NULL ORDER BY id DESC LIMIT ?', limit);
  }

  /** Given up. */
  failedCount(): number {
    const row = this.#database
      .prepare<{ readonly count: number }>(
        "SELECT count(*) AS count FROM messages WHERE state = 'failed'",
      )
      .get();
    return row?.count ?? 0;
  }

  /** Nothing, when it was discarded meanwhile. */
  update(id: number, change: MessageChange): void {
    const before = this.#find(id);
    if (!before) return;
    const { state, createdAtMs, dueAtMs, attemptCount, problem } = { ...before, ...change };
    this.#write(
      `UPDATE messages SET state = ?, created_at_ms = ?, due_at_ms = ?, attempt_count = ?,
         problem = ? WHERE id = ?`,
      state,
      createdAtMs,
      dueAtMs,
      attemptCount,
      problem,
      id,
    );
  }

  remove(ids: readonly number[]): void {
    this.#write(
      'DELETE FROM messages WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    );
  }

  #find(id: number): Message<N> | null {
    return this.#select('WHERE id = ?', id)[0] ?? null;
  }

  #select(rest: string, ...parameters: readonly unknown[]): readonly Message<N>[] {
    return this.#database
      .prepare<MessageRow>(`${SELECT} ${rest}`)
      .all(...parameters)
      .map((row) => toMessage<N>(row));
  }

  #write(sql: string, ...parameters: readonly unknown[]): void {
    this.#database.transaction(() => this.#database.prepare(sql).run(...parameters));
  }
}

function toMessage<N>(row: MessageRow): Message<N> {
  return {
    id: row.id,
    channel: row.channel,
    recipient: row.recipient,
    taskId: row.task_id,
    // Was written by `add`, and by nobody else.
    notice: JSON.parse(row.notice) as N,
    state: row.state,
    createdAtMs: row.created_at_ms,
    dueAtMs: row.due_at_ms,
    attemptCount: row.attempt_count,
    problem: row.problem,
  };
}
