/** What the handlers are built from; the only way by which clients reach the rest of CronPilot. */

import type { SampleTask } from '../../shared/ipc-contract.ts';
import type { NativeMenu } from '../../shared/native-menu.ts';
import type { Pause, Status } from '../../shared/status.ts';
import type { TaskId, TaskInput } from '../../shared/task.ts';
import type { LocalApi } from '../api/local-api.ts';
import type { CommandFile } from '../command-file.ts';
import type { Explainer } from '../explain/explainer.ts';
import type { Alerts } from '../notify/alerts.ts';
import type { Paths } from '../paths.ts';
import type { RunEnvironment } from '../run-environment.ts';
import type { RunLogJob } from '../run/log-jobs.ts';
import type { RunService } from '../run/run-service.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { SettingsStore } from '../settings.ts';
import type { Database } from '../store/database.ts';
import type { DayStore } from '../store/day-store.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { Triggers } from '../trigger/triggers.ts';
import type { Backups } from '../upkeep/backups.ts';
import type { DeletedTasks } from '../upkeep/deleted-tasks.ts';

/** Native dialogs and the file manager. */
export interface DesktopPort {
  /** Null when the user closes the dialog without a choice. */
  pickPath(kind: 'file' | 'folder', startPath: string | null): Promise<string | null>;
  /** Where to save a file; asks before one is replaced. Null when the user gives up. */
  pickSavePath(suggestedFilename: string): Promise<string | null>;
  /** The id of what was chosen, null for nothing. */
  showMenu(menu: NativeMenu): Promise<string | null>;
  /** @throws AppError `unavailable` when nothing opens it */
  openFolder(path: string): Promise<void>;
  /** In the user's browser. Only for addresses of our own. */
  openAddress(url: string): Promise<void>;
  /** A sentence while the global shortcut of the settings does not work. */
  shortcutProblem(): string | null;
  /** Asks first while tasks run. */
  quit(): void;
  /** Opens the folder of a file with the file selected. */
  showFile(path: string): void;
  /** @throws {AppError} `unavailable` when no program opens such files */
  openFile(path: string): Promise<void>;
  openLink(url: string): Promise<void>;
}

export interface HandlerParts {
  readonly database: Pick<Database, 'changeCount' | 'durable'>;
  readonly taskStore: TaskStore;
  readonly runStore: RunStore;
  readonly runService: RunService;
  readonly scheduler: Scheduler;
  readonly triggers: Triggers;
  readonly explainer: Explainer;
  readonly dayStore: DayStore;
  readonly ledgerStore: LedgerStore;
  readonly backups: Backups;
  readonly deletedTasks: DeletedTasks;
  readonly alerts: Alerts;
  readonly environment: RunEnvironment;
  readonly localApi: LocalApi;
  readonly commandFile: CommandFile;
  readonly settings: SettingsStore;
  readonly paths: Paths;
  readonly runLogJob: RunLogJob;
  readonly status: () => Status;
  readonly samples: () => readonly SampleTask[];
  /**
   * @param taskId of the task that is edited; null for a new one
   * @throws AppError `invalid_input` for a missing folder or interpreter, an impossible schedule, or
   *   tasks that would start each other for ever.
   */
  readonly checkTask: (input: TaskInput, taskId: TaskId | null) => void;
  /** Holds all schedules, or lets them go on with null. */
  readonly pause: (pause: Pause | null) => void;
  /** Tells the scheduler and everybody else of a stored change. */
  readonly taskChanged: (taskId: number) => void;
  /** @throws AppError `not_found` */
  readonly setDismissed: (runId: number, isDismissed: boolean) => void;
  /** Leaves the task's next fire time out. @throws AppError `conflict` when it is another one */
  readonly skipNext: (taskId: TaskId, fireAtMs: number) => void;
  /** Ends CronPilot in order and starts it again; runs go on meanwhile. Returns at once. */
  readonly restart: () => void;
  /** Null when there is no desktop. */
  readonly desktop: DesktopPort | null;
  /** Why unlocking the screen is not noticed, as a sentence; null when it is. */
  readonly unlockProblem: () => string | null;
  readonly now: () => number;
}
