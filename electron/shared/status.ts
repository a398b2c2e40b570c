/** What CronPilot as a whole is doing now: the tray's menu, the sidebar and `cronpilot status`. */

import type { Run, RunId } from './run.ts';
import type { TaskId } from './task.ts';
import type { Progress } from './worker-protocol.ts';

export interface NextFire {
  readonly taskId: TaskId;
  readonly taskName: string;
  readonly fireAtMs: number;
}

export interface Pause {
  readonly sinceMs: number;
  /** Null: until the user resumes. */
  readonly untilMs: number | null;
}

/** A task whose last outcome was a failure. */
export interface FailingTask {
  readonly taskId: TaskId;
  readonly taskName: string;
  /** The newest failed run. */
  readonly lastRun: Run;
  /** Failures in a row up to now. */
  readonly failureCount: number;
}

/** A failing task as the user sees it. */
export interface ShownFailure extends FailingTask {
  /** The user wants to hear no more of `lastRun`. */
  readonly isDismissed: boolean;
}

/** A task that has gone without a success for longer than its user expects. */
export interface StaleTask {
  readonly taskId: TaskId;
  readonly taskName: string;
  /** A success is expected every so often. */
  readonly freshnessMs: number;
  /** Null when there never was one. */
  readonly lastSuccessAtMs: number | null;
  /** When it went stale. */
  readonly sinceMs: number;
}

/** How far a running run last said it is. */
export interface RunProgress {
  readonly runId: RunId;
  readonly progress: Progress;
}

export interface Status {
  readonly version: string;
  readonly pid: number;
  readonly startedAtMs: number;
  readonly dataDir: string;
  readonly headless: boolean;
  /** False when the desktop shows no tray icons; closing the window then minimises it. */
  readonly trayAvailable: boolean;
  readonly taskCount: number;
  readonly enabledTaskCount: number;
  readonly maxConcurrentRuns: number;
  /** Oldest first. */
  readonly running: readonly Run[];
  /** Of those of them that say how far they are. */
  readonly progress: readonly RunProgress[];
  /** In the order they will start. */
  readonly queued: readonly Run[];
  /** Most recent failure first. */
  readonly failing: readonly ShownFailure[];
  /** Longest stale first. */
  readonly stale: readonly StaleTask[];
  /** Soonest first, at most ten, one line for each task. */
  readonly next: readonly NextFire[];
  readonly favourites: readonly { readonly taskId: TaskId; readonly taskName: string }[];
  readonly pause: Pause | null;
  /** Nobody looks for due tasks any more; a fault, of which `problems` tells. */
  readonly isStalled: boolean;
  /** When the newest verified backup was made; null before the first. */
  readonly lastBackupAtMs: number | null;
  /** Sentences about CronPilot itself: a settings file kept aside, a disk nearly full. */
  readonly problems: readonly string[];
}

/** Which of the tray's icons says it; by shape, never by colour alone. */
export type TrayState = 'idle' | 'running' | 'failing' | 'paused' | 'stopped';

export function trayState(
  status: Pick<Status, 'running' | 'failing' | 'pause' | 'isStalled'>,
): TrayState {
  if (status.isStalled) return 'stopped';
  if (status.pause) return 'paused';
  if (openFailures(status).length > 0) return 'failing';
  return status.running.length > 0 ? 'running' : 'idle';
}

/** Those that still need the user. */
export function openFailures({ failing }: Pick<Status, 'failing'>): readonly ShownFailure[] {
  return failing.filter(({ isDismissed }) => !isDismissed);
}
