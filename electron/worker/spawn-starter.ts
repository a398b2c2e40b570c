/** Starts each run by `spawn`: for Windows, and for systems without bash. */

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';

import type { RunId } from '../shared/run.ts';
import { SINGLE_RUN_SCRIPT } from './launcher-script.ts';
import {
  createReportReader,
  type Launch,
  type RunStarter,
  type StarterListener,
} from './run-starter.ts';
import { writeRunStatus } from './run-status.ts';
import { describeSystemError } from './start-refused.ts';

/** An interrupted run on Windows ends with this code (STATUS_CONTROL_C_EXIT), cut to a byte. */
const UNKNOWN_EXIT_CODE = 255;

/**
 * On POSIX a small `sh` beside each task leaves its exit code, as the launcher's supervisors do;
 * runs that are to stop with CronPilot do so only when the worker can still say so.
 */
export class SpawnStarter implements RunStarter {
  readonly pid = null;
  readonly #listener: StarterListener;
  readonly #read: (chunk: string) => void;

  constructor(listener: StarterListener) {
    this.#listener = listener;
    this.#read = createReportReader(listener);
  }

  start(launch: Launch): void {
    if (process.platform === 'win32') this.#startDirectly(launch);
    else this.#startSupervised(launch);
  }

  bind(): void {}

  unbind(): void {}

  close(): void {}

  #startSupervised({ runId, controlDir }: Launch): void {
    const args = ['-c', SINGLE_RUN_SCRIPT, 'cronpilot-run', String(runId), controlDir];
    const child = spawn('/bin/sh', args, {
      detached: true,
      cwd: '/',
      env: { LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const reports = child.stdio[3] as Readable | null | undefined;
    reports
      ?.setEncoding('utf8')
      .on('data', this.#read)
      .on('error', () => {});
    child.on('error', (error) => this.#refuse(runId, error));
  }

  #startDirectly({ runId, controlDir, plan }: Launch): void {
    const logFd = openSync(plan.logPath, 'a');
    const [program, ...args] = plan.argv;
    const child = spawn(program, args, {
      cwd: plan.cwd,
      env: plan.env,
      stdio: ['ignore', logFd, logFd],
      detached: true,
      windowsHide: true,
    });
    closeSync(logFd);
    const { pid } = child;
    child.on('error', (error) => this.#refuse(runId, error));
    if (pid === undefined) return;
    writeRunStatus(controlDir, pid, null);
    this.#listener.started(runId, pid, Date.now());
    child.on('exit', (code) => {
      const exitCode = code === null ? UNKNOWN_EXIT_CODE : code & 0xff;
      writeRunStatus(controlDir, pid, exitCode);
      this.#listener.ended(runId, exitCode, Date.now());
    });
  }

  #refuse(runId: RunId, error: Error): void {
    this.#listener.refused(runId, `The run could not be started: ${describeSystemError(error)}.`);
  }
}
