import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAction } from '../../../electron/main/run/check-action.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import type { TaskAction } from '../../../electron/shared/task-action.ts';
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
});
