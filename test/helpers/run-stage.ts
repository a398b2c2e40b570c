/** A real engine with real workers on a data folder of its own; no process of its tasks is left behind. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import type { Engine } from '../../electron/main/engine.ts';
import type { RunRequest } from '../../electron/main/run/new-run.ts';
import { isActive, type Run, type Trigger } from '../../electron/shared/run.ts';
import { type Task, type TaskDraft, taskInputSchema } from '../../electron/shared/task.ts';
import { makeTaskInput } from './make-task.ts';
import { parentOf, pids, readProc } from './proc-files.ts';
import { SetSurroundings } from './set-surroundings.ts';
import { startCronPilot, type TestCronPilot } from './start-cronpilot.ts';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

/** Marks every process of a stage's tasks. */
const MARK = 'CRONPILOT_TEST_STAGE';

export class RunStage {
  readonly dir = tempDir();
  readonly surroundings = new SetSurroundings();
  #cronpilot: TestCronPilot | null = null;

  /** Make it inside a test. */
  static async start(): Promise<RunStage> {
    const stage = new RunStage();
    onTestFinished(() => stage.#killLeftovers());
    await stage.restart();
    return stage;
  }

  get cronpilot(): TestCronPilot {
    if (!this.#cronpilot) throw new Error('CronPilot is stopped');
    return this.#cronpilot;
  }

  get engine(): Engine {
    return this.cronpilot.engine;
  }

  /** Starts CronPilot on the same data folder, after a stop where it still runs. */
  async restart(): Promise<void> {
    if (this.#cronpilot) await this.stop();
    this.#cronpilot = await startCronPilot(join(this.dir, 'data'), this.surroundings);
  }

  async stop(): Promise<void> {
    await this.cronpilot.stop();
    this.#cronpilot = null;
  }

  limit(maxConcurrentRuns: number): void {
    this.cronpilot.settings.update({ maxConcurrentRuns });
  }

  /** Stored and told to the engine, as a client's call would. */
  createTask(command: string, draft: Partial<TaskDraft> = {}): Task {
    const input = makeTaskInput({
      action: commandAction(command),
      ...draft,
      env: { [MARK]: this.dir, ...draft.env },
    });
    const task = this.engine.taskStore.create(input, Date.now());
    this.engine.taskChanged(task.id);
    return task;
  }

  /** Stores the change of its definition and tells the engine. */
  edit(task: Pick<Task, 'id'>, change: Partial<TaskDraft>): void {
    const { taskStore } = this.engine;
    const fields = Object.keys(makeTaskInput());
    const stored = Object.entries(taskStore.get(task.id)).filter(([name]) => fields.includes(name));
    const input = taskInputSchema.parse({ ...Object.fromEntries(stored), ...change });
    taskStore.update(task.id, input, Date.now());
    this.engine.taskChanged(task.id);
  }

  delete(task: Pick<Task, 'id'>): void {
    this.engine.taskStore.softDelete(task.id, Date.now());
    this.engine.taskChanged(task.id);
  }

  setEnabled(task: Pick<Task, 'id'>, enabled: boolean): void {
    this.engine.taskStore.setEnabled(task.id, enabled, Date.now());
    this.engine.taskChanged(task.id);
  }

  /** A manual run of the task as it is stored now. */
  ask(task: Pick<Task, 'id'>): Run {
    return this.engine.runService.request({
      task: this.engine.taskStore.get(task.id),
      trigger: 'manual',
    });
  }

  /** A run that something else than its user asks for. */
  trigger(
    task: Pick<Task, 'id'>,
    trigger: Trigger,
    what: Partial<Omit<RunRequest, 'task' | 'trigger'>> = {},
  ): Run {
    const { runService, taskStore } = this.engine;
    return runService.request({ task: taskStore.get(task.id), trigger, ...what });
  }

  get(run: Pick<Run, 'id'>): Run {
    return this.engine.runStore.get(run.id);
  }

  runsOf(task: Pick<Task, 'id'>): readonly Run[] {
    return this.engine.runStore.list({ taskId: task.id, limit: 1000 }).toReversed();
  }

  /** Resolves with the pid of its main process. */
  async started(run: Pick<Run, 'id'>): Promise<number> {
    return await until(() => this.get(run).pid, `the start of run ${run.id}`);
  }

  async ended(run: Pick<Run, 'id'>): Promise<Run> {
    const look = () => {
      const now = this.get(run);
      return isActive(now.state) ? null : now;
    };
    return await until(look, `the end of run ${run.id}`);
  }

  /** Null when there is no such file. */
  log(run: Pick<Run, 'id'>): string | null {
    const path = join(this.cronpilot.paths.logsDir, this.get(run).logFilename ?? 'none');
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  }

  /** CronPilot's own log. */
  logged(): string {
    const { appLogPath } = this.cronpilot.paths;
    return existsSync(appLogPath) ? readFileSync(appLogPath, 'utf8') : '';
  }

  /** What ended runs leave is removed in its own time. */
  async noControlFolderLeft(): Promise<void> {
    const runsDir = join(this.dir, 'data', 'runs');
    await until(() => readdirSync(runsDir).length === 0, 'the control folders to be gone');
  }

  gate(name = 'gate'): Gate {
    return new Gate(join(this.dir, name));
  }

  /** Live processes of the tasks of this stage. */
  processes(): number[] {
    return pidsWhere('environ', `${MARK}=${this.dir}\0`);
  }

  async noProcessLeft(): Promise<void> {
    await until(() => this.processes().length === 0, 'the processes of the runs to be gone');
  }

  #killLeftovers(): void {
    for (const pid of this.processes()) process.kill(pid, 'SIGKILL');
  }
}

/** Holds tasks until the test lets them go on. */
export class Gate {
  readonly #path: string;
  /** Shell text that waits for the gate to open. */
  readonly wait: string;

  constructor(path: string) {
    this.#path = path;
    this.wait = `until [ -e '${path}' ]; do sleep 0.02; done`;
  }

  get isOpen(): boolean {
    return existsSync(this.#path);
  }

  open(): void {
    writeFileSync(this.#path, '');
  }
}

/** Pids of the live workers that this test process forked. */
export function workerPids(): number[] {
  return pidsWhere('cmdline', 'electron/worker/worker.ts').filter(
    (pid) => parentOf(pid) === process.pid,
  );
}

/** The worker among the ancestors of a run's main process, by way of supervisor and launcher. */
export function workerOf(runPid: number): number {
  const workers = new Set(workerPids());
  let pid = runPid;
  while (pid > 1 && !workers.has(pid)) pid = parentOf(pid);
  if (!workers.has(pid)) throw new Error(`No worker of ours has started process ${runPid}`);
  return pid;
}

/** `kill -9`; resolves when it is gone. */
export async function killWorker(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await until(() => !workerPids().includes(pid), `worker ${pid} to be gone`);
}

function pidsWhere(file: 'environ' | 'cmdline', text: string): number[] {
  return pids().filter((pid) => readProc(pid, file).includes(text));
}

export function commandAction(command: string) {
  return { kind: 'command', command, shell: '/bin/sh' } as const;
}
