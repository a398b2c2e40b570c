/** Lays out what a request or a module needs before main forks a process for it. */

import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { phrase } from '../shared/phrase.ts';
import type { RunSpec, TaskPlan } from '../shared/worker-protocol.ts';
import { expandOwnHome, fileAt } from './find-program.ts';
import { LogWatch } from './log-watch.ts';
import { checkCwd, runEnv } from './prepare-run.ts';
import { describeSystemError, StartRefused } from './start-refused.ts';

/** On return log and control folder exist. @throws StartRefused */
export function prepareFork(spec: RunSpec): { readonly plan: TaskPlan; readonly log: LogWatch } {
  const cwd = resolve(expandOwnHome(spec.cwd, spec.env));
  checkCwd(cwd);
  const action = withFullPaths(spec, cwd);
  makeControlDir(spec.controlDir);
  const log = LogWatch.create(spec, spec.secrets);
  const { outputPath } = log;
  const { controlDir, timeoutMs, nice, params, secrets } = spec;
  const env = runEnv(spec, cwd);
  return {
    plan: { action, cwd, env, outputPath, controlDir, timeoutMs, nice, params, secrets },
    log,
  };
}

function withFullPaths({ action, env }: RunSpec, cwd: string): TaskPlan['action'] {
  switch (action.kind) {
    case 'module':
      return { ...action, path: fileAt(action.path, phrase('The module'), env, cwd) };
    case 'http': {
      const { caFile } = action;
      const what = phrase('The CA file');
      return { ...action, caFile: caFile === null ? null : fileAt(caFile, what, env, cwd) };
    }
    default:
      throw new Error(`Expected a request or a module, got ${action.kind}`);
  }
}

function makeControlDir(controlDir: string): void {
  try {
    mkdirSync(controlDir, { recursive: true, mode: 0o700 });
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
