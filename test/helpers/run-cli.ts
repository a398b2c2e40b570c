/** Runs the command-line client as a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

import type { Task } from '../../electron/shared/task.ts';
import { startCronPilot } from './start-cronpilot.ts';

export const CLI_PATH = fileURLToPath(new URL('../../electron/cli/cronpilot.ts', import.meta.url));

export interface StartedCli {
  readonly process: ChildProcess;
  /** What it wrote so far. */
  stdout(): Buffer;
  stderr(): string;
  /** Resolves when it has ended and all its output was read. */
  readonly exitCode: Promise<number | null>;
}

export interface CliOptions {
  readonly dataDir: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Nothing without it. */
  readonly stdin?: string;
}

export function startCli(
  args: readonly string[],
  { dataDir, cwd, env, stdin }: CliOptions,
): StartedCli {
  const child = spawn(process.execPath, [CLI_PATH, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, NODE_NO_WARNINGS: '1', CRONPILOT_DATA_DIR: dataDir, ...env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(stdin);
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout?.on('data', (data: Buffer) => void stdout.push(data));
  child.stderr?.on('data', (data) => (stderr += String(data)));
  const exitCode = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => void child.kill());
  return {
    process: child,
    stdout: () => Buffer.concat(stdout),
    stderr: () => stderr,
    exitCode,
  };
}

export async function runCli(args: readonly string[], options: CliOptions) {
  const cli = startCli(args, options);
  const exitCode = await cli.exitCode;
  return { exitCode, stdout: cli.stdout().toString('utf8'), stderr: cli.stderr() };
}

/** A whole CronPilot with its command line. */
export async function startWithCli() {
  const cronPilot = await startCronPilot();
  const { dataDir } = cronPilot.paths;
  const cli = (...args: string[]) => runCli(args, { dataDir });
  const add = async (name: string, command: string, ...args: string[]): Promise<Task> => {
    const { stdout, stderr } = await cli(
      'add',
      '--name',
      name,
      '--command',
      command,
      '--json',
      ...args,
    );
    if (stderr !== '') throw new Error(stderr);
    return JSON.parse(stdout) as Task;
  };
  return { ...cronPilot, dataDir, cli, add };
}
