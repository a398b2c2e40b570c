/** Builds the environment of a run: layer upon layer, of which the later ones win. */

import type { Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';

export type Env = Readonly<Record<string, string>>;

/** Set by Chromium, Electron or the npm script that started CronPilot; they mean nothing to a task. */
const FOREIGN = new Set([
  'CHROME_DESKTOP',
  'GDK_BACKEND',
  'NO_AT_BRIDGE',
  'ORIGINAL_XDG_CURRENT_DESKTOP',
  'NODE_OPTIONS',
  'VITE_DEV_SERVER_URL',
  'INIT_CWD',
]);
/** The latter were meant for the run in which CronPilot itself was started. */
const FOREIGN_PREFIX =
  /^(ELECTRON_|npm_|CRONPILOT_(PARAM_|TASK_|RUN(_ID)?$|ATTEMPT$|SCHEDULED_FOR$|CHANGED_PATH$))/i;

export interface EnvLayers {
  /** Of the login shell, or CronPilot's own. */
  readonly base: Readonly<Record<string, string | undefined>>;
  /** The user's variables of every run. */
  readonly shared: Env;
  readonly file: Env;
  readonly task: Env;
}

export type EnvRun = Pick<Run, 'id' | 'attempt' | 'scheduledForMs' | 'cause' | 'params'>;

/** What CronPilot says of the run itself comes after the base; its parameters have the last word. */
export function buildRunEnv(
  { base, shared, file, task: own }: EnvLayers,
  task: Pick<Task, 'id' | 'name'>,
  run: EnvRun,
): Env {
  return merge([ownPart(base), aboutRun(task, run), shared, file, own, parameters(run)]);
}

function ownPart(base: EnvLayers['base']): Env {
  const kept = Object.entries(base).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !FOREIGN.has(entry[0]) && !FOREIGN_PREFIX.test(entry[0]),
  );
  return Object.fromEntries(kept);
}

function aboutRun(task: Pick<Task, 'id' | 'name'>, run: EnvRun): Env {
  return {
    // Else the output of Python shows up only when it ends.
    PYTHONUNBUFFERED: '1',
    CRONPILOT_TASK_ID: String(task.id),
    CRONPILOT_TASK_NAME: task.name,
    CRONPILOT_RUN_ID: String(run.id),
    CRONPILOT_ATTEMPT: String(run.attempt),
    ...(run.scheduledForMs !== null && {
      CRONPILOT_SCHEDULED_FOR: new Date(run.scheduledForMs).toISOString(),
    }),
    ...(run.cause?.kind === 'file' && { CRONPILOT_CHANGED_PATH: run.cause.paths[0] ?? '' }),
  };
}

function parameters({ params }: EnvRun): Env {
  const named = Object.entries(params ?? {}).map(([name, value]) => [
    `CRONPILOT_PARAM_${name.toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(named);
}

/** On Windows `Path` and `PATH` are one variable. */
function merge(layers: readonly Env[]): Env {
  if (process.platform !== 'win32') return Object.assign({}, ...layers) as Env;
  const merged = new Map<string, [string, string]>();
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) {
    const known = merged.get(name.toUpperCase())?.[0] ?? name;
    merged.set(name.toUpperCase(), [known, value]);
  }
  return Object.fromEntries(merged.values());
}
