import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAction } from '../../../electron/main/run/check-action.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import { type TaskAction, taskActionSchema } from '../../../electron/shared/task-action.ts';
import { scriptAction } from '../../helpers/fork-worker.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const command: TaskAction = { kind: 'command', command: 'true', shell: null };

/** A home with a folder, a script, a program in its bin, and a file that cannot be executed. */
function machine() {
  const homeDir = tempDir();
  const binDir = join(homeDir, 'bin');
  mkdirSync(binDir);
  mkdirSync(join(binDir, 'folder'));
  for (const name of ['script.sh', 'bin/tool', 'bin/plain'])
    writeFileSync(join(homeDir, name), '#!/bin/sh\n');
  chmodSync(join(binDir, 'tool'), 0o755);
  return { homeDir, path: `/no-such-folder:${binDir}` };
}

function refusal(work: () => void): { field: string | null; message: string } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
    return { field: error.field, message: error.message };
  }
}

describe('checkAction', () => {
  test('takes a folder by its full path or from home, and none at all', () => {
    const here = machine();
    for (const cwd of [null, here.homeDir, '~', '~/bin'])
      expect(refusal(() => checkAction({ action: command, cwd }, here))).toBeNull();
  });

  test.each([
    ['not-full', 'the full path of a folder, like /home/you/work'],
    ['/no/such/folder', 'a folder that exists'],
    ['~/script.sh', 'a folder that exists'],
    ['~other', 'the full path of a folder, like /home/you/work'],
  ])('refuses the folder %s', (cwd, expected) => {
    const here = machine();
    expect(refusal(() => checkAction({ action: command, cwd }, here))).toEqual({
      field: 'cwd',
      message: `Expected \`cwd\` to be ${expected}, got \`${cwd}\``,
    });
  });

  test('takes a shell by path, from home, or by its name in the PATH of the run', () => {
    const here = machine();
    for (const shell of ['/bin/sh', '~/bin/tool', 'tool'])
      expect(
        refusal(() => checkAction({ action: { ...command, shell }, cwd: null }, here)),
      ).toBeNull();
  });

  test.each(['no-such-shell', 'plain', 'folder'])(
    'refuses the shell %s, which PATH does not have as a program',
    (shell) => {
      const here = machine();
      expect(
        refusal(() => checkAction({ action: { ...command, shell }, cwd: null }, here)),
      ).toEqual({
        field: 'action.shell',
        message: `Expected \`action.shell\` to be a program found in PATH (${here.path}), got \`${shell}\``,
      });
    },
  );

  test('refuses the path of a shell that is none', () => {
    const here = machine();
    for (const shell of ['/no/such/shell', '~/bin/plain', '/tmp'])
      expect(
        refusal(() => checkAction({ action: { ...command, shell }, cwd: null }, here)),
      ).toMatchObject({ message: expect.stringContaining('a program that exists') });
  });

  test('takes a script with or without an interpreter', () => {
    const here = machine();
    for (const interpreter of [null, 'tool', '/bin/sh']) {
      const action = { ...scriptAction('~/script.sh'), interpreter };
      expect(refusal(() => checkAction({ action, cwd: null }, here))).toBeNull();
    }
  });

  test.each([
    ['script.sh', null, 'action.path', 'the full path of a script, like /home/you/backup.sh'],
    ['~/none.sh', null, 'action.path', 'a script file that exists'],
    ['~/bin', null, 'action.path', 'a script file that exists'],
    ['~/script.sh', 'no-such-interpreter', 'action.interpreter', 'a program found in PATH'],
  ])('refuses the script %s with interpreter %s', (path, interpreter, field, expected) => {
    const here = machine();
    const action: TaskAction = { ...scriptAction(path), interpreter };
    const found = refusal(() => checkAction({ action, cwd: null }, here));
    expect(found?.field).toBe(field);
    expect(found?.message).toContain(`Expected \`${field}\` to be ${expected}`);
  });

  test.each([
    ['~/task.mjs', 'task.mjs', null],
    ['task.mjs', 'task.mjs', 'the full path of a JavaScript module, like /home/you/report.mjs'],
    ['~/none.mjs', 'task.mjs', 'a module file that exists'],
    ['~/task.sh', 'task.sh', 'a JavaScript module, like report.mjs'],
  ])('of the module %s, where there is %s, says %s', (path, there, expected) => {
    const here = machine();
    writeFileSync(join(here.homeDir, there), '');
    const found = refusal(() => checkAction({ action: { kind: 'module', path }, cwd: null }, here));
    expect(found?.message ?? null).toBe(
      expected && `Expected \`action.path\` to be ${expected}, got \`${path}\``,
    );
  });

  test('takes a request, and refuses a CA file that is not there', () => {
    const here = machine();
    const refusalFor = (fields: object) => {
      const action = taskActionSchema.parse({ kind: 'http', url: 'https://x.org', ...fields });
      return refusal(() => checkAction({ action, cwd: null }, here));
    };
    expect(refusalFor({})).toBeNull();
    expect(refusalFor({ caFile: '/none' })).toEqual({
      field: 'action.caFile',
      message: 'Expected `action.caFile` to be a PEM file that exists, got `/none`',
    });
  });

  describe('of a Python task', () => {
    /** With a Python file, its requirements, an environment and a python3 in PATH. */
    function pythonMachine() {
      const here = machine();
      mkdirSync(join(here.homeDir, 'env/bin'), { recursive: true });
      for (const name of ['task.py', 'requirements.txt', 'bin/python3', 'env/bin/python'])
        writeFileSync(join(here.homeDir, name), '');
      for (const name of ['bin/python3', 'env/bin/python'])
        chmodSync(join(here.homeDir, name), 0o755);
      return here;
    }

    function refusalOf(fields: object, here = pythonMachine()): string | null {
      const action = taskActionSchema.parse({ kind: 'python', path: '~/task.py', ...fields });
      return refusal(() => checkAction({ action, cwd: null }, here))?.message ?? null;
    }

    test('takes an interpreter, an environment or requirements', () => {
      for (const fields of [
        {},
        { interpreter: 'python3' },
        { venv: '~/env' },
        { requirements: '~/requirements.txt' },
        { requirements: '~/requirements.txt', interpreter: '~/bin/python3' },
      ])
        expect(refusalOf(fields)).toBeNull();
    });

    test('names what is not there', () => {
      const expected = (field: string, what: string, value: string) =>
        `Expected \`action.${field}\` to be ${what}, got \`${value}\``;
      expect(refusalOf({ path: '~/none.py' })).toBe(
        expected('path', 'a Python file that exists', '~/none.py'),
      );
      expect(refusalOf({ path: '~/script.sh' })).toBe(
        expected('path', 'a Python file, like backup.py', '~/script.sh'),
      );
      expect(refusalOf({ venv: '~/bin' })).toBe(
        expected('venv', 'a virtual environment, which has bin/python', '~/bin'),
      );
      expect(refusalOf({ venv: '~/none' })).toBe(
        expected('venv', 'a folder that exists', '~/none'),
      );
      expect(refusalOf({ requirements: '~/none.txt' })).toBe(
        expected('requirements', 'a requirements file that exists', '~/none.txt'),
      );
      expect(refusalOf({ venv: '~/env', interpreter: 'python3' })).toBe(
        expected('interpreter', 'absent beside a virtual environment', 'python3'),
      );
    });

    test('asks for a python3 where the task names none and has no environment', () => {
      const { homeDir } = pythonMachine();
      const here = { homeDir, path: '/nowhere' };
      expect(refusalOf({ venv: '~/env' }, here)).toBeNull();
      expect(refusalOf({}, here)).toBe(
        'Expected `action.interpreter` to be a program found in PATH (/nowhere), got `python3`',
      );
    });
  });
});
