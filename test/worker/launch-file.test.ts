/** Quoting, asked of the shells themselves. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { launchFileText, quoteForShell } from '../../electron/worker/launch-file.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('\'"\\$`!*?[]{}()<>|&;#~=%^- \t\n\r\u0001\u007f\u0080ab')),
    maxLength: 40,
  }),
);
const text = nasty.map((value) => value.replaceAll('\0', ''));
/** All names bash and dash know of, and any others; dash itself does not start with a strange OPTIND. */
const knownNames = execFileSync('/bin/bash', ['-c', 'compgen -v'], { encoding: 'utf8' })
  .concat(
    'LANG\nLC_ALL\nLC_CTYPE\nTZ\nENV\nBASH_ENV\nBASH_FUNC_ls%%\nMAIL\nMAILPATH\nPS1\nOLDPWD\nCDPATH\n',
  )
  .concat('FUNCNEST\nTMOUT\nPOSIXLY_CORRECT\nGLOBIGNORE\nLINES\nHISTSIZE\na.b\n1\nx-y\n')
  .split('\n')
  .filter((value) => !['', '_', 'SHLVL', 'OPTIND'].includes(value));
const name = fc.oneof(
  fc.constantFrom(...knownNames),
  fc
    .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,10}$/)
    .filter((value) => value !== '_' && value !== 'OPTIND'),
);
const shells = ['/bin/sh', '/bin/bash', '/bin/dash'].filter((path) => existsSync(path));

describe.each(shells)('%s', (shell) => {
  // bash reads ~/.bashrc when its standard input is a socket, as Node's pipes are.
  const noStartFiles = shell === '/bin/bash' ? ['--norc', '--noprofile'] : [];

  it('reads any quoted texts back byte for byte', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const words = texts.map(quoteForShell).join(' ');
        // Each argument ends with a NUL, which none can hold.
        const output = execFileSync(shell, ['-c', `printf '%s\\0' begin ${words}`]);
        expect(output.toString('utf8')).toBe(['begin', ...texts, ''].join('\0'));
      }),
      { numRuns: 150 },
    );
  });

  it('executes a launch file with exactly the given arguments, variables and folder', () => {
    const dir = tempDir();
    const logPath = join(dir, `lo'g "$x`);
    const file = join(dir, 'launch.sh');
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 8 }),
        fc.dictionary(name, text, { maxKeys: 8 }),
        (args, env) => {
          const plan = {
            launchPath: file,
            outputPath: logPath,
            cwd: dir,
            env,
            nice: 0,
            argv: [
              '/bin/sh',
              '-c',
              '/bin/cat /proc/$$/environ; printf "\\0\\0"; for arg do printf "%s\\0" "$arg"; done',
              'sh',
              ...args,
            ],
          } as const;
          writeFileSync(
            file,
            launchFileText(plan, { envPath: '/usr/bin/env', nicePath: '/usr/bin/nice' }),
          );
          writeFileSync(logPath, '');
          execFileSync(shell, [...noStartFiles, '-c', '. "$0"', file], {
            env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
          });
          const output = readFileSync(logPath, 'utf8');
          expect(output).not.toContain('setlocale');
          const seam = output.startsWith('\0\0') ? 0 : output.indexOf('\0\0\0') + 1;
          const environ = output.slice(0, seam);
          const told = output.slice(seam + 2);
          const expectedEnv = Object.entries({ ...env }).map(([key, value]) => `${key}=${value}`);
          const toldEnv = environ.split('\0').filter((entry) => entry !== '' && !isOfShell(entry));
          expect(toldEnv.sort()).toEqual(expectedEnv.sort());
          expect(readFileSync(file, 'utf8')).toBe('');
          expect(told).toBe(args.map((arg) => `${arg}\0`).join(''));
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('refuses NUL', () => {
  expect(() => quoteForShell('a\0b')).toThrow('NUL');
});

it('puts nice between for a nice value, and after env for a program that looks like a variable', () => {
  const tools = { envPath: '/usr/bin/env', nicePath: '/usr/bin/nice' };
  const plan = {
    launchPath: '/run',
    outputPath: '/l',
    cwd: '/',
    env: { A: 'b' },
    argv: ['/x'],
    nice: 0,
  } as const;
  const start = (change: object) =>
    /unset -v LC_ALL PATH PWD OLDPWD; (.*); }\n$/.exec(
      launchFileText({ ...plan, ...change }, tools),
    )?.[1];
  const exported = `export 'A=b' 2>/dev/null; exec`;
  expect(start({})).toBe(`${exported} '/x'`);
  expect(start({ nice: 5 })).toBe(`${exported} '/usr/bin/nice' '-n' '5' '/x'`);
  expect(start({ argv: ['/a=b'] })).toBe(`${exported} '/a=b'`);
  expect(start({ argv: ['/a=b'], env: { A: 'b', UID: '1' } })).toBe(
    `${exported} '/usr/bin/env' '--' 'UID=1' '/usr/bin/nice' '-n' '0' '/a=b'`,
  );
});

/** bash counts its level down for what it executes. */
function isOfShell(entry: string): boolean {
  return entry.startsWith('SHLVL=');
}
