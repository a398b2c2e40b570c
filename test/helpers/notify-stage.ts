/** A notifier over real stores, to which a test gives runs; its messages stay in the store. */

import { EventEmitter } from 'node:events';
import { onTestFinished } from 'vitest';

import type { Notice } from '../../electron/main/notify/notice.ts';
import { Notifier } from '../../electron/main/notify/notifier.ts';
import type { FreshnessEvents } from '../../electron/main/run/freshness-watch.ts';
import { AlertMarkStore } from '../../electron/main/store/alert-mark-store.ts';
import type { Database } from '../../electron/main/store/database.ts';
import { type Message, MessageStore } from '../../electron/main/store/message-store.ts';
import { MuteStore } from '../../electron/main/store/mute-store.ts';
import { RunStore } from '../../electron/main/store/run-store.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import type { AlertChannel } from '../../electron/shared/alerts.ts';
import type { Run } from '../../electron/shared/run.ts';
import { defaultSettings, type Settings } from '../../electron/shared/settings.ts';
import type { Task, TaskDraft } from '../../electron/shared/task.ts';
import { makeRun, makeTaskInput } from './make-task.ts';

export const STAGE_START_MS = 1_764_000_000_000;

export class NotifyStage {
  readonly taskStore: TaskStore;
  readonly markStore: AlertMarkStore;
  readonly messageStore: MessageStore<Notice>;
  readonly muteStore: MuteStore;
  readonly runStore: RunStore;
  readonly events = new EventEmitter<{ changed: [Run] }>();
  readonly freshness = new EventEmitter<FreshnessEvents>();
  settings: Settings = defaultSettings;
  nowMs = STAGE_START_MS;
  logReasonOf: (run: Run) => string | null = () => null;
  /** Called after messages were stored. */
  onMessages: () => void = () => undefined;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.taskStore = new TaskStore(database);
    this.markStore = new AlertMarkStore(database);
    this.messageStore = new MessageStore(database);
    this.muteStore = new MuteStore(database);
    this.runStore = new RunStore(database, (before, after) => this.markStore.follow(before, after));
  }

  startNotifier(): Notifier {
    const { events, freshness, runStore, taskStore, markStore, messageStore, muteStore } = this;
    const stores = { runStore, taskStore, markStore, messageStore, muteStore };
    const notifier = new Notifier({
      ...stores,
      events,
      freshness,
      database: this.#database,
      settings: () => this.settings,
      logReasonOf: (run) => this.logReasonOf(run),
      now: () => this.nowMs,
      onMessages: () => this.onMessages(),
      log: () => undefined,
    });
    notifier.start();
    onTestFinished(() => notifier.stop());
    return notifier;
  }

  createTask(overrides: Partial<TaskDraft> = {}): Task {
    return this.taskStore.create(makeTaskInput(overrides), STAGE_START_MS);
  }

  /** Stores a run that ended so long after the start, and tells of it as the run service does. */
  end(task: Task, state: Run['state'], atMs: number, change: Partial<Run> = {}): Run {
    const finishedAtMs = STAGE_START_MS + atMs;
    this.nowMs = finishedAtMs;
    const startedAtMs = finishedAtMs - 1_000;
    return this.insert(task, { state, startedAtMs, finishedAtMs, ...change });
  }

  insert(task: Task, change: Partial<Run>): Run {
    const { id: _id, ...row } = makeRun({ taskId: task.id, taskName: task.name, ...change });
    return this.tell(this.runStore.insert(row));
  }

  update(run: Run, change: Partial<Run>): Run {
    return this.tell(this.runStore.update(run.id, change));
  }

  tell(run: Run): Run {
    this.events.emit('changed', run);
    return run;
  }

  /** Oldest first, held and failed ones too. */
  messages(channel: AlertChannel = 'notification'): readonly Message<Notice>[] {
    const { messageStore } = this;
    return [...messageStore.due(channel, Number.MAX_SAFE_INTEGER), ...messageStore.held()]
      .filter((message) => message.channel === channel)
      .sort((a, b) => a.id - b.id);
  }

  /** Of the notifications. */
  get told(): readonly Notice[] {
    return this.messages().map(({ notice }) => notice);
  }

  get kinds(): readonly string[] {
    return this.told.map(({ kind }) => kind);
  }
}
