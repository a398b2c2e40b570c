/** What the end of a failed run's log says outright. */

import { expect, test } from 'vitest';

import { findingOf } from '../../../renderer/views/run/finding.ts';
import { signIn } from '../../../renderer/views/run/log-signs.ts';
import { makeRun } from '../../helpers/make-task.ts';

test.each([
  ['cp: write error: No space left on device', 'The disk is full'],
  ['Error: getaddrinfo ENOTFOUND shop.example', 'Host not found'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'Nothing answers on that port'],
  ['curl: (60) SSL certificate problem: certificate has expired', 'The certificate has expired'],
  [
    'curl: (60) SSL certificate problem: certificate is not yet valid',
    'The certificate is not valid yet',
  ],
  [
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'a.org'.",
    'The certificate is for another host',
  ],
  [
    "curl: (60) SSL: no alternative certificate subject name matches target host name 'a.org'",
    'The certificate is for another host',
  ],
  ['ssh: connect to host nas port 22: No route to host', 'The network does not reach it'],
  ['bash: line 1: pg_dump: command not found', 'Command not found'],
  ['sh: 1: pg_dump: not found', 'Command not found'],
  ['curl: (22) The requested URL returned error: 403', 'Not signed in'],
  ['< HTTP/2 404', 'Not found on the server'],
  ['Request failed with status code 429', 'Too many requests'],
  ['ERROR 503: Service Unavailable.', 'The server failed'],
  ['anna@nas: Permission denied (publickey,password).', 'The other computer did not let it in'],
  ['Host key verification failed.', 'The other computer is not known'],
  ['sudo: a terminal is required to read the password; either use', 'It asked for something'],
  ['sudo: a password is required', 'It asked for something'],
  [
    "fatal: could not read Username for 'https://x.org': No such device or address",
    'It asked for something',
  ],
  ['/bin/bash: line 1: /dev/tty: No such device or address', 'It asked for something'],
  ["gpg: cannot open '/dev/tty': No such device or address", 'It asked for something'],
  ['the input device is not a TTY', 'It asked for something'],
  ['EOFError: EOF when reading a line', 'It asked for something'],
  ['reading repository password from stdin', 'It asked for something'],
  ["a.sh: line 2: $'\\r': command not found", 'The script has Windows line breaks'],
  ['/usr/bin/env: ‘bash -e\\r’: No such file or directory', 'The script has Windows line breaks'],
  ['bash: ./a.sh: /bin/sh^M: bad interpreter: No such file', 'The script has Windows line breaks'],
  ["ModuleNotFoundError: No module named 'yaml'", 'A Python module is missing'],
  ['/usr/bin/python3: No module named pip', 'A Python module is missing'],
  ["Error: Cannot find module 'express'", 'A JavaScript module is missing'],
  ["Cannot find package 'express' imported from /a.mjs", 'A JavaScript module is missing'],
  ['FATAL ERROR: Reached heap limit - JavaScript heap out of memory', 'The memory ran out'],
  ['bash: fork: Cannot allocate memory', 'The memory ran out'],
  ['\u001b[31mcp: a: Permission \u001b[1mdenied\u001b[0m', 'Not allowed'],
])('%s', (line, title) => {
  expect(signIn(`before\n${line}\nafter\n`)?.title).toBe(title);
});

test.each([
  ['bash: line 1: pg_dump: command not found', 'pg_dump'],
  ['zsh: command not found: pg_dump', 'pg_dump'],
  ['sh: 1: g++: not found', 'g++'],
  ["'tar' is not recognized as an internal or external command", 'tar'],
  ["cp: cannot create '/backups/a b': No space left on device", '/backups/a'],
  ['write: No space left on device', null],
  ['cp: /a: Permission denied', '/a'],
  ["mkdir: cannot create directory '/b': Permission denied", '/b'],
  ['Permission denied', null],
])('%s names %j', (line, named) => {
  expect(signIn(line)?.named).toBe(named);
});

test('the last of several lines counts, and of a missing program the whole line is said', () => {
  const full = (path: string) => `cp: ${path}: No space left on device`;
  expect(signIn(`${full('/a')}\n${full('/b')}\n`)?.named).toBe('/b');
  const missing = 'bash: line 1: pg_dump: command not found';
  expect(signIn(`  ${missing}\n`)?.said).toBe(missing);
});

test('a cause outranks what follows from it, and old lines say nothing', () => {
  expect(signIn('No space left on device\nPermission denied')?.title).toBe('The disk is full');
  expect(signIn(`Permission denied\n${'fine\n'.repeat(300)}`)).toBeNull();
  expect(signIn('all is well')).toBeNull();
});

test('the finding says what the log says, of a failure alone', () => {
  const sign = signIn('tar: No space left on device');
  expect(findingOf(makeRun({ state: 'failed', exitCode: 1 }), 0, sign)).toEqual({
    tone: 'danger',
    title: 'The disk is full',
    text: 'The log says “No space left on device”. Free space there, then run it again.',
  });
  expect(findingOf(makeRun({ state: 'succeeded' }), 0, sign).tone).toBe('plain');
});
