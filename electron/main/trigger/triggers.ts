/** Starts tasks for every reason but a schedule and the user. */

import type { Run } from '../../shared/run.ts';
import { isOutcome } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import { Retrier } from '../run/retrier.ts';
import type { ChainStore } from '../store/chain-store.ts';
import type { FactStore } from '../store/fact-store.ts';
import { isSameBoot } from './boot-identity.ts';
import { ChainStarter } from './chain-starter.ts';
import { FileTriggers } from './file-triggers.ts';
import { fireAll, type Firing } from './fire.ts';
import { FirstSignal } from './first-signal.ts';
import { TriggerIndex } from './trigger-index.ts';
import { Webhooks, type WebhooksOptions } from './webhooks.ts';

export interface TriggersOptions extends WebhooksOptions {
  readonly chainStore: ChainStore;
  readonly factStore: FactStore;
  readonly homeDir: string;
  readonly dataDir: string;
  /** Differs from boot to boot. */
  readonly bootIdentity: string;
  readonly onProblemsChanged: () => void;
  readonly log: (message: string) => void;
}

const SAME_SLEEP_MS = 60_000;
const SAME_UNLOCK_MS = 2_000;
/** Fact: the boot that the tasks for it were last started at. */
const BOOT_FACT = 'boot';

export class Triggers {
  readonly webhooks: Webhooks;
  readonly #options: TriggersOptions;
  readonly #index: TriggerIndex;
  readonly #chains: ChainStarter;
  readonly #files: FileTriggers;
  readonly #wake = new FirstSignal(SAME_SLEEP_MS);
  readonly #unlock = new FirstSignal(SAME_UNLOCK_MS);
  readonly #retrier: Retrier;
  #firingCount = 0;
  #followUpTimer: NodeJS.Immediate | null = null;
  #isRunning = false;
  readonly #onRunChanged = (run: Run): void => {
    if (isOutcome(run.state)) this.#followUpSoon();
  };

  /** From here on no end of a run is lost to the tasks that come after it. */
  constructor(options: TriggersOptions) {
    this.#options = options;
    this.webhooks = new Webhooks(options);
    this.#retrier = new Retrier(options.log);
    this.#index = new TriggerIndex(options.taskStore);
    this.#chains = new ChainStarter({
      ...options,
      index: this.#index,
      fire: (firings, alongside) => void fireAll(firings, options, alongside),
    });
    this.#files = new FileTriggers({
      ...options,
      index: this.#index,
      taskName: (taskId) => options.taskStore.get(taskId).name,
      fire: (firing) => this.#fire([firing]),
    });
  }

  /** Sentences on triggers that do not work at present. */
  get problems(): readonly string[] {
    return this.#files.problems;
  }

  /** A sentence on why the task is not started by each change at present. */
  holdOf(taskId: TaskId): string | null {
    return this.#files.holdOf(taskId);
  }

  /** Call once, when the run service has taken over what an earlier CronPilot left. */
  start(): void {
    this.#isRunning = true;
    this.#fireStartup();
    this.#options.runService.events.on('changed', this.#onRunChanged);
    this.#followUpSoon();
    this.#files.refresh();
  }

  /** Nothing is started after this. Ends that are not followed up yet are so by the next start. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#options.runService.events.off('changed', this.#onRunChanged);
    if (this.#followUpTimer) clearImmediate(this.#followUpTimer);
    this.#retrier.stop();
    await this.#files.stop();
  }

  /** Call after each stored change of a task. */
  taskChanged(taskId: TaskId): void {
    this.#index.refresh(taskId);
    this.#retrier.attempt(`chains of task ${taskId}`, () => this.#chains.taskChanged(taskId));
    if (this.#isRunning) this.#files.refresh();
  }

  /** The computer has woken up; may be told several times of one sleep. */
  woken(awakeAtMs: number): void {
    if (this.#isRunning && this.#wake.isFirst(awakeAtMs)) this.#fireKind('resume');
  }

  /** May be told by two ways. */
  unlocked(): void {
    if (this.#isRunning && this.#unlock.isFirst(this.#options.now())) this.#fireKind('unlock');
  }

  #fireKind(kind: 'resume' | 'unlock'): void {
    this.#fire(this.#index.tasksWith(kind).map((taskId) => ({ taskId, trigger: kind })));
  }

  #fireStartup(): void {
    const { factStore, bootIdentity } = this.#options;
    const isNewBoot = !isSameBoot(factStore.get(BOOT_FACT), bootIdentity);
    const taskIds = this.#index.tasksWith('app_start', ...(isNewBoot ? ['boot' as const] : []));
    const firings = taskIds.map((taskId) => ({ taskId, trigger: 'startup' as const }));
    this.#fire(firings, () => factStore.set(BOOT_FACT, bootIdentity));
  }

  #fire(firings: readonly Firing[], alongside?: () => void): void {
    if (firings.length === 0 && !alongside) return;
    this.#firingCount++;
    this.#retrier.attempt(
      `firing ${this.#firingCount}`,
      () => void fireAll(firings, this.#options, alongside),
    );
  }

  /** Not at once, since the retry of a run that has ended is to be seen first. */
  #followUpSoon(): void {
    this.#followUpTimer ??= setImmediate(() => {
      this.#followUpTimer = null;
      this.#retrier.attempt('follow-ups', () => this.#chains.followUp());
    });
  }
}
