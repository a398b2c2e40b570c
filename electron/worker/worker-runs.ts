/** All runs of this worker and what they share: the starter, the clock tick, the way to main. */

import { phrase, type Wording } from '../shared/phrase.ts';
import type { RunId } from '../shared/run.ts';
import type {
  AdoptSpec,
  FromWorker,
  RunSpec,
  StopCause,
  ToWorker,
} from '../shared/worker-protocol.ts';
import { LogWatch } from './log-watch.ts';
import { createReportMasker } from './mask-report.ts';
import { prepareFork } from './prepare-fork.ts';
import { prepareRun } from './prepare-run.ts';
import { RunProcess } from './run-process.ts';
import type { Launch, RunStarter, StarterListener } from './run-starter.ts';
import { readRunStatus } from './run-status.ts';
import { StartRefused } from './start-refused.ts';

type Adoption = Extract<ToWorker, { type: 'adopt' }>;

const TICK_MS = 100;
/** Exit codes above this carry the number of a signal. */
const SIGNAL_BASE = 128;

export interface WorkerRunsOptions {
  readonly send: (message: FromWorker) => void;
  /** Called for the first run, and again after a starter was lost. */
  readonly createStarter: (listener: StarterListener) => RunStarter;
}

export class WorkerRuns {
  readonly #options: WorkerRunsOptions;
  readonly #runs = new Map<RunId, RunProcess>();
  /** Laid out; what starts the process. */
  readonly #prepared = new Map<RunId, () => void>();
  /** Sent to the starter, not known to have begun. */
  readonly #launches = new Map<RunId, Launch>();
  #starter: RunStarter | null = null;
  #tickTimer: NodeJS.Timeout | undefined;
  #onSettled: (() => void) | null = null;

  constructor(options: WorkerRunsOptions) {
    this.#options = options;
  }

