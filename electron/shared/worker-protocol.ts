/** Messages between the main process and a utility process (worker) that runs several tasks. */

import type { Wording } from './phrase.ts';
import type { ReasonCode, RunId } from './run.ts';
import type { ParameterValues } from './parameter.ts';
import type { ActionOf, TaskAction } from './task-action.ts';

/** Everything a worker needs to start a run; made by main from the task, settings and paths. */
export interface RunSpec {
  readonly runId: RunId;
  /** Value of CRONPILOT_RUN in the run's environment: finds processes that left its group. */
  readonly cookie: string;
  /** With shell, parameters and secrets filled in. */
  readonly action: TaskAction;
  /** A leading `~` is the run's own HOME, here and in the paths of `action`. */
  readonly cwd: string;
  /** The whole environment of the run, without the cookie. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path of the log; the worker creates it with mode 0600 and its folder with 0700. */
  readonly logPath: string;
  readonly maxLogBytes: number;
  /** Absolute path of the run's control folder; made by the worker, removed by main when settled. */
  readonly controlDir: string;
  readonly timeoutMs: number | null;
  readonly graceMs: number;
  readonly stopWithApp: boolean;
  /** It runs in a process that main forks for it, which never outlives CronPilot. */
  readonly endsWithApp: boolean;
  readonly nice: number;
  readonly params: ParameterValues;
  /** Texts that must not reach the log, in any encoding of them; empty for most runs. */
  readonly secrets: readonly string[];
  /** Folder of CronPilot's own Python files. */
  readonly pythonDir: string;
  /** Folder of the virtual environments that CronPilot makes. */
  readonly venvsDir: string;
  /** What to look for in the output and on the disk when the run has ended. */
  readonly checks: OutputChecks;
}

/** Each null where the task does not ask. Searched is the log as it stays after its limit. */
export interface OutputChecks {
  /** Sources of regular expressions, each tested line by line. */
  readonly mustMatch: string | null;
  readonly mustNotMatch: string | null;
  /** Absolute. */
  readonly outputFilePath: string | null;
}

/** What the checks found. */
export interface OutputFindings {
  /** A line matched `mustMatch`; null when not asked. */
  readonly hasMatch: boolean | null;
  /** The first line that matched `mustNotMatch`, shortened. */
  readonly forbiddenLine: string | null;
  /** Why the output could not be searched, as a sentence; null when it was, or need not be. */
  readonly problem: Wording | null;
  /** Null when not asked, or when there is no such file. */
  readonly outputFile: { readonly sizeBytes: number; readonly modifiedAtMs: number } | null;
}

/** What a worker needs of a run that already goes on. Without any secret, since it is stored. */
export type AdoptSpec = Omit<
  RunSpec,
  'action' | 'cwd' | 'env' | 'nice' | 'params' | 'secrets' | 'pythonDir' | 'venvsDir'
>;

/** Identifies a process beyond the reuse of its pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Field 22 of /proc/PID/stat on Linux, `ps -o lstart` on macOS, null on Windows. */
  readonly startMark: string | null;
  /** Changes with each boot of the machine; null where the system tells none. */
  readonly bootId: string | null;
}

/** Why a run is being stopped; comes back with its end. */
export type StopCause = 'user' | 'timeout' | 'replaced' | 'app_quit';

/** Outcome of stopping a process tree, checked after the fact. */
export interface StopReport {
  readonly cause: StopCause;
  /** Processes found in the tree. */
  readonly processCount: number;
  /** Processes that still live after SIGKILL; empty when the stop is complete. */
  readonly survivors: readonly { readonly pid: number; readonly command: string }[];
}

/** Nothing was started: interpreter, folder, log or fork was refused. */
export interface StartFailed {
  readonly kind: 'start_failed';
  /** `start_failed` where it is not given. */
  readonly reasonCode?: ReasonCode;
  /** A sentence that names what is missing and where it was looked for. */
  readonly message: Wording;
  readonly endedAtMs: number;
}

