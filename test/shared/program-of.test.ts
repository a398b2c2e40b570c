import fc from 'fast-check';
import { expect, test } from 'vitest';

import { programOf } from '../../electron/shared/program-of.ts';

test.each([
  ['rsync -a a b', 'rsync'],
  ['/usr/bin/rsync -a a b', 'rsync'],
  ['cd /x && sudo -u bob nice -n 10 /usr/bin/rsync -a . host: 2>&1', 'rsync'],
  ['env A=b "C=d e" restic backup ~', 'restic'],
  ['sudo -n -- apt-get update', 'apt-get'],
  ['TOKEN=1 curl -fsS "https://x/?a=b;c|d"', 'curl'],
  ['pg_dump db | gzip > x.gz', 'gzip'],
  ['rsync a b; rsync c d', 'rsync'],
  ['#!/bin/sh\nset -e\n# nightly; not && weekly\nborg create \\\n  ::x ~\necho done\n', 'borg'],
  ['tar czf b-$(date +%F; echo).tar.gz ~ `id -u`', 'tar'],
  ['C:\\tools\\Robocopy.exe a b', 'robocopy'],
  ['ROBOCOPY a b', 'robocopy'],
])('the program of `%s` is %s', (command, program) => {
  expect(programOf(command, 23)).toBe(program);
});

test.each([
  'rsync a b && curl x',
  'rsync a b || true',
  'git pull &',
  'if true; then rsync a b; fi',
  '(rsync a b)',
  'for f in *; do rsync $f b; done',
  'cat <<EOF\nrsync\nEOF',
  'A=b',
  '',
])('no program is named by `%s`', (command) => {
  expect(programOf(command, 23)).toBeNull();
});

test('a folder that cannot be entered may have ended a command with 1', () => {
  expect(programOf('cd /backups && rsync -a . host:', 1)).toBeNull();
  expect(programOf('cd /backups && rsync -a . host:', 12)).toBe('rsync');
});

test('sudo may have ended a command with 1', () => {
  expect(programOf('sudo rsync -a . host:', 1)).toBe('sudo');
  expect(programOf('nice rsync -a . host:', 1)).toBe('rsync');
});

test('any text is read without harm', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          'a',
          ' ',
          "'",
          '"',
          '\\',
          '$',
          '(',
          ')',
          ';',
          '|',
          '&',
          '`',
          '<',
          '#',
          '\n',
          '-',
          '/',
        ),
      }),
      (text) => {
        const program = programOf(text, 1);
        expect(program === null || !program.includes('/')).toBe(true);
      },
    ),
  );
});
