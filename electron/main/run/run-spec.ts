/** Turns a run and its task into what a worker needs to start it. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Run } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Task } from '../../shared/task.ts';
import type { AdoptSpec, RunSpec } from '../../shared/worker-protocol.ts';
import type { SecretVault } from '../secrets/secret-vault.ts';
import { readEnvFile } from './env-file.ts';
import { fillAction } from './fill-action.ts';
import { outputChecks } from './output-checks.ts';
import { buildRunEnv } from './run-env.ts';
import { RunValues } from './run-values.ts';

export interface RunSpecContext {
  readonly logsDir: string;
  readonly runsDir: string;
  readonly venvsDir: string;
  readonly pythonDir: string;
  readonly homeDir: string;
  /** What runs begin with: the environment of the login shell, or CronPilot's own. */
  readonly baseEnv: () => Readonly<Record<string, string | undefined>>;
  readonly secrets: SecretVault;
  readonly settings: Pick<Settings, 'maxLogBytes' | 'shell' | 'env'>;
}

/**
 * @param run With its `logFilename` set.
 * @throws RunRefused when a secret, a parameter or the .env file is missing
 */
export function buildRunSpec(run: Run, task: Task, context: RunSpecContext): RunSpec {
  const endsWithApp = task.action.kind === 'http' || task.action.kind === 'module';
  const values = new RunValues(run, task, context.secrets);
  const cwd = task.cwd ?? context.homeDir;
  const layers = {
    base: context.baseEnv(),
    shared: values.fillEnv(context.settings.env),
    file: task.envFile === null ? {} : readEnvFile(task.envFile, { ...context, cwd }),
    task: values.fillEnv(task.env),
  };
  const env = buildRunEnv(layers, task, run);
  return {
    runId: run.id,
    cookie: `${run.id}-${randomUUID()}`,
    action: fillAction(task.action, values, context.settings.shell),
    cwd,
    env,
    logPath: join(context.logsDir, run.logFilename ?? `run-${run.id}.log`),
    maxLogBytes: task.maxLogBytes ?? context.settings.maxLogBytes,
    controlDir: join(context.runsDir, String(run.id)),
    timeoutMs: task.timeoutMs,
    graceMs: task.graceMs,
    stopWithApp: task.stopWithApp || endsWithApp,
    endsWithApp,
    nice: task.nice,
    params: run.params ?? {},
    secrets: values.usedSecrets,
    pythonDir: context.pythonDir,
    venvsDir: context.venvsDir,
    checks: outputChecks(task, env['HOME'] ?? context.homeDir),
  };
}

/** Leaves out what only the start needs, above all the environment with its secrets. */
export function toAdoptSpec(spec: RunSpec): AdoptSpec {
  const { action: _action, cwd: _cwd, env: _env, nice: _nice, params: _params, ...started } = spec;
  const { secrets: _secrets, pythonDir: _pythonDir, venvsDir: _venvsDir, ...rest } = started;
  return rest;
}
