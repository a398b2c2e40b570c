/** Says what CronPilot as a whole is doing, for the tray, the window and the CLI. */

import type { NextFire, Pause, ShownFailure, Status } from '../shared/status.ts';
import { pauseInForce } from '../shared/task.ts';
import type { Alerts } from './notify/alerts.ts';
import type { FreshnessWatch } from './run/freshness-watch.ts';
import type { ProgressBoard } from './run/progress-board.ts';
import type { RunService } from './run/run-service.ts';
import type { Scheduler } from './schedule/scheduler.ts';
import type { SettingsStore } from './settings.ts';
import type { DayStore } from './store/day-store.ts';
import type { RunStore } from './store/run-store.ts';
import type { TaskStore } from './store/task-store.ts';
import type { Backups } from './upkeep/backups.ts';

export interface StatusParts {
  readonly version: string;
  readonly startedAtMs: number;
  readonly dataDir: string;
  readonly headless: boolean;
  readonly trayAvailable: () => boolean;
  readonly pause: () => Pause | null;
  readonly problems: () => readonly string[];
  readonly alerts: Pick<Alerts, 'isStalled'>;
  readonly settings: SettingsStore;
  readonly taskStore: TaskStore;
  readonly runStore: RunStore;
  readonly dayStore: Pick<DayStore, 'dismissedOf'>;
  readonly runService: RunService;
  readonly progressBoard: ProgressBoard;
  readonly freshness: FreshnessWatch;
  readonly scheduler: Scheduler;
  readonly backups: Pick<Backups, 'lastAtMs'>;
}

const MAX_NEXT = 10;

export function readStatus(parts: StatusParts): Status {
  const { runStore, runService, taskStore, settings } = parts;
  const { running, queued } = runService.active;
  return {
    version: parts.version,
    pid: process.pid,
    startedAtMs: parts.startedAtMs,
    dataDir: parts.dataDir,
    headless: parts.headless,
    trayAvailable: parts.trayAvailable(),
    ...taskStore.count(),
    maxConcurrentRuns: settings.get().maxConcurrentRuns,
    running: running.map((runId) => runStore.get(runId)),
    progress: parts.progressBoard.all,
    queued: queued.map((runId) => runStore.get(runId)),
    failing: shownFailures(parts),
    stale: parts.freshness.stale,
    next: nextFires(parts),
    favourites: inOrder(taskStore.favourites(), settings.get().favouriteOrder),
    pause: parts.pause(),
    isStalled: parts.alerts.isStalled,
    lastBackupAtMs: parts.backups.lastAtMs,
    problems: parts.problems(),
  };
}

function shownFailures({ runStore, dayStore }: StatusParts): readonly ShownFailure[] {
  const failing = runStore.failing();
  const dismissed = dayStore.dismissedOf(failing.map(({ lastRun }) => lastRun.id));
  return failing.map((task) => ({ ...task, isDismissed: dismissed.has(task.lastRun.id) }));
}

/** As the user has put them; the others follow by name. */
function inOrder(favourites: Status['favourites'], order: readonly number[]): Status['favourites'] {
  const placeOf = (taskId: number) => (order.includes(taskId) ? order.indexOf(taskId) : Infinity);
  return favourites.toSorted((a, b) => {
    const [placeA, placeB] = [placeOf(a.taskId), placeOf(b.taskId)];
    return placeA === placeB ? 0 : placeA - placeB;
  });
}

/** One line per task: several schedules of one task count once. None for a task's own pause. */
function nextFires({ scheduler, taskStore }: StatusParts): readonly NextFire[] {
  const seen = new Set<number>();
  const next: NextFire[] = [];
  for (const { taskId, fireAtMs } of scheduler.nextFires(MAX_NEXT * 5)) {
    if (seen.has(taskId) || next.length === MAX_NEXT) continue;
    seen.add(taskId);
    const task = taskStore.get(taskId);
    if (!pauseInForce(task, fireAtMs)) next.push({ taskId, taskName: task.name, fireAtMs });
  }
  return next;
}
