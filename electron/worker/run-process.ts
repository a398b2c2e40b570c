/** One run in the hands of this worker, from its start or adoption to its reported end. */

import { phrase, type Wording } from '../shared/phrase.ts';
import type { RunId } from '../shared/run.ts';
import type {
  AdoptSpec,
  FromWorker,
  OutputFindings,
  ProcessIdentity,
  RunEnd,
  StopCause,
  StopReport,
} from '../shared/worker-protocol.ts';
import { TreeStop } from './kill-tree.ts';
import type { LogWatch } from './log-watch.ts';
import { findOutput, NO_FINDINGS } from './output-findings.ts';
import { PROGRESS_WINDOW_BYTES, ProgressWatch } from './output-progress.ts';
import {
  identifyProcess,
  isFromEarlierBoot,
  isProcessAlive,
  processAgeMs,
} from './process-identity.ts';
import { readReport } from './run-report.ts';
import { claimRun, type RunStatus, readRunStatus } from './run-status.ts';

/** A supervisor writes the status right after its task has ended; more only on a frozen machine. */
const STATUS_PATIENCE_MS = 2_000;
/** A supervised run is looked at itself only in case its supervisor was killed. */
const SUPERVISED_CHECK_TICKS = 10;
/** Start times are told in whole seconds or hundredths. */
const CLOCK_SLACK_MS = 2_000;

export interface RunContext {
  send(message: FromWorker): void;
  /** The last message about the run was sent. */
  settled(runId: RunId): void;
  /** Masked in what the run says of itself. */
  readonly secrets: readonly string[];
  /** CronPilot's own processes. */
  sparedPids(): ReadonlySet<number>;
}

type Outcome =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly atMs: number }
  | { readonly kind: 'vanished'; readonly atMs: number };

export class RunProcess {
  readonly spec: AdoptSpec;
  readonly #context: RunContext;
  readonly #log: LogWatch;
  readonly #progress = new ProgressWatch();
  #process: ProcessIdentity | null = null;
  #timeout: NodeJS.Timeout | undefined;
  /** Asked for before the process was known. */
  #wantedStop: { readonly cause: StopCause; readonly killAtMs: number } | null = null;
  #stop: TreeStop | null = null;
  #stopReport: StopReport | null = null;
  #outcome: Outcome | null = null;
  /** No supervisor reports this run, or none may any more: look at the process itself. */
  #isWatched = false;
  #lostMessage: string | null = null;
  #missingSinceMs: number | null = null;
  #wasClaimed = false;
  #tickCount = 0;
  #isSettling = false;

  constructor(spec: AdoptSpec, log: LogWatch, context: RunContext) {
    this.spec = spec;
    this.#log = log;
    this.#context = context;
  }

  /** Being stopped, or about to be reported as ended. */
  get isEnding(): boolean {
    return this.#isSettling || this.#wantedStop !== null;
  }

