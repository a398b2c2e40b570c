/** Lays out everything a run needs on the disk before it is started. */

import { accessSync, constants, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { phrase } from '../shared/phrase.ts';
import type { RunSpec } from '../shared/worker-protocol.ts';
import { expandOwnHome, findProgram, MISSING } from './find-program.ts';
import {
  type LaunchPlan,
  type LaunchTools,
  launchFileText,
  MAX_ARGUMENT_BYTES,
  oddVariables,
} from './launch-file.ts';
import { LogWatch } from './log-watch.ts';
import { type Program, resolveProgram } from './resolve-program.ts';
import type { Launch } from './run-starter.ts';
import { describeSystemError, StartRefused } from './start-refused.ts';

export interface PreparedRun {
  readonly launch: Launch;
  readonly log: LogWatch;
}

/** On return log, control folder and launch file exist. @throws StartRefused */
export function prepareRun(spec: RunSpec): PreparedRun {
  const cwd = resolve(expandOwnHome(spec.cwd, spec.env));
  checkCwd(cwd);
  const { argv, env, files } = resolveProgram(spec, runEnv(spec, cwd), cwd);
  checkLengths(argv, env);
  checkOddVariables(env, spec.secrets);
  const { runId, controlDir, nice, secrets } = spec;
  makeControlDir(controlDir);
  const log = LogWatch.create(spec, secrets);
  try {
    const { outputPath } = log;
    const plan = { launchPath: join(controlDir, 'launch.sh'), outputPath, cwd, env, argv, nice };
    writeLaunchFiles(controlDir, plan, files);
    return { launch: { runId, controlDir, plan, secrets }, log };
  } catch (error) {
    log.close();
    throw error;
  }
}

/** PWD is what a shell would set; a program executed without one must not see CronPilot's own. */
export function runEnv(spec: RunSpec, cwd: string): Readonly<Record<string, string>> {
  const shared = { PYTHONUNBUFFERED: '1', ...spec.env, CRONPILOT_RUN: spec.cookie };
  return process.platform === 'win32' ? shared : { ...shared, PWD: cwd };
}

/** @throws StartRefused */
export function checkCwd(cwd: string): void {
  const stat = statSync(cwd, { throwIfNoEntry: false });
  const named = { what: phrase('The folder'), path: cwd };
  if (!stat) throw new StartRefused(phrase(MISSING, named));
  if (!stat.isDirectory())
    throw new StartRefused(phrase('{what} `{path}` is not a folder but a file.', named));
  try {
    accessSync(cwd, constants.X_OK);
  } catch (error) {
    throw new StartRefused(
      phrase('{what} `{path}` cannot be entered: {why}.', {
        ...named,
        why: describeSystemError(error),
      }),
    );
  }
}

/** The kernel would refuse with "Argument list too long", which says neither which nor how much. */
function checkLengths(argv: readonly string[], env: Readonly<Record<string, string>>): void {
  if (process.platform !== 'linux') return;
  const max = MAX_ARGUMENT_BYTES;
  for (const argument of argv) {
    const bytes = Buffer.byteLength(argument);
    if (bytes <= max) continue;
    throw new StartRefused(
      phrase(
        'The command or an argument is {bytes, number} bytes long; Linux passes on at most {max, number}. Put it into a script.',
        { bytes, max },
      ),
    );
  }
  for (const [name, value] of Object.entries(env)) {
    const bytes = Buffer.byteLength(`${name}=${value}`);
    if (bytes <= max) continue;
    throw new StartRefused(
      phrase(
        'The environment variable `{name}` is {bytes, number} bytes long; Linux passes on at most {max, number}.',
        { name, bytes, max },
      ),
    );
  }
}

/** `env` would get them as arguments, which everybody on the computer can see. */
function checkOddVariables(env: LaunchPlan['env'], secrets: readonly string[]): void {
  const name = oddVariables(env).find((odd) =>
    secrets.some((secret) => env[odd]?.includes(secret)),
  );
  if (name === undefined || process.platform === 'win32') return;
  throw new StartRefused(
    phrase(
      'The environment variable `{name}` means something to the shell, so it cannot hold a secret.',
      { name },
    ),
  );
}

/** Its path goes to the launcher as one line. */
function makeControlDir(controlDir: string): void {
  if (controlDir.includes('\n')) {
    throw new StartRefused(
      phrase('The path of the data folder holds a line break; CronPilot cannot use it.'),
    );
  }
  orRefuse(controlDir, () => mkdirSync(controlDir, { recursive: true, mode: 0o700 }));
}

function writeLaunchFiles(controlDir: string, plan: LaunchPlan, files: Program['files']): void {
  const write = (path: string, text: string) =>
    orRefuse(controlDir, () => writeFileSync(path, text, { mode: 0o600 }));
  for (const [name, text] of Object.entries(files)) write(join(controlDir, name), text);
  if (process.platform !== 'win32') write(plan.launchPath, launchFileText(plan, launchTools()));
}

function orRefuse(controlDir: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new StartRefused(
      phrase('{what} `{path}` cannot be written: {why}.', {
        what: phrase('The folder'),
        path: controlDir,
        why: describeSystemError(error),
      }),
    );
  }
}

let knownTools: LaunchTools | undefined;

function launchTools(): LaunchTools {
  const what = phrase('The program');
  const env = { PATH: `/usr/bin:/bin:${process.env['PATH'] ?? ''}` };
  knownTools ??= {
    envPath: findProgram('env', what, env, '/'),
    nicePath: findProgram('nice', what, env, '/'),
  };
  return knownTools;
}
