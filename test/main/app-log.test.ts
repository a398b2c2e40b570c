import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { createAppLog } from '../../electron/main/app-log.ts';
import { tempDir } from '../helpers/temp-dir.ts';

describe('createAppLog', () => {
  it('has written a line when a call returns', () => {
    const path = join(tempDir(), 'cronpilot.log');
    const log = createAppLog(path);
    log.info('started');
    log.warn('two\nlines');
    log.error('failed', new Error('why', { cause: new Error('deeper') }));
    const text = readFileSync(path, 'utf8');
    const time = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';
    expect(text).toMatch(
      new RegExp(
        `^${time} info  started\n${time} warn  two\n    lines\n${time} error failed: Error: why\n +at `,
      ),
    );
    expect(text).toContain('[cause]: Error: deeper');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('goes on in the file of an earlier start', () => {
    const path = join(tempDir(), 'cronpilot.log');
    createAppLog(path).info('one');
    createAppLog(path).info('two');
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('keeps three files of at most 1 MB with the newest lines, none left out', () => {
    const dir = tempDir();
    const log = createAppLog(join(dir, 'cronpilot.log'));
    for (let line = 0; line < 500; line += 1) log.info(`${line} ${'x'.repeat(10_000)}`);
    const files = ['cronpilot.log.2', 'cronpilot.log.1', 'cronpilot.log'];
    expect(readdirSync(dir).sort()).toEqual([...files].reverse());
    const lines = files.flatMap((file) => {
      expect(statSync(join(dir, file)).size).toBeLessThanOrEqual(1_000_000);
      return readFileSync(join(dir, file), 'utf8').trim().split('\n');
    });
    const numbers = lines.map((line) => Number(/ info {2}(\d+) x/.exec(line)?.[1]));
    expect(numbers.length).toBeGreaterThan(200);
    expect(numbers).toEqual(numbers.map((_, index) => 500 - numbers.length + index));
  });

  it('never throws, and writes again as soon as it can', () => {
    const dir = join(tempDir(), 'logs');
    const path = join(dir, 'cronpilot.log');
    const log = createAppLog(path);
    log.info('no folder');
    mkdirSync(path, { recursive: true });
    log.error('a folder in its place', Object.create(null));
    rmSync(path, { recursive: true });
    log.info('found');
    expect(readFileSync(path, 'utf8')).toMatch(/^\S+ info {2}found\n$/);
  });
});