  /** The supervisor has started the task. */
  started(pid: number, startedAtMs: number): void {
    if (this.#process || this.#outcome) return;
    const process = identifyProcess(pid);
    this.#begin(process, startedAtMs);
    this.#context.send({ type: 'started', runId: this.spec.runId, process, startedAtMs });
    if (this.#wantedStop) this.#beginStop(this.#wantedStop.cause, this.#wantedStop.killAtMs);
  }

  /** Null: the start was never confirmed; the control folder may tell. */
  adopt(process: ProcessIdentity | null, startedAtMs: number): void {
    this.#isWatched = true;
    if (process) this.#begin(process, startedAtMs);
    this.#check();
  }

  ended(exitCode: number, atMs: number): void {
    if (this.#outcome) return;
    this.#outcome = { kind: 'exited', exitCode, atMs };
    this.#settleIfDone();
  }

  /** The launcher died: the task goes on, its supervisor may still report, or may not. */
  starterLost(message: string): void {
    this.#isWatched = true;
    this.#lostMessage = message;
  }

  /** Nothing was started. */
  refuse(message: Wording): void {
    if (this.#process || this.#outcome || this.#isSettling) return;
    this.#isSettling = true;
    this.#log.close();
    this.#report({ kind: 'start_failed', message, endedAtMs: Date.now() });
  }

  stop(cause: StopCause, graceMs: number): void {
    if (this.#isSettling || this.#stopReport) return;
    const killAtMs = Date.now() + graceMs;
    if (this.#stop) {
      if (this.#stop.shorten(graceMs)) this.#sendStopping(this.#stop.cause, this.#stop.killAtMs);
      return;
    }
    const first = this.#wantedStop;
    this.#wantedStop = {
      cause: first?.cause ?? cause,
      killAtMs: Math.min(killAtMs, first?.killAtMs ?? killAtMs),
    };
    this.#sendStopping(this.#wantedStop.cause, this.#wantedStop.killAtMs);
    if (this.#process) this.#beginStop(this.#wantedStop.cause, this.#wantedStop.killAtMs);
  }

  /** Every 100 ms while runs are active. */
  tick(): void {
    if (this.#isSettling) return;
    this.#tickCount++;
    if (this.#log.look()) {
      this.#sendLogSize(this.#log.sizeBytes);
      this.#progress.see(this.#log.newest(PROGRESS_WINDOW_BYTES));
    }
    const progress = this.#progress.take(performance.now());
    if (progress) this.#context.send({ type: 'progressed', runId: this.spec.runId, progress });
    if (this.#isWatched || this.#tickCount % SUPERVISED_CHECK_TICKS === 0) this.#check();
  }

  #begin(process: ProcessIdentity, startedAtMs: number): void {
    this.#process = process;
    const { timeoutMs, graceMs } = this.spec;
    if (timeoutMs === null) return;
    const restMs = Math.max(0, startedAtMs + timeoutMs - Date.now());
    this.#timeout = setTimeout(() => this.stop('timeout', graceMs), restMs);
  }

  #beginStop(cause: StopCause, killAtMs: number): void {
    if (!this.#process || this.#stop || this.#outcome) return;
    const { cookie } = this.spec;
    const graceMs = Math.max(0, killAtMs - Date.now());
    const spared = this.#context.sparedPids();
    const { outputLinks } = this.#log;
    const root = this.#process;
    this.#stop = new TreeStop({ root, cookie, outputLinks, cause, graceMs, spared });
    void this.#stop.run().then((report) => {
      this.#stopReport = report;
      // The outcome should be there by now; do not rely on the supervisor alone.
      this.#isWatched = true;
      // A main process that survived SIGKILL leaves no outcome to wait for.
      if (report.survivors.some(({ pid }) => pid === this.#process?.pid)) {
        this.#outcome ??= { kind: 'vanished', atMs: Date.now() };
      }
      this.#settleIfDone();
    });
  }

  /** Looks whether the process still lives, and for the status file when it does not. */
  #check(): void {
    if (this.#outcome) return;
    if (this.#process && isProcessAlive(this.#process)) return;
    const status = readRunStatus(this.spec.controlDir);
    if (status?.exit) this.ended(status.exit.code, status.exit.atMs);
    else if (!this.#process && status && isStartedProcess(status)) {
      this.started(status.pid, status.writtenAtMs);
    } else if (this.#process || this.#isWatched) this.#miss();
  }

  /** Neither process nor outcome: waits a little before it believes that. */
  #miss(): void {
    this.#missingSinceMs ??= Date.now();
    const isHopeless = this.#process !== null && isFromEarlierBoot(this.#process);
    if (isHopeless || Date.now() - this.#missingSinceMs > STATUS_PATIENCE_MS) this.#vanish();
  }

  #vanish(): void {
    if (!this.#process && !this.#wasClaimed) {
      this.#wasClaimed = true;
      const claim = claimRun(this.spec.controlDir);
      if (claim === 'taken') {
        this.#missingSinceMs = Date.now();
        return;
      }
      if (claim === 'claimed') {
        this.#settleUnbegun();
        return;
      }
    }
    this.#outcome = { kind: 'vanished', atMs: Date.now() };
    this.#settleIfDone();
  }

  /** Asked to stop, it is as good as stopped; otherwise main may start it anew. */
  #settleUnbegun(): void {
    if (this.#wantedStop) {
      const { cause } = this.#wantedStop;
      this.#stopReport = { cause, processCount: 0, survivors: [] };
      this.#outcome = { kind: 'vanished', atMs: Date.now() };
      this.#settleIfDone();
    } else if (this.#lostMessage === null) {
      this.#isSettling = true;
      this.#log.close();
      this.#report({ kind: 'never_began', endedAtMs: Date.now() });
    } else {
      this.refuse(
        phrase('The program that starts runs ended before this run began ({why}).', {
          why: this.#lostMessage,
        }),
      );
    }
  }

  #settleIfDone(): void {
    if (!this.#outcome || this.#isSettling) return;
    if (this.#stop && !this.#stopReport) return;
    this.#isSettling = true;
    clearTimeout(this.#timeout);
    void this.#settle(this.#outcome);
  }

  async #settle(outcome: Outcome): Promise<void> {
    const logBytes = await this.#log.finish();
    this.#sendLogSize(logBytes);
    const findings = await this.#find(outcome);
    this.#log.close();
    const rest = { stop: this.#stopReport, logBytes, endedAtMs: outcome.atMs };
    this.#report(
      outcome.kind === 'exited'
        ? {
            kind: 'exited',
            exitCode: outcome.exitCode,
            ...rest,
            findings,
            report: readReport(this.spec.controlDir, this.#context.secrets),
          }
        : { kind: 'vanished', ...rest },
    );
  }

  /** Of a run that was stopped nobody wants to know. */
  async #find({ kind }: Outcome): Promise<OutputFindings> {
    if (kind === 'vanished' || this.#stopReport) return NO_FINDINGS;
    return await findOutput(this.#log.fd, this.spec.checks);
  }

  #report(end: RunEnd): void {
    clearTimeout(this.#timeout);
    this.#context.send({ type: 'finished', runId: this.spec.runId, end });
    this.#context.settled(this.spec.runId);
  }

  #sendLogSize(totalBytes: number): void {
    this.#context.send({ type: 'log_grew', runId: this.spec.runId, totalBytes });
  }

  #sendStopping(cause: StopCause, killAtMs: number): void {
    this.#context.send({ type: 'stopping', runId: this.spec.runId, cause, killAtMs });
  }
}

/** A process younger than the file that names its pid is another one. */
function isStartedProcess(status: RunStatus): boolean {
  const ageMs = processAgeMs(status.pid);
  return ageMs !== null && Date.now() - ageMs <= status.writtenAtMs + CLOCK_SLACK_MS;
}
