import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { findInterpreters } from '../../../electron/main/ipc/find-interpreters.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

function folderWith(programs: Readonly<Record<string, string>>): string {
  const dir = join(tempDir(), 'bin');
  mkdirSync(dir);
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(dir, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(dir, name), 0o755);
  }
  return dir;
}

test('those of a language are found under each name, once, with their versions', async () => {
  const dir = folderWith({
    'python3.11': 'echo "Python 3.11.2"',
    'python3.12': 'echo "Python 3.12.0rc1" >&2',
    'python3.13': 'exit 9',
    ruby: 'echo "ruby 3.1.2p20"',
  });
  symlinkSync(join(dir, 'python3.11'), join(dir, 'python3'));
  const { named, all } = await findInterpreters('python3', dir);
  expect(named).toEqual({ path: join(dir, 'python3'), version: '3.11.2' });
  const here = all.filter(({ path }) => path.startsWith(dir));
  expect(here).toEqual([
    { path: join(dir, 'python3'), version: '3.11.2' },
    { path: join(dir, 'python3.12'), version: '3.12.0' },
  ]);
  expect(await findInterpreters('ruby', dir)).toEqual({
    named: { path: join(dir, 'ruby'), version: '3.1.2' },
    all: [],
  });
});

test('a path is asked as a name is, and what is not there is none', async () => {
  const dir = folderWith({ python3: 'echo "Python 3.9.1"' });
  const path = join(dir, 'python3');
  expect((await findInterpreters(path, '')).named).toEqual({ path, version: '3.9.1' });
  expect((await findInterpreters(join(dir, 'python2'), '')).named).toBeNull();
});

test('a program that is no known interpreter is not started', async () => {
  const dir = folderWith({});
  const mark = join(dir, 'started');
  writeFileSync(join(dir, 'tool'), `#!/bin/sh\n: > ${mark}\n`);
  chmodSync(join(dir, 'tool'), 0o755);
  expect(await findInterpreters('tool', dir)).toEqual({
    named: { path: join(dir, 'tool'), version: null },
    all: [],
  });
  expect(existsSync(mark)).toBe(false);
});
