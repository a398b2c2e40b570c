import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readEnvFile } from '../../../electron/main/run/env-file.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

function place() {
  const homeDir = tempDir();
  mkdirSync(join(homeDir, 'work'));
  return { homeDir, cwd: '~/work' };
}

describe('an .env file', () => {
  it('is read with comments, quotes and values of several lines', () => {
    const where = place();
    const text = '# comment\nexport A=1\nB="two words" # why\nC=\'$A\'\n\nD="one\ntwo"\r\nE=\n';
    writeFileSync(join(where.homeDir, 'x.env'), text);
    const read = readEnvFile('~/x.env', where);
    expect(read).toEqual({ A: '1', B: 'two words', C: '$A', D: 'one\ntwo', E: '' });
  });

  it('may begin with a byte order mark', () => {
    const where = place();
    writeFileSync(join(where.homeDir, 'x.env'), '\ufeffA=1\r\nB=2\r\n');
    expect(readEnvFile('~/x.env', where)).toEqual({ A: '1', B: '2' });
  });

  it('is looked for from the folder the task runs in', () => {
    const where = place();
    writeFileSync(join(where.homeDir, 'work', '.env'), 'A=1');
    expect(readEnvFile('.env', where)).toEqual({ A: '1' });
  });

  it('keeps a run from starting when it is missing, not a file, too large or no text', () => {
    const where = place();
    const path = join(where.homeDir, 'x.env');
    expect(() => readEnvFile(path, where)).toThrow(`The .env file \`${path}\` does not exist.`);
    expect(() => readEnvFile('~', where)).toThrow('is not a file');
    writeFileSync(path, `A=${'x'.repeat(256 * 1024)}`);
    expect(() => readEnvFile(path, where)).toThrow('262,146 bytes long; at most 262,144 are read');
    writeFileSync(path, 'A=\0');
    expect(() => readEnvFile(path, where)).toThrow('is not a text file');
    execFileSync('mkfifo', [join(where.homeDir, 'pipe')]);
    expect(() => readEnvFile('~/pipe', where)).toThrow('is not a file');
  });
});
