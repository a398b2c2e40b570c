/** Refuses a task whose folder, script, shell or interpreter is not on this computer. */

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { TaskInput } from '../../shared/task.ts';

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
      checkScript(action.path, machine);
      if (action.interpreter !== null)
        checkProgram('action.interpreter', action.interpreter, machine);
  }
}

function checkFolder(field: string, value: string, { homeDir }: Machine): void {
  const path = expandHome(value, homeDir);
  if (!isAbsolute(path)) refuse(field, 'the full path of a folder, like /home/you/work', value);
  if (kindOf(path) !== 'folder') refuse(field, 'a folder that exists', value);
}

function checkScript(value: string, { homeDir }: Machine): void {
  const path = expandHome(value, homeDir);
  if (!isAbsolute(path))
    refuse('action.path', 'the full path of a script, like /home/you/backup.sh', value);
  if (kindOf(path) !== 'file') refuse('action.path', 'a script file that exists', value);
}

function checkProgram(field: string, value: string, { homeDir, path }: Machine): void {
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
      program.includes('/') ? 'a program that exists' : `a program found in PATH (${path})`,
      value,
    );
  }
}

const PROGRAM_SUFFIXES = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];

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

function refuse(field: string, expected: string, value: string): never {
  throw new AppError('invalid_input', `Expected \`${field}\` to be ${expected}, got \`${value}\``, {
    field,
  });
}
