/** Takes over the runs that an earlier CronPilot, or a worker that died, left active. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { assertNever } from '../../shared/errors.ts';
import type { Run, RunId } from '../../shared/run.ts';
import { removeControlFolder, removeLeftFolders } from './control-folders.ts';
import type { SettlingEnd } from './outcome.ts';
import { decideRecovery } from './recovery.ts';
import type { RunEnds } from './run-ends.ts';
import type { RunParts } from './run-parts.ts';
import type { RunStarts } from './run-starts.ts';
import type { RunStops } from './run-stops.ts';
import { NO_FREE_SLOT } from './waiting-reasons.ts';
import { toWaitingRun } from './waiting-run.ts';

export class RunRecovery {
  readonly #parts: RunParts;
  readonly #starts: RunStarts;
  readonly #stops: RunStops;
  readonly #ends: RunEnds;

  constructor(parts: RunParts, starts: RunStarts, stops: RunStops, ends: RunEnds) {
    this.#parts = parts;
    this.#starts = starts;
    this.#stops = stops;
    this.#ends = ends;
  }

  /** What an earlier CronPilot left. */
  recoverAll(): void {
    const { retrier, runStore, runsDir } = this.#parts;
    const activeIds = runStore.active().map(({ id }) => id);
    removeLeftFolders(runsDir, new Set(activeIds));
    this.recover(activeIds, () => {
      retrier.attempt('postponing catch-ups', () => this.#starts.postponeCatchUps());
    });
  }

  /** @param andThen is done before any of them is started */
  recover(runIds: readonly RunId[], andThen?: () => void): void {
    const { retrier, runStore } = this.#parts;
    this.#starts.after(() => {
      for (const runId of runIds)
        retrier.attempt(`recovery ${runId}`, () => this.#recover(runStore.get(runId)));
      andThen?.();
    });
  }

  /** What it left is removed first, so that no late starter finds it. */
  startAnew(runId: RunId): void {
    const { runStore, runsDir } = this.#parts;
    removeControlFolder(runsDir, runId);
    const run = runStore.get(runId);
    if (run.state === 'running') this.#queueAgain(run);
    this.#starts.drain();
  }

  #recover(run: Run): void {
    const { runStore, workerHost, active, secrets, now } = this.#parts;
    const launch = runStore.launchOf(run.id);
    // Its process is a child of this very CronPilot; only its worker died.
    const isOurs = workerHost.hasForked(run.id);
    const mayHaveBegun = isOurs || this.#hasTrace(run, launch?.spec.endsWithApp ?? false);
    const decision = decideRecovery(run, launch, mayHaveBegun);
    switch (decision.kind) {
      case 'queue':
        removeControlFolder(this.#parts.runsDir, run.id);
        this.#queueAgain(run);
        return;
      case 'adopt':
        active.occupy(run.id, { taskId: run.taskId, locks: decision.locks }, !isOurs);
        workerHost.adopt(
          decision.spec,
          decision.process,
          run.startedAtMs ?? now(),
          // Without its key the worker knows no secret, and so leaves the output out.
          (launch?.secrets && secrets.unseal(launch.secrets)) ?? [],
        );
        if (decision.spec.stopWithApp && !isOurs) workerHost.stop(run.id, 'app_quit', 0);
        return;
      case 'vanished':
        this.#ends.settle([{ runId: run.id, end: vanishedAt(now()), startedAtMs: null }]);
        return;
      default:
        assertNever(decision);
    }
  }

  /** A forked process makes the status file before anything else, a launcher needs the launch file. */
  #hasTrace(run: Run, isForked: boolean): boolean {
    const filename = isForked ? 'status' : 'launch.sh';
    return existsSync(join(this.#parts.runsDir, String(run.id), filename));
  }

  /** Its task may have been disabled or deleted meanwhile. */
  #queueAgain(run: Run): void {
    const { taskStore, runStore, changes, active } = this.#parts;
    const task = taskStore.get(run.taskId);
    const back = {
      ...NO_FREE_SLOT,
      state: 'queued',
      startedAtMs: null,
      logFilename: null,
    } as const;
    const wait = () => active.wait(toWaitingRun(run, task, runStore));
    if (run.state === 'running') changes.move(run.id, back, wait);
    else wait();
    this.#stops.taskChanged(task);
  }
}

function vanishedAt(endedAtMs: number): SettlingEnd {
  return { kind: 'vanished', stop: null, logBytes: 0, endedAtMs };
}
