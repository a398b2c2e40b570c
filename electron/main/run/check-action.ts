/** Refuses a task whose folder, file, shell or interpreter is not on this computer. */

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

import { assertNever } from '../../shared/errors.ts';
import { expandHome } from '../../shared/expand-home.ts';
import { unexpected } from '../../shared/parse.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';
import type { TaskInput } from '../../shared/task.ts';
import type { ActionOf } from '../../shared/task-action.ts';

interface Machine {
  readonly homeDir: string;
  /** The PATH a run gets. */
  readonly path: string;
}

/** @throws AppError `invalid_input` that names the field, the value and what was expected. */
export function checkAction(
  { action, cwd }: Pick<TaskInput, 'action' | 'cwd'>,
  machine: Machine,
): void {
  if (cwd !== null) checkFolder('cwd', cwd, machine);
  switch (action.kind) {
    case 'command':
      if (action.shell !== null) checkProgram('action.shell', action.shell, machine);
      return;
    case 'script':
      checkFile('action.path', action.path, SCRIPT, machine);
      return checkPython(action, action.requirements !== null, machine);
    case 'module':
      checkFile('action.path', action.path, MODULE, machine);
      return checkExtension(
        action.path,
        /\.[cm]?[jt]s$/,
        phrase('a JavaScript module, like report.mjs'),
      );
    case 'python':
      checkFile('action.path', action.path, PYTHON_FILE, machine);
      checkExtension(action.path, /\.py$/, phrase('a Python file, like backup.py'));
      return checkPython(action, action.venv === null, machine);
    case 'http':
      if (action.caFile !== null) checkFile('action.caFile', action.caFile, CA_FILE, machine);
      return;
    default:
      assertNever(action);
  }
}

/** What a file is to the user: for a path that is not full, and for one that is not there. */
interface FileWords {
  readonly full: Phrase;
  readonly existing: Phrase;
}

const SCRIPT: FileWords = {
  full: phrase('the full path of a script, like /home/you/backup.sh'),
  existing: phrase('a script file that exists'),
};
const MODULE: FileWords = {
  full: phrase('the full path of a JavaScript module, like /home/you/report.mjs'),
  existing: phrase('a module file that exists'),
};
const PYTHON_FILE: FileWords = {
  full: phrase('the full path of a Python file, like /home/you/backup.py'),
  existing: phrase('a Python file that exists'),
};
const REQUIREMENTS: FileWords = {
  full: phrase('the full path of a requirements.txt'),
  existing: phrase('a requirements file that exists'),
};
const CA_FILE: FileWords = {
  full: phrase('the full path of a PEM file'),
  existing: phrase('a PEM file that exists'),
};

const IS_WINDOWS = process.platform === 'win32';
const VENV_PYTHON = IS_WINDOWS ? join('Scripts', 'python.exe') : join('bin', 'python');

/** @param needsPython The one in PATH is used where no interpreter is named. */
function checkPython(
  { interpreter, venv, requirements }: ActionOf<'script'> | ActionOf<'python'>,
  needsPython: boolean,
  machine: Machine,
): void {
  if (requirements !== null) checkFile('action.requirements', requirements, REQUIREMENTS, machine);
  if (venv !== null) {
    checkFolder('action.venv', venv, machine);
    if (!isExecutable(join(expandHome(venv, machine.homeDir), VENV_PYTHON)))
      refuse(
        'action.venv',
        phrase('a virtual environment, which has {program}', { program: VENV_PYTHON }),
        venv,
      );
    if (interpreter !== null)
      refuse('action.interpreter', phrase('absent beside a virtual environment'), interpreter);
  }
  const program = interpreter ?? (needsPython ? (IS_WINDOWS ? 'python' : 'python3') : null);
  if (program !== null) checkProgram('action.interpreter', program, machine);
}

function checkFolder(field: string, value: string, { homeDir }: Machine): void {
  const path = expandHome(value, homeDir);
  if (!isAbsolute(path))
    refuse(field, phrase('the full path of a folder, like /home/you/work'), value);
  if (kindOf(path) !== 'folder') refuse(field, phrase('a folder that exists'), value);
}

function checkFile(field: string, value: string, words: FileWords, { homeDir }: Machine): void {
  const path = expandHome(value, homeDir);
  if (!isAbsolute(path)) refuse(field, words.full, value);
  if (kindOf(path) !== 'file') refuse(field, words.existing, value);
}

function checkExtension(value: string, pattern: RegExp, expected: Phrase): void {
  if (!pattern.test(value)) refuse('action.path', expected, value);
}

/** @throws AppError `invalid_input` unless it is found by its path, or by its name in PATH. */
export function checkProgram(field: string, value: string, { homeDir, path }: Machine): void {
  const program = expandHome(value, homeDir);
  const candidates =
    program.includes('/') || isAbsolute(program)
      ? [program]
      : path
          .split(delimiter)
          .flatMap((dir) => PROGRAM_SUFFIXES.map((suffix) => join(dir, program + suffix)));
  if (!candidates.some(isExecutable)) {
    refuse(
      field,
      program.includes('/')
        ? phrase('a program that exists')
        : phrase('a program found in PATH ({path})', { path }),
      value,
    );
  }
}

const PROGRAM_SUFFIXES = IS_WINDOWS ? ['', '.exe', '.cmd', '.bat'] : [''];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return kindOf(path) === 'file';
  } catch {
    return false;
  }
}

function kindOf(path: string): 'file' | 'folder' | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  return stats.isDirectory() ? 'folder' : 'file';
}

function refuse(field: string, expected: Phrase, value: string): never {
  throw unexpected(field, expected, value);
}
