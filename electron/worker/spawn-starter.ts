/** Starts each run by `spawn`: for Windows, and for systems without bash. */

import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { phrase } from '../shared/phrase.ts';
import type { RunId } from '../shared/run.ts';
import { SINGLE_RUN_SCRIPT } from './launcher-script.ts';
import { createMasker } from './mask-stream.ts';
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
/** What a task leaves behind may hold its output open. */
const OUTPUT_PATIENCE_MS = 1_000;

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

  #startDirectly({ runId, controlDir, plan, secrets }: Launch): void {
    const logFd = openSync(plan.outputPath, 'a');
    const [program, ...args] = plan.argv;
    const output = secrets.length > 0 ? 'pipe' : logFd;
    const child = spawn(program, args, {
      cwd: plan.cwd,
      env: plan.env,
      stdio: ['ignore', output, output],
      detached: true,
      windowsHide: true,
    });
    const written = [child.stdout, child.stderr].map((stream) =>
      copyMasked(stream, logFd, secrets),
    );
    void Promise.all(written).then(() => closeSync(logFd));
    const { pid } = child;
    child.on('error', (error) => this.#refuse(runId, error));
    if (pid === undefined) return;
    writeRunStatus(controlDir, pid, null);
    this.#listener.started(runId, pid, Date.now());
    child.on('exit', (code) => {
      const exitCode = code === null ? UNKNOWN_EXIT_CODE : code & 0xff;
      writeRunStatus(controlDir, pid, exitCode);
      const report = () => this.#listener.ended(runId, exitCode, Date.now());
      void Promise.race([Promise.all(written), delay(OUTPUT_PATIENCE_MS)]).then(report);
    });
  }

  #refuse(runId: RunId, error: Error): void {
    const why = describeSystemError(error);
    this.#listener.refused(runId, phrase('The run could not be started: {why}.', { why }));
  }
}

/** Resolves when the stream has ended; at once when there is none. */
export async function copyMasked(
  stream: Readable | null,
  toFd: number,
  secrets: readonly string[],
): Promise<void> {
  if (!stream) return;
  const masker = createMasker(secrets);
  stream.on('data', (chunk: Buffer) => writeAll(toFd, masker.push(chunk)));
  await new Promise<void>((resolve) => stream.on('close', () => resolve()));
  writeAll(toFd, masker.end());
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
}