  /** Up to the process itself, which `begin` starts. */
  start(spec: RunSpec): void {
    if (!this.#isNew(spec.runId)) return;
    try {
      if (spec.endsWithApp) this.#startForked(spec);
      else this.#startLaunched(spec);
    } catch (error) {
      const message = createReportMasker(spec.secrets)(wordingOf(error));
      const end = { kind: 'start_failed', message, endedAtMs: Date.now() } as const;
      this.#options.send({ type: 'finished', runId: spec.runId, end });
    }
  }

  /** Does nothing for a run that another worker has laid out. */
  begin(runIds: readonly RunId[]): void {
    for (const runId of runIds) {
      const startProcess = this.#prepared.get(runId);
      this.#prepared.delete(runId);
      try {
        startProcess?.();
      } catch (error) {
        this.#runs.get(runId)?.refuse(wordingOf(error));
      }
    }
  }

  /** The process that main forked for the run has begun. */
  forked(runId: RunId, pid: number, startedAtMs: number): void {
    this.#runs.get(runId)?.started(pid, startedAtMs);
  }

  /** It is gone. @param exitCode counts where the run's status tells none */
  forkEnded(runId: RunId, exitCode: number): void {
    const run = this.#runs.get(runId);
    if (!run) return;
    const status = readRunStatus(run.spec.controlDir);
    if (status) run.ended(status.exit?.code ?? crashCode(exitCode), Date.now());
    else
      run.refuse(
        phrase('The process of the run could not be started (exit code {exitCode}).', { exitCode }),
      );
  }

  adopt({ spec, process, startedAtMs, secrets }: Adoption): void {
    if (!this.#isNew(spec.runId)) return;
    const run = this.#add(spec, LogWatch.open(spec, secrets), secrets);
    if (isBound(spec)) this.#getStarter().bind(spec);
    run.adopt(process, startedAtMs);
  }

  /** Does nothing for a run that has ended, which main may not have heard yet. */
  stop(runId: RunId, cause: StopCause, graceMs: number): void {
    this.#runs.get(runId)?.stop(cause, graceMs);
  }

  /** Ends bound runs, waits for stops under way, lets all others go on. */
  async close(): Promise<void> {
    for (const run of this.#runs.values()) {
      if (run.spec.stopWithApp) run.stop('app_quit', run.spec.graceMs);
    }
    while ([...this.#runs.values()].some((run) => run.isEnding)) {
      await new Promise<void>((resolve) => {
        this.#onSettled = resolve;
      });
    }
    clearTimeout(this.#tickTimer);
    this.#starter?.close();
  }

  #startLaunched(spec: RunSpec): void {
    const { launch, log } = prepareRun(spec);
    const run = this.#add(spec, log, spec.secrets);
    try {
      const starter = this.#getStarter();
      if (isBound(spec)) starter.bind(spec);
    } catch (error) {
      return run.refuse(wordingOf(error));
    }
    this.#prepared.set(spec.runId, () => {
      this.#launches.set(spec.runId, launch);
      this.#getStarter().start(launch);
    });
  }

  #startForked(spec: RunSpec): void {
    const { plan, log } = prepareFork(spec);
    this.#add(spec, log, spec.secrets);
    this.#prepared.set(spec.runId, () =>
      this.#options.send({ type: 'fork', runId: spec.runId, plan }),
    );
  }

  #isNew(runId: RunId): boolean {
    if (!this.#runs.has(runId)) return true;
    console.error(`Run ${runId} was handed over twice; the second time is ignored.`);
    return false;
  }

  #add(spec: AdoptSpec, log: LogWatch, secrets: readonly string[]): RunProcess {
    const mask = createReportMasker(secrets);
    const run = new RunProcess(spec, log, {
      secrets,
      send: (message) => this.#options.send(mask(message)),
      settled: (runId) => this.#remove(runId),
      sparedPids: () => new Set([process.pid, process.ppid, this.#starter?.pid ?? process.pid]),
    });
    this.#runs.set(spec.runId, run);
    this.#tickTimer ??= setTimeout(() => this.#tick(), TICK_MS);
    return run;
  }

  #remove(runId: RunId): void {
    const run = this.#runs.get(runId);
    if (run && isBound(run.spec)) this.#starter?.unbind(run.spec);
    this.#runs.delete(runId);
    this.#prepared.delete(runId);
    this.#launches.delete(runId);
    this.#onSettled?.();
  }

  #tick(): void {
    this.#tickTimer = undefined;
    for (const run of this.#runs.values()) run.tick();
    if (this.#runs.size > 0) this.#tickTimer = setTimeout(() => this.#tick(), TICK_MS);
  }

  #getStarter(): RunStarter {
    this.#starter ??= this.#options.createStarter({
      started: (runId, pid, atMs) => {
        this.#launches.delete(runId);
        this.#runs.get(runId)?.started(pid, atMs);
      },
      ended: (runId, exitCode, atMs) => this.#runs.get(runId)?.ended(exitCode, atMs),
      refused: (runId, message) => this.#runs.get(runId)?.refuse(message),
      lost: (message) => this.#replaceStarter(message),
    });
    return this.#starter;
  }

  /** The runs of a dead starter go on; the next one binds them, and starts what was not begun. */
  #replaceStarter(message: string): void {
    console.error(`The program that starts runs ended (${message}); another one takes over.`);
    this.#starter = null;
    for (const run of this.#runs.values()) {
      if (run.spec.endsWithApp) continue;
      run.starterLost(message);
      if (isBound(run.spec)) this.#getStarter().bind(run.spec);
    }
    for (const launch of this.#launches.values()) this.#getStarter().start(launch);
  }
}

/** Main itself ends what it forked. */
function isBound({ stopWithApp, endsWithApp }: AdoptSpec): boolean {
  return stopWithApp && !endsWithApp;
}

/** As a shell reports it. A process that left no status did not end by itself. */
function crashCode(exitCode: number): number {
  const isSignal = process.platform !== 'win32' && exitCode > 0 && exitCode < SIGNAL_BASE;
  return isSignal ? SIGNAL_BASE + exitCode : exitCode & 0xff;
}

/** A bug in the preparation of one run must not end the others. */
function wordingOf(error: unknown): Wording {
  if (error instanceof StartRefused) return error.wording;
  console.error(error);
  return phrase('The run could not be started because something went wrong inside CronPilot.');
}
