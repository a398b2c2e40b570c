/** Starts runs through one long-lived bash, each in a process group of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

import { LAUNCHER_SCRIPT } from './launcher-script.ts';
import {
  type BoundRun,
  createReportReader,
  type Launch,
  type RunStarter,
  type StarterListener,
} from './run-starter.ts';

/** Of what bash says on its standard error, the end is kept. */
const STDERR_LENGTH = 500;

/** Cheaper than `spawn` for each run, and the supervisors it leaves outlive the worker. */
export class Launcher implements RunStarter {
  readonly #child: ChildProcess;
  readonly #stdin: Writable;
  #isClosed = false;
  #stderr = '';

  constructor(bashPath: string, listener: StarterListener) {
    // Its own session keeps the terminal's Ctrl-C away; standard error must not be a terminal,
    // or `set -m` would wait to become its foreground.
    this.#child = spawn(
      bashPath,
      ['--norc', '--noprofile', '-c', LAUNCHER_SCRIPT, 'cronpilot-launcher'],
      {
        detached: true,
        cwd: '/',
        env: { PATH: launcherPath(), LC_ALL: 'C' },
        stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      },
    );
    const [stdin, , stderr, reports] = this.#child.stdio;
    this.#stdin = stdin as Writable;
    // What is written to a launcher that just died is dealt with by `lost`.
    this.#stdin.on('error', () => {});
    (stderr as Readable).setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_LENGTH);
    });
    const read = createReportReader(listener);
    (reports as Readable)
      .setEncoding('utf8')
      .on('data', read)
      .on('error', () => {});
    this.#listenForEnd(stderr as Readable, listener);
  }

  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  start(launch: Launch): void {
    this.#request(`start ${launch.runId} ${launch.controlDir}`);
  }

  bind(run: BoundRun): void {
    this.#request(`bind ${boundFields(run)}`);
  }

  unbind(run: BoundRun): void {
    this.#request(`unbind ${boundFields(run)}`);
  }

  close(): void {
    this.#isClosed = true;
    this.#stdin.end();
  }

  #request(line: string): void {
    if (line.includes('\n')) throw new Error('Expected a request on one line');
    this.#stdin.write(`${line}\n`);
  }

  #listenForEnd(stderr: Readable, listener: StarterListener): void {
    let isLost = false;
    const lose = (why: string): void => {
      if (this.#isClosed || isLost) return;
      isLost = true;
      listener.lost(this.#stderr === '' ? why : `${why}: ${this.#stderr.trim()}`);
    };
    this.#child.on('error', (error) => lose(error.message));
    this.#child.on('exit', (code, signal) => {
      const why = `it ended with ${signal ?? `code ${code}`}`;
      // Its last words may still be on their way.
      if (stderr.closed) lose(why);
      else stderr.on('close', () => lose(why));
    });
  }
}

function boundFields(run: BoundRun): string {
  return `${run.cookie} ${Math.ceil(run.graceMs / 100)} ${run.controlDir}`;
}

/** For grep and sleep alone; the runs get their own PATH. */
function launcherPath(): string {
  return [process.env['PATH'] ?? '', '/usr/bin', '/bin'].filter((part) => part !== '').join(':');
}
