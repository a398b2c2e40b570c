/** Reading a real log file from its end, following it, and moving through it. */

import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { readLog } from '../../../electron/main/run/run-log.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import { LOG_LIMITS } from '../../../renderer/components/log-buffer.ts';
import { CHUNK_BYTES, LogReader, OPEN_BYTES } from '../../../renderer/components/log-reader.ts';
import { findHits } from '../../../renderer/components/log-search.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

const readers: LogReader[] = [];
let readCount = 0;
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

function open(path: string, limits = LOG_LIMITS): LogReader {
  const reader = new LogReader(async (offsetBytes, lengthBytes) => {
    readCount += 1;
    return readLog(path, offsetBytes, lengthBytes);
  }, limits);
  readers.push(reader);
  reader.open();
  return reader;
}

const stateOf = (reader: LogReader) => reader.getSnapshot().state;
const lastLine = (reader: LogReader) => reader.lineAt(reader.getSnapshot().lineCount - 1);
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at} ${'x'.repeat(90)}\n`).join(
    '',
  );

function tempLog(text: string): string {
  const path = join(tempDir(), 'run.log');
  writeFileSync(path, text);
  return path;
}

describe('LogReader', () => {
  test('a small log is there from its first line, with numbers', async () => {
    const reader = open(tempLog('one\ntwo\n'));
    await until(() => stateOf(reader) === 'ready', 'the log is read');
    expect(reader.getSnapshot()).toMatchObject({ lineCount: 2, originKey: 0, totalBytes: 8 });
  });

  test('a large log opens at its end and does not read the rest', async () => {
    const text = numbered(1, 40_000);
    const reader = open(tempLog(text));
    await until(() => stateOf(reader) === 'ready', 'the log is read');
    const { startBytes, originKey } = reader.getSnapshot();
    expect(startBytes).toBe(text.length - OPEN_BYTES);
    expect(originKey).toBeNull();
    expect(lastLine(reader)).toMatch(/^line 40000 /);
  });

  test('earlier parts come on demand until the start, where numbers appear', async () => {
    const reader = open(tempLog(numbered(1, 40_000)));
    await until(() => stateOf(reader) === 'ready', 'the log is read');
    await until(() => {
      reader.loadEarlier();
      return reader.getSnapshot().startBytes === 0;
    }, 'the start is read');
    const { firstKey, originKey, lineCount } = reader.getSnapshot();
    expect(originKey).toBe(firstKey);
    expect(lineCount).toBe(40_000);
    expect(reader.lineAt(0)).toMatch(/^line 1 /);
  });

  test('what is written later is appended', async () => {
    const path = tempLog('one\n');
    const reader = open(path);
    await until(() => stateOf(reader) === 'ready', 'the log is read');
    appendFileSync(path, 'two\nthr');
    reader.noteTotal(11);
    await until(() => lastLine(reader) === 'thr', 'the growth is read');
    appendFileSync(path, 'ee\n');
    reader.noteTotal(14);
    await until(() => lastLine(reader) === 'three', 'the rest of the line is read');
  });

  test('growth told while the log is being read is not forgotten', async () => {
    const path = tempLog('one\n');
    const reader = open(path);
    appendFileSync(path, 'two\n');
    reader.noteTotal(8);
    await until(() => lastLine(reader) === 'two', 'the growth is read');
  });

  test('a log that was cut is read anew', async () => {
    const path = tempLog(numbered(1, 100));
    const reader = open(path);
    await until(() => stateOf(reader) === 'ready', 'the log is read');
    writeFileSync(path, 'short\n');
    reader.noteTotal(6);
    await until(() => lastLine(reader) === 'short', 'the new text is read');
    expect(reader.getSnapshot()).toMatchObject({ lineCount: 1, totalBytes: 6 });
  });

  test('a log that is gone is absent, and is read once it appears', async () => {
    const path = tempLog('');
    rmSync(path);
    const reader = open(path);
    await until(() => stateOf(reader) === 'absent', 'the log is missed');
    writeFileSync(path, 'late\n');
    reader.noteTotal(5);
    await until(() => lastLine(reader) === 'late', 'the log is read');
  });

  test('memory stays within its bound while a reader stays at the end', async () => {
    const limits = { maxBytes: 2 * CHUNK_BYTES, maxLines: 1_000_000 };
    const path = tempLog('');
    const reader = open(path, limits);
    await until(() => stateOf(reader) === 'ready', 'the log is read');
    let totalBytes = 0;
    for (let part = 0; part < 12; part += 1) {
      const text = numbered(part * 4_000 + 1, part * 4_000 + 4_000);
      appendFileSync(path, text);
      totalBytes += text.length;
      reader.noteTotal(totalBytes);
      await until(() => reader.getSnapshot().endBytes === totalBytes, 'the growth is read');
      const { startBytes, endBytes } = reader.getSnapshot();
      expect(endBytes - startBytes).toBeLessThanOrEqual(limits.maxBytes);
    }
    const { firstKey, originKey } = reader.getSnapshot();
    expect(reader.lineAt(1)).toMatch(new RegExp(`^line ${firstKey - (originKey ?? NaN) + 2} `));
  });

  test('a reader that scrolled away keeps its lines when no more fit', async () => {
    const limits = { maxBytes: CHUNK_BYTES, maxLines: 1_000_000 };
    const path = tempLog(numbered(1, 8_000));
    const reader = open(path, limits);
    await until(() => stateOf(reader) === 'ready', 'the log is read');
    const { endBytes } = reader.getSnapshot();
    const readsBefore = readCount;
    reader.follow(false);
    appendFileSync(path, numbered(8_001, 16_000));
    reader.noteTotal(endBytes + 800_000);
    expect(readCount).toBe(readsBefore);
    reader.follow(true);
    await until(() => lastLine(reader).startsWith('line 16000 '), 'the end is read');
  });

  test('an error is told and can be tried again', async () => {
    let isBroken = true;
    const path = tempLog('fine\n');
    const reader = new LogReader(async (offsetBytes, lengthBytes) => {
      if (isBroken) throw new AppError('unavailable', 'The disk is gone.');
      return readLog(path, offsetBytes, lengthBytes);
    });
    readers.push(reader);
    reader.open();
    await until(() => stateOf(reader) === 'failed', 'the failure is told');
    expect(reader.getSnapshot().error).toBe('The disk is gone.');
    isBroken = false;
    reader.open();
    await until(() => lastLine(reader) === 'fine', 'the log is read');
  });
});

describe('findHits', () => {
  const lines = ['An ERROR, an error', '\u001b[31merr\u001b[0mor', 'a.b', 'axb'];
  const search = (text: string) =>
    findHits(
      { firstKey: 7, lineCount: lines.length, lineAt: (at) => lines[at] ?? '' },
      { text, isCaseSensitive: false, isRegex: false },
    );

  test('case does not matter and colours do not part a word', () => {
    expect(search('error').hits.map(({ key, start }) => [key, start])).toEqual([
      [7, 3],
      [7, 13],
      [8, 0],
    ]);
  });

  test('a text is not a pattern', () => {
    expect(search('a.b').hits.map(({ key }) => key)).toEqual([9]);
  });

  test('an empty text is found nowhere', () => {
    expect(search('').hits).toEqual([]);
  });
});
