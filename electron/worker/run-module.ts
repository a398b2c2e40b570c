/** Loads a JavaScript module and calls the function it exports. */

import { basename, extname } from 'node:path';
import { pathToFileURL } from 'node:url';

import { WordedError, wordingOf } from '../shared/errors.ts';
import type { ParameterValues } from '../shared/parameter.ts';
import { phrase, type Wording } from '../shared/phrase.ts';
import type { Progress, TaskPlan, TaskReport } from '../shared/worker-protocol.ts';
import { throttleProgress } from './throttle-progress.ts';

/** What a module's function is called with. */
export interface ModuleContext {
  readonly params: ParameterValues;
  readonly taskName: string;
  /** From 1; a retry has the next one. */
  readonly attempt: number;
  readonly env: Readonly<Record<string, string>>;
  /** Aborted when the run is to be stopped; the process is ended when its grace time is over. */
  readonly signal: AbortSignal;
  /** Writes a line to the run's log, like `console.log`. */
  log(...values: readonly unknown[]): void;
  /** @param fraction 0 to 1; null when it is not known */
  progress(fraction: number | null, text?: string): void;
}

interface ModuleSurroundings {
  readonly plan: TaskPlan;
  readonly signal: AbortSignal;
  readonly progressed: (progress: Progress) => void;
}

type ModuleFunction = (context: ModuleContext) => unknown;

/** Why a module cannot be used, as a sentence. */
class Unusable extends WordedError {}

/** @param path absolute */
export async function runModule(
  path: string,
  surroundings: ModuleSurroundings,
): Promise<TaskReport> {
  try {
    const call = await load(path);
    return reportOf(await call(contextOf(surroundings)));
  } catch (error) {
    if (!(error instanceof Unusable)) console.error(error);
    return report(false, describeError(error));
  }
}

async function load(path: string): Promise<ModuleFunction> {
  const name = basename(path);
  refuseTypeScript(path);
  let loaded: unknown;
  try {
    loaded = await import(/* @vite-ignore */ pathToFileURL(path).href);
  } catch (error) {
    console.error(error);
    throw unloadable(error, path);
  }
  const found = defaultOf(loaded);
  // A CommonJS module that was made from an ES module has its default one level deeper.
  const call = typeof found === 'function' ? found : defaultOf(found);
  if (typeof call === 'function') return call as ModuleFunction;
  throw new Unusable(
    phrase('`{name}` has no default function. Expected `{example}`.', {
      name,
      example: 'export default async (context) => { … }',
    }),
  );
}

/** Where Node strips the types itself it says so. */
function refuseTypeScript(path: string): void {
  if (
    !/^\.[cm]?ts$/.test(extname(path)) ||
    ('typescript' in process.features && process.features.typescript)
  )
    return;
  throw new Unusable(
    phrase(
      '`{name}` is TypeScript, which this runtime (Node {version}) does not run. Compile it to JavaScript.',
      { name: basename(path), version: process.versions.node },
    ),
  );
}

function unloadable(error: unknown, path: string): Unusable {
  const values = { name: basename(path), why: String(error) };
  const isSyntax = error instanceof SyntaxError && extname(path) === '.js';
  return new Unusable(
    isSyntax && /import|export/.test(error.message)
      ? phrase(
          '`{name}` could not be loaded: {why}. Name the file .mjs, or put a package.json with "type": "module" beside it.',
          values,
        )
      : phrase('`{name}` could not be loaded: {why}', values),
  );
}

function defaultOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'default' in value ? value.default : null;
}

function contextOf({ plan, signal, progressed }: ModuleSurroundings): ModuleContext {
  const tell = throttleProgress(progressed);
  return {
    params: plan.params,
    taskName: plan.env['CRONPILOT_TASK_NAME'] ?? '',
    attempt: Number(plan.env['CRONPILOT_ATTEMPT'] ?? 1),
    env: plan.env,
    signal,
    log: (...values) => console.log(...values),
    progress: (fraction, text) => tell({ fraction: clamp(fraction), text: text ?? null }),
  };
}

function clamp(fraction: number | null): number | null {
  return typeof fraction === 'number' && !Number.isNaN(fraction)
    ? Math.min(1, Math.max(0, fraction))
    : null;
}

/** Anything is a success but an object whose status says otherwise. */
function reportOf(result: unknown): TaskReport {
  if (typeof result !== 'object' || result === null) return report(true, null);
  const { status, message } = result as Readonly<Record<string, unknown>>;
  const text = typeof message === 'string' ? message : null;
  if (status !== 'failure' && status !== 'error') return report(true, text);
  return report(false, text ?? phrase('The module returned the status `{status}`.', { status }));
}

function report(succeeded: boolean, message: Wording | null): TaskReport {
  const reasonCode = succeeded ? null : 'task_reported';
  return { succeeded, reasonCode, message, retryAfterMs: null };
}

/** The message of whatever was thrown. */
export function describeError(error: unknown): Wording {
  if (!(error instanceof Error))
    return phrase('The module threw {value}.', { value: String(error) });
  return error.message === ''
    ? phrase('The module threw a {name} without a message.', { name: error.name })
    : wordingOf(error);
}
