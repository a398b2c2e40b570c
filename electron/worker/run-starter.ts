/** What starts runs, whichever way: their launch, and what is heard of them. */

import { phrase, type Wording } from '../shared/phrase.ts';
import type { RunId } from '../shared/run.ts';
import type { LaunchPlan } from './launch-file.ts';
import { parseTime } from './run-status.ts';

export interface Launch {
  readonly runId: RunId;
  /** Holds the launch file. */
  readonly controlDir: string;
  readonly plan: LaunchPlan;
  /** Masked by whoever holds the run's pipes; where there is a named pipe, the log's keeper does. */
  readonly secrets: readonly string[];
}

/** A run that is to end with the worker, even when the worker is killed. */
export interface BoundRun {
  readonly cookie: string;
  readonly graceMs: number;
  readonly controlDir: string;
}

export interface StarterListener {
  started(runId: RunId, pid: number, atMs: number): void;
  ended(runId: RunId, exitCode: number, atMs: number): void;
  /** The system would not fork; nothing runs. */
  refused(runId: RunId, message: Wording): void;
  /** The starter itself died. Its runs go on, and may still be heard of. */
  lost(message: string): void;
}

export interface RunStarter {
  start(launch: Launch): void;
  bind(run: BoundRun): void;
  unbind(run: BoundRun): void;
  /** Nothing more is started; bound runs end, the others go on. */
  close(): void;
  /** Never to be signalled with a run; null when there is no process. */
  readonly pid: number | null;
}

const FORK_REFUSED = phrase(
  'The system refused to start another process (fork failed: too many processes or no memory).',
);

/** Turns what supervisors write, in pieces of any size, into calls of the listener. */
export function createReportReader(listener: StarterListener): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) readReport(line, listener);
  };
}

function readReport(line: string, listener: StarterListener): void {
  const [kind, id, value, time] = line.split(' ');
  const runId = Number(id);
  if (kind === 'started') listener.started(runId, Number(value), parseTime(time) ?? Date.now());
  if (kind === 'ended') listener.ended(runId, Number(value), parseTime(time) ?? Date.now());
  if (kind === 'refused') listener.refused(runId, FORK_REFUSED);
}
