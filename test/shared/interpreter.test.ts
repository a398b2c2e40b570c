import { describe, expect, it } from 'vitest';

import {
  argsBeforeScript,
  interpreterForPath,
  parseShebang,
} from '../../electron/shared/interpreter.ts';

describe('the interpreter of a script', () => {
  it.each([
    ['/x/backup.sh', 'sh'],
    ['/x/a.b.PY', 'python3'],
    ['C:\\x\\report.ps1', 'pwsh'],
    ['/x/stats.R', 'Rscript'],
    ['/x.sh/tool', null],
    ['/x/.sh', null],
    ['/x/notes.txt', null],
  ])('of %s is %s by its extension', (path, interpreter) => {
    expect(interpreterForPath(path)).toBe(interpreter);
  });

  it.each([
    ['#!/bin/sh\necho', '/bin/sh', [], '/bin/sh'],
    ['#! /usr/bin/python3 -u -O \nx', '/usr/bin/python3', ['-u -O'], '/usr/bin/python3'],
    ['#!/usr/bin/env python3\n', '/usr/bin/env', ['python3'], 'python3'],
    ['#!/usr/bin/env -S A=b deno run\n', '/usr/bin/env', ['-S A=b deno run'], 'deno'],
    ['#!/usr/bin/env -i\n', '/usr/bin/env', ['-i'], '/usr/bin/env'],
    ['#!/bin/sh', '/bin/sh', [], '/bin/sh'],
    ['#!/bin/sh\r\n', '/bin/sh\r', [], '/bin/sh\r'],
    ['#!/usr/bin/env  python3\r\n', '/usr/bin/env', ['python3\r'], 'python3\r'],
  ])('is read from %j', (text, program, args, command) => {
    expect(parseShebang(text)).toEqual({ program, args, command });
  });

  it.each(['', '#', '# !/bin/sh', '#!\n', '\u007fELF'])('is not read from %j', (text) => {
    expect(parseShebang(text)).toBeNull();
  });

  it('gets the arguments it needs before the script', () => {
    expect(argsBeforeScript('/usr/bin/awk')).toEqual(['-f']);
    expect(argsBeforeScript('C:\\x\\powershell.exe')).toContain('-File');
    expect(argsBeforeScript('/usr/bin/python3')).toEqual([]);
  });
});
