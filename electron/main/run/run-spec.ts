/** Turns a run and its task into what a worker needs to start it. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import type { AdoptSpec, RunSpec } from '../../shared/worker-protocol.ts';
import { outputChecks } from './output-checks.ts';
import { buildRunEnv } from './run-env.ts';

export interface RunSpecContext {
  readonly logsDir: string;
  readonly runsDir: string;
  readonly venvsDir: string;
  readonly pythonDir: string;
  readonly homeDir: string;
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  readonly settings: { readonly maxLogBytes: number; readonly shell: string | null };
}

/** @param run With its `logFilename` set. */
export function buildRunSpec(run: Run, task: Task, context: RunSpecContext): RunSpec {
  const endsWithApp = task.action.kind === 'module';
  const env = buildRunEnv(context.ownEnv, task);
  return {
    runId: run.id,
    cookie: `${run.id}-${randomUUID()}`,
    action: buildAction(task, context),
    cwd: task.cwd ?? context.homeDir,
    env,
    logPath: join(context.logsDir, run.logFilename ?? `run-${run.id}.log`),
    maxLogBytes: context.settings.maxLogBytes,
    controlDir: join(context.runsDir, String(run.id)),
    timeoutMs: task.timeoutMs,
    graceMs: task.graceMs,
    stopWithApp: task.stopWithApp || endsWithApp,
    endsWithApp,
    nice: task.nice,
    params: run.params ?? {},
    secrets: [],
    pythonDir: context.pythonDir,
    venvsDir: context.venvsDir,
    checks: outputChecks(task, env['HOME'] ?? context.homeDir),
  };
}

function buildAction({ action }: Task, { settings }: RunSpecContext): RunSpec['action'] {
  return action.kind === 'command' ? { ...action, shell: action.shell ?? settings.shell } : action;
}

/** Leaves out what only the start needs, above all the environment with its secrets. */
export function toAdoptSpec(spec: RunSpec): AdoptSpec {
  const { action: _action, cwd: _cwd, env: _env, nice: _nice, params: _params, ...started } = spec;
  const { secrets: _secrets, pythonDir: _pythonDir, venvsDir: _venvsDir, ...rest } = started;
  return rest;
}