/** How a run ended, as seen by the worker. A failing command is an outcome, not an error of ours. */
export type RunEnd =
  | {
      readonly kind: 'exited';
      /** 0 to 255; 128 + n when signal n ended it. */
      readonly exitCode: number;
      readonly stop: StopReport | null;
      readonly logBytes: number;
      readonly endedAtMs: number;
      readonly findings: OutputFindings;
      /** What the task itself says of its end; null for commands and scripts. */
      readonly report: TaskReport | null;
    }
  | StartFailed
  | {
      /** Taken over, but nobody had begun to start it, and nobody will: it can be started anew. */
      readonly kind: 'never_began';
      readonly endedAtMs: number;
    }
  | {
      /** The process is gone and left no exit status. */
      readonly kind: 'vanished';
      readonly stop: StopReport | null;
      readonly logBytes: number;
      readonly endedAtMs: number;
    };

/** The verdict of a request, a module or a Python task file on itself; it outranks the exit code. */
export interface TaskReport {
  readonly succeeded: boolean;
  /** One of the failures of a request, or `task_reported`; null when it succeeded. */
  readonly reasonCode: ReasonCode | null;
  /** One sentence without secrets; null when there is nothing to say. */
  readonly message: Wording | null;
  /** The server asks not to be called again sooner. */
  readonly retryAfterMs: number | null;
}

/** How far a run says it is. */
export interface Progress {
  /** 0 to 1; null when only a text is known. */
  readonly fraction: number | null;
  readonly text: string | null;
}

/** What a process of its own needs to make a request or to run a module. All paths are absolute. */
export interface TaskPlan {
  readonly action: ActionOf<'http'> | ActionOf<'module'>;
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What is opened for appending and takes standard output and error. */
  readonly outputPath: string;
  /** For the status and the report. */
  readonly controlDir: string;
  readonly timeoutMs: number | null;
  readonly nice: number;
  readonly params: ParameterValues;
  readonly secrets: readonly string[];
}

export type ToTask =
  | { readonly type: 'run'; readonly plan: TaskPlan }
  /** Asks it to end by itself; whoever stops the run ends the process in any case. */
  | { readonly type: 'abort' };

export type FromTask =
  | { readonly type: 'started'; readonly pid: number; readonly startedAtMs: number }
  /** At most four times a second. */
  | { readonly type: 'progressed'; readonly progress: Progress };

export type ToWorker =
  /** Lays everything out for a run, which may not begin yet. */
  | { readonly type: 'start'; readonly spec: RunSpec }
  /** That they run is on the disk: their processes may be started. */
  | { readonly type: 'begin'; readonly runIds: readonly RunId[] }
  /** Takes over a run that another worker or an earlier CronPilot started. */
  | {
      readonly type: 'adopt';
      readonly spec: AdoptSpec;
      /** Null when main died before `started` came: the control folder tells, within seconds. */
      readonly process: ProcessIdentity | null;
      readonly startedAtMs: number;
      /** As in RunSpec: the output goes on through the masker. */
      readonly secrets: readonly string[];
    }
  | {
      readonly type: 'stop';
      readonly runId: RunId;
      readonly cause: StopCause;
      readonly graceMs: number;
    }
  /** The process asked for by `fork` has begun. */
  | {
      readonly type: 'forked';
      readonly runId: RunId;
      readonly pid: number;
      readonly startedAtMs: number;
    }
  /** It is gone, or could not be started; sent again to a worker that adopts its run. */
  | {
      readonly type: 'fork_ended';
      readonly runId: RunId;
      /** Where the run's status tells no exit code: the number of the signal that ended it. */
      readonly exitCode: number;
    }
  | { readonly type: 'are_you_alive' }
  /** Lets its runs go on, closes the launcher, then exits. Runs set to stop with the app end. */
  | { readonly type: 'shutdown' };

export type FromWorker =
  | { readonly type: 'ready' }
  /** The answer to `are_you_alive`. */
  | { readonly type: 'alive' }
  /** Everything is laid out for a run that needs a process forked by main. */
  | { readonly type: 'fork'; readonly runId: RunId; readonly plan: TaskPlan }
  | {
      readonly type: 'started';
      readonly runId: RunId;
      readonly process: ProcessIdentity;
      readonly startedAtMs: number;
    }
  /** At most every 100 ms for a run, and once more with its end. */
  | { readonly type: 'log_grew'; readonly runId: RunId; readonly totalBytes: number }
  /** At most four times a second for a run. */
  | { readonly type: 'progressed'; readonly runId: RunId; readonly progress: Progress }
  | {
      readonly type: 'stopping';
      readonly runId: RunId;
      readonly cause: StopCause;
      readonly killAtMs: number;
    }
  | { readonly type: 'finished'; readonly runId: RunId; readonly end: RunEnd };
