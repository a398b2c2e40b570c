/** Which Python runs a Python task or script, in which virtual environment, with which arguments. */

import { delimiter, join, resolve } from 'node:path';

import { phrase } from '../shared/phrase.ts';
import type { ActionOf } from '../shared/task-action.ts';
import type { RunSpec } from '../shared/worker-protocol.ts';
import { expandOwnHome, fileAt, findProgram, isExecutableFile } from './find-program.ts';
import type { Program } from './resolve-program.ts';
import { StartRefused } from './start-refused.ts';

type Env = Readonly<Record<string, string>>;
type Places = Pick<RunSpec, 'controlDir' | 'pythonDir' | 'venvsDir'>;
type PythonAction = ActionOf<'script'> | ActionOf<'python'>;

const isWindows = process.platform === 'win32';
/** Where an environment keeps its programs. */
const BIN = isWindows ? 'Scripts' : 'bin';

/** A script with a virtual environment. @throws StartRefused */
export function resolvePythonScript(
  action: ActionOf<'script'>,
  places: Places,
  env: Env,
  cwd: string,
): Program {
  const path = fileAt(action.path, phrase('The script'), env, cwd);
  return { ...inEnvironment(action, [path, ...action.args], places, env, cwd), files: {} };
}

/** CronPilot's own runner, which imports the task's file. @throws StartRefused */
export function resolvePythonTask(
  action: ActionOf<'python'>,
  places: Places,
  env: Env,
  cwd: string,
): Program {
  const path = fileAt(action.path, phrase('The Python file'), env, cwd);
  const command = [join(places.pythonDir, 'run_task.py'), places.controlDir, path];
  const program = inEnvironment(action, command, places, env, cwd);
  return { ...program, files: { 'config.json': JSON.stringify(action.config) } };
}

/** With `requirements` the run itself makes the environment, with its output in the run's log. */
function inEnvironment(
  action: PythonAction,
  command: readonly string[],
  { controlDir, pythonDir, venvsDir }: Places,
  env: Env,
  cwd: string,
): Pick<Program, 'argv' | 'env'> {
  if (action.venv !== null)
    return inVenv(resolve(cwd, expandOwnHome(action.venv, env)), command, env);
  const name = action.interpreter ?? (isWindows ? 'python' : 'python3');
  const python = findProgram(name, phrase('The Python'), env, cwd);
  if (action.requirements === null) return { argv: [python, ...command], env };
  const requirements = fileAt(action.requirements, phrase('The requirements file'), env, cwd);
  const maker = [join(pythonDir, 'with_requirements.py'), controlDir, venvsDir, requirements];
  return { argv: [python, ...maker, ...command], env };
}

/** What activating the environment in a shell would do. */
function inVenv(
  venvDir: string,
  command: readonly string[],
  { PYTHONHOME: _home, ...env }: Env,
): Pick<Program, 'argv' | 'env'> {
  const binDir = join(venvDir, BIN);
  const python = join(binDir, isWindows ? 'python.exe' : 'python');
  if (!isExecutableFile(python))
    throw new StartRefused(
      phrase('The folder `{path}` is no virtual environment: it has no `{program}`.', {
        path: venvDir,
        program: python,
      }),
    );
  const path = [binDir, env['PATH']].filter((part) => part !== undefined).join(delimiter);
  return { argv: [python, ...command], env: { ...env, VIRTUAL_ENV: venvDir, PATH: path } };
}
