/** Gathers what happened and tells it to every subscriber: the window and the control socket's clients. */

import type { WebContents } from 'electron';

import type { EventName, Payload } from '../../shared/ipc-contract.ts';
import type { Run, RunId } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { RunProgress, Status } from '../../shared/status.ts';
import type { Progress } from '../../shared/worker-protocol.ts';

const GATHER_MS = 50;
/** Status at most four times a second. */
const STATUS_INTERVAL_MS = 250;

export type Subscriber = <N extends EventName>(name: N, payload: Payload<N>) => void;

/** Call its methods after what they tell of was stored. */
export class Publisher {
  readonly #readStatus: () => Status;
  readonly #subscribers = new Set<Subscriber>();
  readonly #grownLogs = new Map<RunId, number>();
  readonly #progress = new Map<RunId, Progress>();
  #gatherTimer: NodeJS.Timeout | undefined;
  #statusTimer: NodeJS.Timeout | undefined;
  #statusSentAtMs = Number.NEGATIVE_INFINITY;

  /** @param readStatus Read at the moment of telling, so the last word is always the newest. */
  constructor(readStatus: () => Status) {
    this.#readStatus = readStatus;
  }

  /** Returns a function that ends the subscription. */
  subscribe(subscriber: Subscriber): () => void {
    // Wrapped, so that one function subscribed twice is two subscriptions.
    const own: Subscriber = (name, payload) => subscriber(name, payload);
    this.#subscribers.add(own);
    return () => {
      this.#subscribers.delete(own);
    };
  }

  /** What its log gained before is told first. */
  runChanged(run: Run): void {
    if (this.#grownLogs.has(run.id) || this.#progress.has(run.id)) this.#flush();
    this.#publish('run.changed', run);
  }

  taskChanged(taskId: number): void {
    this.#publish('task.changed', { taskId });
  }

  logGrew({ runId, totalBytes }: Payload<'log.grew'>[number]): void {
    this.#grownLogs.set(runId, totalBytes);
    this.#gather();
  }

  runProgressed({ runId, progress }: RunProgress): void {
    this.#progress.set(runId, progress);
    this.#gather();
  }

  /** Never tells at once: its caller may be in the middle of several changes, or of a start. */
  statusChanged(): void {
    if (this.#statusTimer) return;
    const waitMs = this.#statusSentAtMs + STATUS_INTERVAL_MS - performance.now();
    this.#statusTimer = setTimeout(() => this.#sendStatus(), Math.max(GATHER_MS, waitMs));
  }

  settingsChanged(settings: Settings): void {
    this.#publish('settings.changed', settings);
  }

  alertsChanged(undeliveredCount: number): void {
    this.#publish('alerts.changed', { undeliveredCount });
  }

  routeRequested(path: string): void {
    this.#publish('route.requested', { path });
  }

  noticeRaised(notice: Payload<'notice.raised'>): void {
    this.#publish('notice.raised', notice);
  }

  /** Tells nothing any more. Call before the database is closed. */
  close(): void {
    this.#subscribers.clear();
    clearTimeout(this.#gatherTimer);
    clearTimeout(this.#statusTimer);
  }

  #gather(): void {
    this.#gatherTimer ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    clearTimeout(this.#gatherTimer);
    this.#gatherTimer = undefined;
    const grown = [...this.#grownLogs].map(([runId, totalBytes]) => ({ runId, totalBytes }));
    const progress = [...this.#progress].map(([runId, last]) => ({ runId, progress: last }));
    this.#grownLogs.clear();
    this.#progress.clear();
    if (grown.length > 0) this.#publish('log.grew', grown);
    if (progress.length > 0) this.#publish('run.progressed', progress);
  }

  #sendStatus(): void {
    this.#statusTimer = undefined;
    this.#statusSentAtMs = performance.now();
    if (this.#subscribers.size > 0) this.#publish('status.changed', this.#readStatus());
  }

  #publish<N extends EventName>(name: N, payload: Payload<N>): void {
    for (const subscriber of this.#subscribers) subscriber(name, payload);
  }
}

/**
 * Subscribes whatever window there is at the moment of telling; none, or a dying one, hears nothing.
 *
 * @param problems those of the status, in the language of the window
 */
export function publishToWindow(
  publisher: Publisher,
  webContents: () => Pick<WebContents, 'isDestroyed' | 'send'> | null,
  problems: () => Status['problems'],
): () => void {
  return publisher.subscribe((name, payload) => {
    const target = webContents();
    if (!target || target.isDestroyed()) return;
    const said =
      name === 'status.changed' ? { ...(payload as Status), problems: problems() } : payload;
    target.send(name, said);
  });
}
