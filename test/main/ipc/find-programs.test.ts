import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { findInterpreter, findShells } from '../../../electron/main/ipc/find-programs.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

function folderWith(...programs: string[]): string {
  const dir = join(tempDir(), 'bin');
  mkdirSync(dir);
  for (const name of programs) {
    writeFileSync(join(dir, name), '');
    chmodSync(join(dir, name), 0o755);
  }
  return dir;
}

test('shells are those that the PATH of a run has', () => {
  const dir = folderWith('zsh', 'bash', 'vim');
  writeFileSync(join(dir, 'fish'), 'not executable');
  expect(findShells(`/no/such/folder:${dir}`)).toEqual([join(dir, 'bash'), join(dir, 'zsh')]);
});

test('the interpreter of a script is that of its first line, else of its name', () => {
  const dir = folderWith('python3', 'ruby');
  const script = (name: string, text: string) => {
    const path = join(tempDir(), name);
    writeFileSync(path, text);
    return findInterpreter(path, dir);
  };
  const found = (name: string) => ({ name, path: join(dir, name) });
  expect(script('a', '#!/usr/bin/env python3\nprint(1)\n')).toEqual(found('python3'));
  expect(script('a.rb', 'puts 1')).toEqual(found('ruby'));
  expect(script('a.pl', '')).toEqual({ name: 'perl', path: null });
  expect(script('a.txt', 'text')).toBeNull();
  expect(findInterpreter('/no/such/script.py', dir)).toBeNull();
  expect(findInterpreter('script.py', dir)).toBeNull();
  expect(findInterpreter(dir, dir)).toBeNull();
});
