/** Takes a run from request to end: the way in for everybody who asks for runs or stops them. */

import type { EventEmitter } from 'node:events';

import { AppError } from '../../shared/errors.ts';
import type { Run, RunId } from '../../shared/run.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';
import type { Task } from '../../shared/task.ts';
import { ActiveRuns } from './active-runs.ts';
import { admit } from './admission.ts';
import { checkFileParameters } from './check-file-parameters.ts';
import { checkParameters } from './check-parameters.ts';
import { DurationWatch } from './duration-watch.ts';
import type { NewRun, RunRequest } from './new-run.ts';
import { Retrier } from './retrier.ts';
import { RunChanges } from './run-changes.ts';
import { RunEnds } from './run-ends.ts';
import type { RunEvents } from './run-events.ts';
import type { RunParts, RunServiceOptions } from './run-parts.ts';
import { bringForward } from './bring-forward.ts';
import { RunRecovery } from './run-recovery.ts';
import { RunStarts } from './run-starts.ts';
import { RunStops, type StopOptions } from './run-stops.ts';
import { isByHand, toWaitingRun } from './waiting-run.ts';
import { WorkerReports } from './worker-reports.ts';

/** What a fire time that gets no run leaves behind. */
export type NotStarted = NewRun & { readonly state: 'skipped' | 'missed' };

export class RunService {
  readonly events: EventEmitter<RunEvents>;
  readonly #parts: RunParts;
  readonly #starts: RunStarts;
  readonly #stops: RunStops;
  readonly #recovery: RunRecovery;

  constructor(options: RunServiceOptions) {
    const changes = new RunChanges(options.database, options.runStore);
    this.events = changes.events;
    const retrier = new Retrier(options.log);
    this.#parts = {
      ...options,
      changes,
      active: new ActiveRuns(),
      retrier,
      durationWatch: new DurationWatch({ ...options, changes, retrier, clock: options }),
    };
    this.#starts = new RunStarts(this.#parts);
    this.#stops = new RunStops(this.#parts, this.#starts);
    const ends = new RunEnds(this.#parts, this.#starts);
    this.#recovery = new RunRecovery(this.#parts, this.#starts, this.#stops, ends);
    new WorkerReports(this.#parts, this.#recovery, ends).listen();
  }

  /** Runs that occupy a slot, and those that wait in the order in which they will start. */
  get active(): { readonly running: readonly RunId[]; readonly queued: readonly RunId[] } {
    const { running, queue } = this.#parts.active;
    return { running: [...running.keys()], queued: queue.runs.map(({ id }) => id) };
  }

  /** Takes over what an earlier CronPilot left running or waiting. Call once, before any request. */
  recover(): void {
    this.#recovery.recoverAll();
    this.#parts.durationWatch.start();
  }

  /**
   * Asks for one run. Returns at once, with the run running, queued or, by the overlap policy, skipped.
   *
   * @throws AppError `not_found` for a task that was deleted, unless this is its test, and
   * `invalid_input` for the parameters of a run by hand.
   */
  request(request: RunRequest): Run {
    const { name, deletedAtMs, parameters } = request.task;
    if (deletedAtMs !== null && request.trigger !== 'test') {
      throw new AppError(
        'not_found',
        phrase('{name} was deleted. Restore it to run it.', { name }),
      );
    }
    if (isByHand(request.trigger)) {
      const values = checkParameters(parameters, request.params ?? {});
      checkFileParameters(parameters, values, this.#parts.homeDir);
    }
    const [run] = this.requestAll([request], []);
    if (!run) throw new Error('A request made no run');
    return this.#parts.runStore.get(run.id);
  }

  /**
   * Admits several runs and records fire times that get none, all in one transaction.
   *
   * @param alongside Further changes of the same transaction, such as moving a schedule's cursor;
   *   returns the rows it changed.
   */
  requestAll(
    requests: readonly RunRequest[],
    notStarted: readonly NotStarted[],
    alongside: () => readonly Run[] = () => [],
  ): readonly Run[] {
    const { changes, runStore, active, now } = this.#parts;
    const admissions = changes.commit(
      (write) => {
        for (const row of alongside()) write.tell(row);
        for (const row of notStarted) write.insert(row);
        return requests.map((request) => ({
          task: request.task,
          ...admit(request, write, runStore, now()),
        }));
      },
      (admitted) => {
        for (const { run, task, takenOut } of admitted) {
          if (run.state === 'queued') active.wait(toWaitingRun(run, task, runStore));
          for (const { id } of takenOut) active.remove(id);
        }
        this.#starts.drain();
      },
    );
    for (const { run, blockers } of admissions) {
      for (const blocker of blockers) this.#stops.replace(blocker.id, run.id);
    }
    return admissions.map(({ run }) => run);
  }

  /**
   * Stops a run: takes it out of the queue, or ends its whole process tree.
   *
   * Returns at once; the row changes when the tree is gone. A second call with `force` kills now.
   * @throws AppError `not_found`, or `conflict` when the run has already ended.
   */
  stop(runId: RunId, options: StopOptions = {}): Run {
    return this.#stops.stop(runId, options);
  }

  /**
   * Has a run that waits for its time, to catch up or to try again, start as soon as nothing else
   * is in its way.
   *
   * @throws AppError `not_found`, or `conflict` when it does not wait for its time.
   */
  startNow(runId: RunId): Run {
    return this.#starts.startNow(runId);
  }

  /** Call after each stored change of a task: what waits follows it, or leaves the queue. */
  taskChanged(task: Task): void {
    this.#stops.taskChanged(task);
    this.#starts.taskChanged(task);
  }

  /** After a sleep: what waits to catch up keeps quiet once more, then takes turns. */
  postponeCatchUps(): void {
    this.#parts.retrier.attempt('postponing catch-ups', () => this.#starts.postponeCatchUps());
  }

  /** The clock shows so much less than a moment ago: what waits for its time has as long to wait. */
  clockSetBack(byMs: number): void {
    this.#parts.retrier.attempt('bringing starts forward', () => bringForward(this.#parts, byMs));
    this.#starts.review();
  }

  /** Call after a change of settings, or of what runs begin with. */
  reviewStarts(): void {
    this.#starts.review();
  }

  /**
   * While there is a reason nothing starts, by whomever it is asked for; what runs goes on.
   *
   * @param reason A sentence on the disk, with figures, for the runs that wait; null lets them start.
   */
  holdStarts(reason: Wording | null): void {
    this.#starts.hold(reason);
  }

  /**
   * Starts nothing more, ends the runs that are set to stop with CronPilot and hurries those that
   * are being stopped. Resolves when they are settled, or after a patience of seconds: what is
   * left the next start settles.
   */
  async close(): Promise<void> {
    this.#starts.close();
    await this.#stops.stopForQuit();
    this.#parts.durationWatch.stop();
    this.#parts.retrier.stop();
  }
}
