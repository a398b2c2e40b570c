/** Turns a task's action into the program to execute and its arguments. */

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { defaultShell } from '../shared/default-shell.ts';
import {
  argsBeforeScript,
  interpreterForPath,
  isScriptText,
  parseShebang,
  SHEBANG_BYTES,
  type Shebang,
} from '../shared/interpreter.ts';
import { phrase } from '../shared/phrase.ts';
import type { ActionOf } from '../shared/task-action.ts';
import type { RunSpec } from '../shared/worker-protocol.ts';
import { expandOwnHome, findProgram, isExecutableFile, MISSING } from './find-program.ts';
import { resolvePythonScript, resolvePythonTask } from './resolve-python.ts';
import { simpleCommandWords } from './simple-command.ts';
import { describeSystemError, StartRefused } from './start-refused.ts';

type Env = Readonly<Record<string, string>>;
type Argv = readonly [string, ...string[]];
type Script = ActionOf<'script'>;

/** What is executed for a run. */
export interface Program {
  /** An absolute path, then the arguments. */
  readonly argv: Argv;
  /** The whole environment. */
  readonly env: Env;
  /** Texts by their file names, for the control folder. May hold secrets. */
  readonly files: Readonly<Record<string, string>>;
}

/** First bytes of a compiled program on Linux. */
const ELF_MAGIC = '\x7fELF';
const INTERPRETER = phrase('The interpreter');
const SCRIPT_FILENAME = 'script';
const BYTE_ORDER_MARK = '\ufeff';

/** @throws StartRefused with a sentence that names what is missing and where it was looked for */
export function resolveProgram(spec: RunSpec, env: Env, cwd: string): Program {
  const { action } = spec;
  switch (action.kind) {
    case 'command': {
      const { command, shell } = action;
      if (isScriptText(action)) return resolveScriptText(command, spec.controlDir, env, cwd);
      return { argv: resolveCommand(command, shell, env, cwd), env, files: {} };
    }
    case 'script': {
      if (action.venv !== null || action.requirements !== null)
        return resolvePythonScript(action, spec, env, cwd);
      return { argv: resolveScript(action, env, cwd), env, files: {} };
    }
    case 'python':
      return resolvePythonTask(action, spec, env, cwd);
    default:
      throw new Error(`Expected an action that is a program, got ${action.kind}`);
  }
}

function resolveCommand(command: string, shell: string | null, env: Env, cwd: string): Argv {
  const shellPath = findProgram(
    shell ?? defaultShell(env, process.platform === 'win32'),
    phrase('The shell'),
    env,
    cwd,
  );
  const words = simpleCommandWords(command, basename(shellPath), env);
  if (words && isExecutableFile(words[0])) return words;
  return [shellPath, ...shellArgs(shellPath), command];
}

function shellArgs(shellPath: string): readonly string[] {
  const name = basename(shellPath)
    .toLowerCase()
    .replace(/\.exe$/, '');
  if (name === 'cmd') return ['/d', '/s', '/c'];
  return name === 'pwsh' || name === 'powershell' ? ['-NoProfile', '-Command'] : ['-c'];
}

/** The text becomes a file of the run, which its interpreter is given. */
function resolveScriptText(command: string, controlDir: string, env: Env, cwd: string): Program {
  const path = join(controlDir, SCRIPT_FILENAME);
  const files = { [SCRIPT_FILENAME]: command };
  const shebang = parseShebang(command);
  if (shebang === null) throw new Error('Expected a script with a `#!` line');
  if (process.platform === 'win32') {
    const program = findProgram(basename(shebang.command), INTERPRETER, env, cwd);
    return { argv: [program, ...argsBeforeScript(program), path], env, files };
  }
  checkShebang(path, shebang, env, cwd);
  return { argv: [shebang.program, ...shebang.args, path], env, files };
}

function resolveScript(action: Script, env: Env, cwd: string): Argv {
  const path = resolve(cwd, expandOwnHome(action.path, env));
  const start = readStart(path);
  const withInterpreter = (name: string): Argv => {
    const program = findProgram(name, INTERPRETER, env, cwd);
    return [program, ...argsBeforeScript(program), path, ...action.args];
  };
  if (action.interpreter !== null) return withInterpreter(action.interpreter);
  // Behind a byte order mark the kernel sees no such line, and a shell would run the script.
  const hasMark = start.startsWith(BYTE_ORDER_MARK);
  const shebang = parseShebang(hasMark ? start.slice(1) : start);
  if (shebang && process.platform !== 'win32') {
    checkShebang(path, shebang, env, cwd);
    if (!hasMark && isExecutableFile(path)) return [path, ...action.args];
    return [shebang.program, ...shebang.args, path, ...action.args];
  }
  if (start.startsWith(ELF_MAGIC) && isExecutableFile(path)) return [path, ...action.args];
  const interpreter = interpreterForPath(path);
  if (interpreter !== null) return withInterpreter(interpreter);
  if (isExecutableFile(path)) return [path, ...action.args];
  throw new StartRefused(
    phrase(
      'No interpreter is known for the script `{path}`: it has no `#!` line, its extension is not a known one, and it is not executable. Choose an interpreter for the task.',
      { path },
    ),
  );
}

function readStart(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  const named = { what: phrase('The script'), path };
  if (!stat) throw new StartRefused(phrase(MISSING, named));
  if (stat.isDirectory()) throw new StartRefused(phrase('{what} `{path}` is a folder.', named));
  const bytes = Buffer.alloc(SHEBANG_BYTES);
  try {
    const fd = openSync(path, 'r');
    try {
      return bytes.toString('utf8', 0, readSync(fd, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw new StartRefused(
      phrase('{what} `{path}` cannot be read: {why}.', {
        ...named,
        why: describeSystemError(error),
      }),
    );
  }
}

/** The kernel's own word for a missing interpreter is that the script does not exist. */
function checkShebang(path: string, shebang: Shebang, env: Env, cwd: string): void {
  try {
    findProgram(shebang.program, INTERPRETER, env, cwd);
    findProgram(shebang.command, INTERPRETER, env, cwd);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    const name = basename(path);
    const asked = [error.wording, phrase('The first line of `{name}` asks for it.', { name })];
    const isWindows = (shebang.args.at(-1) ?? shebang.program).endsWith('\r');
    throw new StartRefused(
      isWindows ? [...asked, phrase('The line ends with a Windows line break.')] : asked,
    );
  }
}
