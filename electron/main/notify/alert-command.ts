/** Delivers a message by running the user's command, which finds the event in its environment. */

import { type ChildProcess, spawn } from 'node:child_process';

import type { ChannelTest } from '../../shared/alerts.ts';
import { type Phrase, phrase, say } from '../../shared/phrase.ts';
import type { Run } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Message } from '../store/message-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Delivery } from './next-attempt.ts';
import { EVENT_OF, type Notice } from './notice.ts';

interface AlertCommandOptions {
  readonly settings: () => Settings;
  readonly runStore: Pick<RunStore, 'find'>;
  /** Absolute path of a run's log; null when there is none. */
  readonly logPathOf: (run: Run) => string | null;
  readonly baseEnv: () => Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly log: (message: string) => void;
  readonly timeoutMs?: number;
}

interface CommandEnd {
  readonly problem: Phrase | null;
  readonly output: string;
}

const TIMEOUT_MS = 30_000;
const PIPE_PATIENCE_MS = 500;
const MAX_OUTPUT_CHARS = 4_000;

/**
 * A child of the main process, and no run: it has no row, no log and no retries, so it is kept
 * short by its time limit and told once.
 */
export class AlertCommand {
  readonly #options: AlertCommandOptions;

  constructor(options: AlertCommandOptions) {
    this.#options = options;
  }

  async deliver({ notice }: Pick<Message<Notice>, 'notice'>): Promise<Delivery> {
    const { problem, output } = await this.#run(notice);
    if (output !== '')
      this.#options.log(`The command on “${notice.taskName ?? notice.kind}” said: ${output}`);
    // Whatever it has done so far would be done twice.
    return problem === null ? { kind: 'delivered' } : { kind: 'failed', problem, isFinal: true };
  }

  async test(notice: Notice): Promise<ChannelTest> {
    const { problem, output } = await this.#run(notice);
    return { problem: problem && say(problem), dialogue: output === '' ? [] : output.split('\n') };
  }

  #run(notice: Notice): Promise<CommandEnd> {
    const { settings, baseEnv, homeDir, timeoutMs = TIMEOUT_MS } = this.#options;
    const { alertCommand, shell } = settings();
    if (alertCommand === null)
      return Promise.resolve({ problem: phrase('No command is set up.'), output: '' });
    const child = spawn(alertCommand, {
      shell: shell ?? true,
      cwd: homeDir,
      env: { ...baseEnv(), ...this.#envOf(notice) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that its children end with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    return whenEnded(child, timeoutMs);
  }

  #envOf(notice: Notice): Readonly<Record<string, string>> {
    const { runStore, logPathOf } = this.#options;
    const run = notice.runId === null ? null : runStore.find(notice.runId);
    const logPath = run && logPathOf(run);
    const exitCode = run?.exitCode ?? null;
    return {
      CRONPILOT_EVENT: EVENT_OF[notice.kind] ?? notice.kind,
      CRONPILOT_TITLE: notice.title,
      CRONPILOT_BODY: notice.body,
      ...(notice.taskId !== null && { CRONPILOT_TASK_ID: String(notice.taskId) }),
      ...(notice.taskName !== null && { CRONPILOT_TASK_NAME: notice.taskName }),
      ...(run && { CRONPILOT_RUN_ID: String(run.id), CRONPILOT_STATE: run.state }),
      ...(exitCode !== null && { CRONPILOT_EXIT_CODE: String(exitCode) }),
      ...(logPath && { CRONPILOT_LOG_PATH: logPath }),
    };
  }
}

function whenEnded(child: ChildProcess, timeoutMs: number): Promise<CommandEnd> {
  return new Promise((resolve) => {
    let output = '';
    let isLate = false;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = `${output}${text}`.slice(-MAX_OUTPUT_CHARS);
      });
    const timer = setTimeout(() => {
      isLate = true;
      killGroup(child);
    }, timeoutMs);
    const end = (problem: Phrase | null): void => {
      clearTimeout(timer);
      resolve({ problem, output: output.trim() });
    };
    child.once('error', (error) =>
      end(phrase('The command could not be started: {message}.', { message: error.message })),
    );
    // What it left running keeps the pipes open, and is not waited for.
    child.once('exit', () => setTimeout(() => closePipes(child), PIPE_PATIENCE_MS).unref());
    child.once('close', (code, signal) => {
      if (isLate)
        end(
          phrase('The command took longer than {time} and was ended.', {
            time: { secondsMs: timeoutMs },
          }),
        );
      else if (code === 0) end(null);
      else if (signal !== null) end(phrase('The command ended with {signal}.', { signal }));
      else end(phrase('The command ended with exit code {exitCode}.', { exitCode: code ?? 0 }));
    });
  });
}

function closePipes({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
