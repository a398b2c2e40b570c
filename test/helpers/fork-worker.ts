/** Forks the real worker in plain Node, talks to it, and sees to it that no process is left behind. */

import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

import type { ActionOf } from '../../electron/shared/task-action.ts';
import type {
  AdoptSpec,
  FromWorker,
  ProcessIdentity,
  RunEnd,
  RunSpec,
  ToWorker,
} from '../../electron/shared/worker-protocol.ts';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

const WORKER_PATH = fileURLToPath(new URL('../../electron/worker/worker.ts', import.meta.url));
const COMMANDS_DIR = fileURLToPath(new URL('../fixtures/commands', import.meta.url));

export type StartedMessage = Extract<FromWorker, { type: 'started' }>;
type MessageOf<T extends FromWorker['type']> = Extract<FromWorker, { type: T }>;

let lastRunId = 0;

/** Path of a program in test/fixtures/commands. */
export function fixture(name: string): string {
  return join(COMMANDS_DIR, name);
}

/** A run of `command` by /bin/sh in a folder of its own; leftovers fail the test. */
export function makeSpec(command: string, change: Partial<RunSpec> = {}): RunSpec {
  const dir = tempDir();
  const runId = ++lastRunId;
  const cookie = `test-${process.pid}-${runId}-${Date.now()}`;
  onTestFinished(() => assertNoneLeft(cookie));
  return {
    runId,
    cookie,
    action: { kind: 'command', command, shell: '/bin/sh' },
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '', HOME: dir },
    logPath: join(dir, 'logs', `${runId}.log`),
    maxLogBytes: 20 * 1024 * 1024,
    controlDir: join(dir, 'runs', String(runId)),
    timeoutMs: null,
    graceMs: 5_000,
    stopWithApp: false,
    endsWithApp: false,
    nice: 0,
    params: {},
    secrets: [],
    pythonDir: fileURLToPath(new URL('../../resources/python', import.meta.url)),
    venvsDir: join(dir, 'venvs'),
    checks: { mustMatch: null, mustNotMatch: null, outputFilePath: null },
    ...change,
  };
}

export function makeScriptSpec(
  path: string,
  args: readonly string[] = [],
  change: Partial<RunSpec> = {},
): RunSpec {
  return makeSpec('', { action: scriptAction(path, args), ...change });
}

export function scriptAction(path: string, args: readonly string[] = []): ActionOf<'script'> {
  return {
    kind: 'script',
    path,
    interpreter: null,
    args: [...args],
    venv: null,
    requirements: null,
  };
}

export { toAdoptSpec } from '../../electron/main/run/run-spec.ts';

export class ForkedWorker {
  readonly messages: FromWorker[] = [];
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (messages) => this.messages.push(...(messages as FromWorker[])));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  send(message: ToWorker): void {
    this.#child.send(message);
  }

  start(spec: RunSpec): RunSpec {
    this.send({ type: 'start', spec });
    this.send({ type: 'begin', runIds: [spec.runId] });
    return spec;
  }

  adopt(
    spec: AdoptSpec,
    process: ProcessIdentity | null,
    startedAtMs: number,
    secrets: readonly string[] = [],
  ): void {
    this.send({ type: 'adopt', spec, process, startedAtMs, secrets });
  }

  stop(runId: number, graceMs: number): void {
    this.send({ type: 'stop', runId, cause: 'user', graceMs });
  }

  async started(runId: number): Promise<StartedMessage> {
    return await until(() => this.of(runId, 'started')[0], `the start of run ${runId}`);
  }

  async end(runId: number, timeoutMs = 60_000): Promise<RunEnd> {
    const finished = await until(
      () => this.of(runId, 'finished')[0],
      `the end of run ${runId}`,
      timeoutMs,
    );
    return finished.end;
  }

  async run(spec: RunSpec, timeoutMs?: number): Promise<RunEnd> {
    this.start(spec);
    return await this.end(spec.runId, timeoutMs);
  }

  of<T extends Exclude<FromWorker['type'], 'ready'>>(runId: number, type: T): MessageOf<T>[] {
    return this.messages.filter(
      (message): message is MessageOf<T> =>
        message.type === type && 'runId' in message && message.runId === runId,
    );
  }

  /** `kill -9`; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await until(() => this.hasExited, 'the worker to be gone');
  }
}

/** Resolves when the worker is ready; it is killed after the test. */
export async function forkWorker(env: Record<string, string> = {}): Promise<ForkedWorker> {
  const child = fork(WORKER_PATH, {
    // A shell on the way opens a descriptor, as whatever starts CronPilot may have done.
    execPath: '/bin/bash',
    execArgv: ['-c', `exec 50</dev/null; exec '${process.execPath}' "$0"`],
    env: { ...process.env, ...env },
    stdio: ['ignore', 1, 2, 'ipc'],
  });
  const worker = new ForkedWorker(child);
  onTestFinished(() => worker.kill());
  await until(() => worker.messages.some(({ type }) => type === 'ready'), 'the worker');
  return worker;
}

export function logOf(spec: Pick<RunSpec, 'logPath'>): string {
  return readFileSync(spec.logPath, 'utf8');
}

export function exitCodeOf(end: RunEnd): number {
  if (end.kind === 'exited') return end.exitCode;
  throw new Error(`Expected an exited run, got ${JSON.stringify(end)}`);
}

/** Live processes (no zombies) that carry the cookie. */
export function pidsWithCookie(cookie: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) =>
        Number.isInteger(pid) && readProc(pid, 'environ').includes(`CRONPILOT_RUN=${cookie}\0`),
    );
}

export function isAlive(pid: number): boolean {
  const stat = readProc(pid, 'stat');
  return stat !== '' && !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

/** Pids by a command line that contains `text`. */
export function pidsByCommand(text: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) => Number.isInteger(pid) && readProc(pid, 'cmdline').includes(text) && isAlive(pid),
    );
}

/** A number a fixture wrote into a file, such as a child's pid. */
export async function numberIn(path: string): Promise<number> {
  const text = await until(
    () => existsSync(path) && statSync(path).size > 0 && readFileSync(path, 'utf8'),
    `a number in ${path}`,
  );
  return Number(text);
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}

async function assertNoneLeft(cookie: string): Promise<void> {
  try {
    await until(() => pidsWithCookie(cookie).length === 0, `no process of ${cookie}`);
  } finally {
    for (const pid of pidsWithCookie(cookie)) killIfThere(pid);
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
