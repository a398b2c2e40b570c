/** How a task comes to name a program by its full path. */

import { expect, test } from 'vitest';

import { decideProgramPath } from '../../../renderer/views/run/program-path.ts';

const inCommand = (command: string, path = '/opt/pg/pg_dump') => {
  const action = { kind: 'command', command, shell: null } as const;
  const changed = decideProgramPath({ action, env: {} }, 'pg_dump', path)?.action;
  return changed?.kind === 'command' ? changed.command : null;
};

test.each([
  ['pg_dump shop', '/opt/pg/pg_dump shop'],
  ['cd /a && PGUSER=me pg_dump | gzip', 'cd /a && PGUSER=me /opt/pg/pg_dump | gzip'],
  ['pg_dump a; pg_dump b', '/opt/pg/pg_dump a; /opt/pg/pg_dump b'],
  ['X=$(pg_dump)', 'X=$(/opt/pg/pg_dump)'],
  ['sudo pg_dump', 'sudo /opt/pg/pg_dump'],
])('%s', (command, expected) => {
  expect(inCommand(command)).toBe(expected);
});

test('what only looks like the program stays, and a path with a space is one word', () => {
  expect(inCommand('echo pg_dump; pg_dumpall; ./pg_dump')).toBeNull();
  expect(inCommand('/opt/pg/pg_dump shop')).toBeNull();
  expect(inCommand('pg_dump', "/it's here/pg_dump")).toBe(String.raw`'/it'\''s here/pg_dump'`);
});

test('a script with a PATH of its own looks in one more folder, once', () => {
  const action = { kind: 'module', path: '/a.mjs' } as never;
  const at = (env: Record<string, string>) =>
    decideProgramPath({ action, env }, 'pg_dump', '/opt/pg/pg_dump')?.env;
  expect(at({ PATH: '/bin' })).toEqual({ PATH: '/bin:/opt/pg' });
  expect(at({ PATH: '/bin:/opt/pg' })).toBeUndefined();
  expect(at({ PATH: '/opt/pgsql' })).toEqual({ PATH: '/opt/pgsql:/opt/pg' });
  expect(at({})).toBeUndefined();
});

test('a program in the root has no folder to look in, and a name may hold signs of patterns', () => {
  const action = { kind: 'command', command: 'g++ -o a a.c; gcc a', shell: null } as const;
  const env = { PATH: '/bin' };
  expect(decideProgramPath({ action, env }, 'make', '/make')).toBeNull();
  expect(decideProgramPath({ action, env }, 'g++', '/usr/bin/g++')?.action).toMatchObject({
    command: '/usr/bin/g++ -o a a.c; gcc a',
  });
});
