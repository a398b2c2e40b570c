/** What is found in a whole log file, and where its lines start. */

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';

import { logJobs } from '../../../electron/main/run/log-jobs.ts';
import { byteOfLine, lineOfByte, searchLog } from '../../../electron/main/run/scan-log.ts';
import type { LogQuery } from '../../../electron/shared/log-query.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const THREAD_PATH = fileURLToPath(
  new URL('../../../electron/main/run/log-thread.ts', import.meta.url),
);

const query = (text: string, more: Partial<LogQuery> = {}): LogQuery => ({
  text,
  isCaseSensitive: false,
  isRegex: false,
  ...more,
});

afterEach(() => {
  vi.useRealTimers();
});

function logOf(content: string | Uint8Array): string {
  const path = join(tempDir(), 'run.log');
  writeFileSync(path, content);
  return path;
}

test('each match has the number of its line and its place in the plain text', () => {
  const path = logOf('Alpha\nä alpha\n\u001b[31mal\u001b[0mpha\n1 %\r2 % alpha');
  expect(searchLog(path, query('alpha'))).toEqual({
    count: 4,
    matches: [
      { line: 1, start: 0, end: 5 },
      { line: 2, start: 2, end: 7 },
      { line: 3, start: 0, end: 5 },
      { line: 4, start: 4, end: 9 },
    ],
  });
  expect(searchLog(path, query('Alpha', { isCaseSensitive: true }))?.count).toBe(1);
  expect(searchLog(path, query('^a', { isRegex: true }))?.count).toBe(2);
});

test('a plain log is searched many lines at once, with the same answer', () => {
  const path = logOf('one\ntwo one\n\none');
  expect(searchLog(path, query('one'))?.matches).toEqual([
    { line: 1, start: 0, end: 3 },
    { line: 2, start: 4, end: 7 },
    { line: 4, start: 0, end: 3 },
  ]);
});

test('signs that are longer in lower case move no match, whatever else is in the log', () => {
  const path = logOf('İİİ one\nTWO one');
  expect(searchLog(path, query('One'))?.matches).toEqual([
    { line: 1, start: 4, end: 7 },
    { line: 2, start: 4, end: 7 },
  ]);
  expect(searchLog(path, query('ı'))?.count).toBe(0);
  expect(searchLog(logOf('plain'), query('ı'))?.count).toBe(0);
});

test('more matches than are told are counted', () => {
  const found = searchLog(logOf('x\n'.repeat(1_000_000)), query('x'));
  expect(found?.count).toBe(1_000_000);
  expect(found?.matches).toHaveLength(50_000);
  expect(found?.matches.at(-1)?.line).toBe(50_000);
});

test('a line of 5 MB is one line, and one of bytes that are no text stops nothing', () => {
  const long = Buffer.concat([
    Buffer.alloc(5_000_000, 'x'),
    Buffer.from('end\n'),
    Buffer.from([0xff, 0xfe, 0x0a]),
    Buffer.from('end'),
  ]);
  expect(searchLog(logOf(long), query('end'))?.matches).toEqual([
    { line: 1, start: 5_000_000, end: 5_000_003 },
    { line: 3, start: 0, end: 3 },
  ]);
});

test('the line of a byte and the byte of a line are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 8 }), { maxLength: 20 }), (texts) => {
      const lines = texts.map((text) => text.replaceAll('\n', ''));
      const path = logOf(lines.map((line) => `${line}\n`).join(''));
      let offsetBytes = 0;
      for (const [index, line] of lines.entries()) {
        const place = { line: index + 1, offsetBytes };
        expect(byteOfLine(path, index + 1)).toEqual(place);
        expect(lineOfByte(path, offsetBytes)).toEqual(place);
        offsetBytes += Buffer.byteLength(line) + 1;
        expect(lineOfByte(path, offsetBytes - 1)).toEqual(place);
      }
      expect(byteOfLine(path, Math.max(2, lines.length + 1))).toBeNull();
    }),
    { numRuns: 30 },
  );
});

test('a log that is gone has nothing', () => {
  const path = join(tempDir(), 'none.log');
  expect([searchLog(path, query('a')), lineOfByte(path, 0), byteOfLine(path, 2)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('a place that is no file is an error, and no file stays open', () => {
  const path = logOf('a\nb\n');
  const openCount = () => readdirSync('/proc/self/fd').length;
  const before = openCount();
  for (let at = 0; at < 3; at += 1) expect(byteOfLine(path, 2)?.offsetBytes).toBe(2);
  expect(openCount()).toBe(before);
  expect(() => searchLog(join(path, 'x'), query('a'))).toThrow('ENOTDIR');
});

test('the thread answers, and a newer search of a log ends an endless one', async () => {
  // Its time never runs out.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const path = logOf(`${'a'.repeat(40)}\n`);
  const run = logJobs(THREAD_PATH);
  const endless = run({ kind: 'search', path, query: query('(a+)+$b', { isRegex: true }) });
  const refused = expect(endless).rejects.toThrow('This pattern takes too long');
  const found = await run({ kind: 'search', path, query: query('a') });
  expect(found?.count).toBe(40);
  await refused;
});

test('a thread that has answered takes the next job, and one that has failed does not', async () => {
  const path = logOf('a\nb\n');
  const run = logJobs(THREAD_PATH);
  const find = (text: string) =>
    run({ kind: 'search', path, query: query(text, { isRegex: true }) });
  expect((await find('a'))?.count).toBe(1);
  await expect(find('(')).rejects.toThrow('Not a regular expression');
  const elsewhere = { kind: 'search', path: join(path, 'x'), query: query('a') } as const;
  await expect(run(elsewhere)).rejects.toThrow(/^ENOTDIR/);
  expect((await find('[ab]'))?.count).toBe(2);
  const [line, byte] = await Promise.all([
    run({ kind: 'lineOfByte', path, offsetBytes: 2 }),
    run({ kind: 'byteOfLine', path, line: 2 }),
  ]);
  expect([line, byte]).toEqual([
    { line: 2, offsetBytes: 2 },
    { line: 2, offsetBytes: 2 },
  ]);
});

test('a thread that waits is neither ended by its last job nor heaps up listeners', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));
  const path = logOf('a\nb\n');
  const run = logJobs(THREAD_PATH);
  for (let time = 0; time < 12; time += 1) {
    expect(await run({ kind: 'byteOfLine', path, line: 2 })).toEqual({ line: 2, offsetBytes: 2 });
    vi.advanceTimersByTime(15_000);
  }
  expect(warnings).toEqual([]);
});
