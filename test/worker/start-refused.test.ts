/** Runs that cannot be started: each says in a sentence what is missing. */

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { setLocale } from '../../electron/shared/i18n.ts';
import { german } from '../../electron/shared/locales/de.ts';
import { say } from '../../electron/shared/phrase.ts';
import type { RunSpec } from '../../electron/shared/worker-protocol.ts';
import {
  type ForkedWorker,
  forkWorker,
  logOf,
  makeSpec,
  pidsByCommand,
  scriptAction,
} from '../helpers/fork-worker.ts';
import { refusalOf as inEnglish } from '../helpers/refusal-of.ts';

let worker: ForkedWorker;
beforeEach(async () => {
  worker = await forkWorker();
});

async function refusalOf(spec: RunSpec): Promise<string> {
  const end = await worker.run(spec);
  expect(worker.of(spec.runId, 'started')).toEqual([]);
  return inEnglish(end);
}

function script(path: string, interpreter: string | null = null): RunSpec {
  return makeSpec('', { action: { ...scriptAction(path, ['an arg']), interpreter } });
}

function writeScript(name: string, text: string, mode = 0o600): string {
  const path = join(makeSpec('').cwd, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

describe('a sentence names', () => {
  it('a folder that does not exist', async () => {
    expect(await refusalOf(makeSpec('true', { cwd: '/no/such' }))).toBe(
      'The folder `/no/such` does not exist.',
    );
  });

  it('a folder that is a file', async () => {
    const cwd = writeScript('file', '');
    expect(await refusalOf(makeSpec('true', { cwd }))).toBe(
      `The folder \`${cwd}\` is not a folder but a file.`,
    );
  });

  it('a shell that is not in PATH, and the PATH', async () => {
    const action = { kind: 'command', command: 'true', shell: 'fish9' } as const;
    const spec = makeSpec('', { action, env: { PATH: '/usr/bin:/bin' } });
    expect(await refusalOf(spec)).toBe('The shell `fish9` was not found in PATH (/usr/bin:/bin).');
  });

  it('a shell that does not exist', async () => {
    const action = { kind: 'command', command: 'true', shell: '/bin/nosh' } as const;
    expect(await refusalOf(makeSpec('', { action }))).toBe('The shell `/bin/nosh` does not exist.');
  });

  it('an interpreter that is not in PATH', async () => {
    const spec = { ...script(writeScript('a.py', ''), 'python9'), env: { PATH: '/bin' } };
    expect(await refusalOf(spec)).toBe('The interpreter `python9` was not found in PATH (/bin).');
  });

  it('an interpreter that is not executable', async () => {
    const path = writeScript('tool', '');
    expect(await refusalOf(script(writeScript('a', ''), path))).toBe(
      `The interpreter \`${path}\` is not executable.`,
    );
  });

  it('a script that does not exist, or is a folder', async () => {
    expect(await refusalOf(script('/no/such.sh'))).toBe('The script `/no/such.sh` does not exist.');
    expect(await refusalOf(script('/etc'))).toBe('The script `/etc` is a folder.');
  });

  it('the interpreter of a first line that does not exist', async () => {
    const path = writeScript('a.sh', '#!/opt/python9 -u\n', 0o700);
    expect(await refusalOf(script(path))).toBe(
      'The interpreter `/opt/python9` does not exist. The first line of `a.sh` asks for it.',
    );
    const viaEnv = writeScript('b', '#!/usr/bin/env python9\n', 0o700);
    expect(await refusalOf({ ...script(viaEnv), env: { PATH: '/bin' } })).toBe(
      'The interpreter `python9` was not found in PATH (/bin). The first line of `b` asks for it.',
    );
  });

  it('a Windows line break in the first line', async () => {
    const path = writeScript('a.sh', '#!/bin/sh\r\necho\r\n', 0o700);
    expect(await refusalOf(script(path))).toBe(
      'The interpreter `/bin/sh\\r` does not exist. The first line of `a.sh` asks for it. The line ends with a Windows line break.',
    );
    const viaEnv = writeScript('b.py', '#!/usr/bin/env python3\r\nprint(1)\r\n', 0o700);
    expect(await refusalOf({ ...script(viaEnv), env: { PATH: '/bin' } })).toBe(
      'The interpreter `python3\\r` was not found in PATH (/bin). The first line of `b.py` asks for it. The line ends with a Windows line break.',
    );
  });

  it('a script nobody knows how to run', async () => {
    expect(await refusalOf(script(writeScript('a.xyz', 'hm')))).toContain(
      'No interpreter is known for the script',
    );
  });

  it('a log that cannot be created', async () => {
    const inTheWay = writeScript('file', '');
    const logPath = join(inTheWay, 'x.log');
    expect(await refusalOf(makeSpec('true', { logPath }))).toMatch(
      /^The log `.*x\.log` cannot be created: a file is in the way \(EEXIST\)\.$/,
    );
  });

  it('a control folder that cannot be written', async () => {
    const controlDir = join(writeScript('file', ''), 'run');
    expect(await refusalOf(makeSpec('true', { controlDir }))).toMatch(
      /^The folder `.*run` cannot be written: /,
    );
  });

  it('an argument and a variable too long for the system', async () => {
    expect(await refusalOf(makeSpec('x'.repeat(200_000)))).toBe(
      'The command or an argument is 200,000 bytes long; Linux passes on at most 131,071. Put it into a script.',
    );
    const env = { PATH: '/bin', BIG: 'ü'.repeat(100_000) };
    expect(await refusalOf(makeSpec('true', { env }))).toContain(
      'variable `BIG` is 200,004 bytes long',
    );
  });

  it('a line break in the path of the data folder, which starts nothing', async () => {
    const base = makeSpec('true');
    const controlDir = join(base.cwd, 'a\nstart 1 b');
    expect(await refusalOf({ ...base, controlDir })).toContain('line break');
    expect(existsSync(base.logPath)).toBe(false);
  });
});

describe('a script is run', () => {
  it.each([
    ['by its #! line when it is executable', 'a.py', '#!/bin/sh\necho "$0 $1"\n', 0o700],
    [
      'by the interpreter of its #! line when it is not',
      'a.py',
      '#!/bin/sh\necho "$0 $1"\n',
      0o600,
    ],
    ['by its extension', 'a.sh', 'echo "$0 $1"\n', 0o600],
    ['by its extension in capitals', 'a.SH', 'echo "$0 $1"\n', 0o600],
    ['by /bin/sh when it is executable without #! line', 'tool', 'echo "$0 $1"\n', 0o700],
  ])('%s', async (_, name, text, mode) => {
    const path = writeScript(name, text, mode);
    const spec = script(path);
    expect(await worker.run(spec)).toMatchObject({ kind: 'exited', exitCode: 0 });
    expect(logOf(spec)).toBe(`${path} an arg\n`);
  });

  it('by the interpreter that the task names', async () => {
    const spec = script(
      writeScript('a.py', '#!/no/such\nconsole.log(process.argv[2])\n'),
      process.execPath,
    );
    const end = await worker.run(spec);
    expect(end).toMatchObject({ kind: 'exited' });
  });

  it('by the interpreter of its first line, though a byte order mark stands before it', async () => {
    const text = '\ufeff#!/usr/bin/env perl\nprint "$0 @ARGV\\n";\n';
    const spec = script(writeScript('tool', text, 0o700));
    expect(await worker.run(spec)).toMatchObject({ exitCode: 0 });
    expect(logOf(spec)).toMatch(/tool an arg\n$/);
  });

  it('from the home directory of its own environment', async () => {
    const base = makeSpec('');
    mkdirSync(join(base.cwd, 'bin'));
    writeFileSync(join(base.cwd, 'bin', 'x.sh'), 'echo home\n');
    const spec = { ...base, action: scriptAction('~/bin/x.sh') };
    expect(await worker.run(spec)).toMatchObject({ exitCode: 0 });
    expect(logOf(spec)).toBe('home\n');
  });

  it('as the compiled program that it is', async () => {
    const spec = makeSpec('', { action: scriptAction('/bin/echo', ['x']) });
    expect(await worker.run(spec)).toMatchObject({ exitCode: 0 });
    expect(logOf(spec)).toBe('x\n');
  });
});

describe('a command', () => {
  it('goes to its shell, whatever it holds', async () => {
    const spec = makeSpec(`echo "a'b" | tr a-z A-Z && echo $((1+1)); # rest\necho 'two lines'`);
    await worker.run(spec);
    expect(logOf(spec)).toBe("A'B\n2\ntwo lines\n");
  });

  it('that is plain is executed without the shell, with the same outcome', async () => {
    const plain = makeSpec('  /bin/echo a  b=c ', {
      action: { kind: 'command', command: '  /bin/echo a  b=c ', shell: '/bin/bash' },
    });
    await worker.run(plain);
    expect(logOf(plain)).toBe('a b=c\n');
    const missing = makeSpec('/no/such/program x');
    expect(await worker.run(missing)).toMatchObject({ kind: 'exited', exitCode: 127 });
    expect(logOf(missing)).toContain('/no/such/program');
  });
});

it('is told in the language of whoever reads it', async () => {
  const path = writeScript('a.sh', '#!/opt/sh\r\n', 0o700);
  const end = await worker.run(script(path));
  onTestFinished(() => setLocale('en'));
  setLocale('de', german);
  expect(say(end.kind === 'start_failed' ? end.message : '')).toBe(
    'Der Interpreter `/opt/sh\\r` fehlt. Die erste Zeile von `a.sh` verlangt ihn. Die Zeile endet mit einem Windows-Zeilenumbruch.',
  );
});

it('goes on after refusals, and starts nothing for them', async () => {
  await refusalOf(makeSpec('true', { cwd: '/no/such' }));
  const spec = makeSpec('exit 4');
  expect(await worker.run(spec)).toMatchObject({ exitCode: 4 });
  expect(readFileSync(spec.logPath, 'utf8')).toBe('');
  expect(pidsByCommand('/no/such')).toEqual([]);
});
