/** Entry of the process that main forks for one request or one module. */

import { getPriority, setPriority } from 'node:os';

import { assertNever } from '../shared/errors.ts';
import { phrase, type Wording } from '../shared/phrase.ts';
import type { FromTask, TaskPlan, TaskReport, ToTask } from '../shared/worker-protocol.ts';
import { describeError, runModule } from './run-module.ts';
import { createReportMasker } from './mask-report.ts';
import { leaveReport } from './run-report.ts';
import { claimRun, writeRunStatus } from './run-status.ts';
import { takeOverOutput } from './task-output.ts';
import { openPort } from './worker-port.ts';

const port = openPort<ToTask, FromTask>();
const stopped = new AbortController();

port.onMessage((message) => {
  switch (message.type) {
    case 'run':
      void run(message.plan);
      return;
    case 'abort':
      return stopped.abort();
    default:
      assertNever(message);
  }
});
port.onClose(() => process.exit(1));

async function run(plan: TaskPlan): Promise<void> {
  // Whoever creates the status file owns the run: nothing is sent or run twice.
  if (claimRun(plan.controlDir) !== 'claimed') process.exit(1);
  const startedAtMs = Date.now();
  writeRunStatus(plan.controlDir, process.pid, null);
  watchEnd(plan);
  takeOverOutput(plan.outputPath, plan.secrets);
  enter(plan);
  port.send({ type: 'started', pid: process.pid, startedAtMs });
  end(plan, await carryOut(plan));
}

function carryOut(plan: TaskPlan): Promise<TaskReport> {
  const { action } = plan;
  const mask = createReportMasker(plan.secrets);
  switch (action.kind) {
    case 'module':
      return runModule(action.path, {
        plan,
        signal: stopped.signal,
        progressed: (progress) => port.send({ type: 'progressed', progress: mask(progress) }),
      });
    case 'http':
      // A module does without the HTTP client.
      return import('./http/run-request.ts').then(({ runRequest }) =>
        runRequest(action, plan, stopped.signal),
      );
    default:
      return assertNever(action);
  }
}

/** What the launcher's shell does for a command. */
function enter(plan: TaskPlan): void {
  process.chdir(plan.cwd);
  for (const name of Object.keys(process.env)) {
    // Chromium adds its own.
    if (!(name in plan.env)) delete process.env[name];
  }
  if (plan.nice > 0) setPriority(Math.min(19, getPriority() + plan.nice));
}

/** Leaves the status however the process ends, but for a crash. */
function watchEnd(plan: TaskPlan): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => stopped.abort());
  process.on('uncaughtException', (error) => {
    // A module may have its own ways to deal with it.
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error(error);
    end(plan, failed(describeError(error)));
  });
  process.on('exit', (exitCode) => {
    if (!hasEnded && exitCode !== 0)
      tell(
        plan,
        failed(phrase('The module ended its process with exit code {exitCode}.', { exitCode })),
      );
    hasEnded = true;
    writeRunStatus(plan.controlDir, process.pid, exitCode);
  });
}

let hasEnded = false;

/** Once: in Electron, code behind a module's `process.exit()` goes on for a moment. */
function end(plan: TaskPlan, report: TaskReport): void {
  if (hasEnded) return;
  hasEnded = true;
  tell(plan, report);
  void port.flush().then(() => process.exit(report.succeeded ? 0 : 1));
}

/** On a full disk the exit code has to say it alone. */
function tell(plan: TaskPlan, report: TaskReport): void {
  try {
    leaveReport(plan.controlDir, createReportMasker(plan.secrets)(report));
  } catch (error) {
    console.error(error);
  }
}

function failed(message: Wording): TaskReport {
  return { succeeded: false, reasonCode: 'task_reported', message, retryAfterMs: null };
}
