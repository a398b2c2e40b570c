/** Starts the real, built CronPilot without any display and talks to it over its control socket. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { request } from 'node:http';
import type { Result } from '../../electron/shared/errors.ts';
import { fromErrorPayload } from '../../electron/shared/errors.ts';
import type { CallName, RequestInput, Response } from '../../electron/shared/ipc-contract.ts';
import { createPaths } from '../../electron/main/paths.ts';
import { electronPath, projectDir, rootArgs } from './launch-app.ts';
import { until } from './until.ts';

export interface HeadlessApp {
  readonly process: ChildProcess;
  /** Everything it printed so far, both streams. */
  output(): string;
  call: Call;
  /** Ends it with a signal and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export type Call = <N extends CallName>(name: N, request?: RequestInput<N>) => Promise<Response<N>>;

/**
 * Resolves when it answers and knows the login shell's environment, so that a run starts at once;
 * use `startHeadless` for one that is expected to give up.
 */
export async function launchHeadless(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  tmpfsBytes: number | null = null,
): Promise<HeadlessApp> {
  const app = startHeadless(dataDir, env, tmpfsBytes);
  await until(async () => {
    if (app.process.exitCode !== null) throw new Error(`CronPilot ended at once:\n${app.output()}`);
    return app.call('status.get').then(
      (status) => status.pid === app.process.pid,
      () => false,
    );
  }, 'CronPilot to answer');
  await app.call('environment.refresh');
  return app;
}

/**
 * @param tmpfsBytes Gives it a data folder on a small disk of its own, which only root can make and
 *   only its process sees: `dataDirOf`.
 * @param wrapper A program and its arguments that become CronPilot, or trace it.
 */
export function startHeadless(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  tmpfsBytes: number | null = null,
  wrapper: readonly string[] = [],
): HeadlessApp {
  mkdirSync(dataDir, { recursive: true });
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const command = [
    ...(tmpfsBytes === null ? [] : onTmpfs(dataDir, tmpfsBytes)),
    ...wrapper,
    electronPath,
    projectDir,
    ...rootArgs,
    '--ozone-platform=headless',
    '--headless-service',
  ];
  const child = spawn(String(command[0]), command.slice(1), {
    cwd: projectDir,
    env: { ...rest, CRONPILOT_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (output += String(data)));
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    process: child,
    output: () => output,
    call: callOver(tmpfsBytes === null ? dataDir : dataDirOf(child.pid, dataDir)),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return gone;
    },
  };
}

/** What mounts the disk and becomes the command behind it. */
function onTmpfs(dataDir: string, bytes: number): readonly string[] {
  const script = 'mount -t tmpfs -o "size=$1,mode=0700" tmpfs "$2" && shift 2 && exec "$@"';
  return ['unshare', '--mount', 'sh', '-c', script, 'sh', String(bytes), dataDir];
}

/** The data folder of a process with a disk of its own, as it is seen from outside. */
export function dataDirOf(pid: number | undefined, dataDir: string): string {
  return `/proc/${pid}/root${dataDir}`;
}

/** A client of the control socket of the CronPilot that owns `dataDir`. */
export function callOver(dataDir: string): Call {
  const { socketPath } = createPaths(dataDir);
  return (name, body) =>
    new Promise((resolve, reject) => {
      const client = request(
        {
          socketPath,
          path: `/call/${name}`,
          // A kept connection may be closed by the server in the moment in which it is used again.
          agent: false,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (data: string) => (text += data));
          response.on('end', () => {
            const result = JSON.parse(text) as Result<Response<typeof name>>;
            if (result.ok) resolve(result.value);
            else reject(fromErrorPayload(result.error));
          });
        },
      );
      client.on('error', reject);
      client.end(body === undefined ? '' : JSON.stringify(body));
    });
}
