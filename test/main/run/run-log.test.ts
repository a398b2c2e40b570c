import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { logFilename, readLog } from '../../../electron/main/run/run-log.ts';

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-log-'));
afterAll(() => rmSync(dir, { recursive: true }));
const path = join(dir, 'run.log');

describe('readLog', () => {
  test('gives back the whole text in pieces of any size, never a cut character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 4, max: 17 }),
        (text, length) => {
          writeFileSync(path, text);
          let read = '';
          let offset = 0;
          for (;;) {
            const chunk = readLog(path, offset, length);
            if (chunk.text === '') break;
            read += chunk.text;
            offset = chunk.nextOffsetBytes;
          }
          expect(read).toBe(Buffer.from(text).toString());
          expect(offset).toBe(Buffer.byteLength(text));
        },
      ),
    );
  });

  test('leaves a character that has half arrived to the next read', () => {
    const whole = Buffer.from('aé');
    writeFileSync(path, whole.subarray(0, 2));
    const first = readLog(path, 0, 100);
    expect(first).toMatchObject({ text: 'a', nextOffsetBytes: 1, totalBytes: 2 });
    writeFileSync(path, whole);
    expect(readLog(path, first.nextOffsetBytes, 100).text).toBe('é');
  });

  test('counts a negative offset from the end', () => {
    writeFileSync(path, 'one\ntwo\n');
    expect(readLog(path, -4, 100)).toMatchObject({ offsetBytes: 4, text: 'two\n', totalBytes: 8 });
    expect(readLog(path, -400, 100)).toMatchObject({ offsetBytes: 0, text: 'one\ntwo\n' });
  });

  test('shows bytes that are no UTF-8 as replacement characters', () => {
    writeFileSync(path, Buffer.from([0x61, 0xff, 0x80, 0x62]));
    expect(readLog(path, 0, 100).text).toBe('a\ufffd\ufffdb');
  });

  test('says when the file is gone or shorter than asked', () => {
    expect(readLog(join(dir, 'none'), 0, 10)).toMatchObject({ exists: false, totalBytes: 0 });
    writeFileSync(path, 'ab');
    expect(readLog(path, 50, 10)).toMatchObject({
      exists: true,
      text: '',
      offsetBytes: 2,
      nextOffsetBytes: 2,
    });
  });
});

describe('logFilename', () => {
  test('is a folder per task and a file per run', () => {
    const at = new Date(2026, 10, 23, 2, 0, 5).getTime();
    expect(logFilename({ id: 4, name: 'Nightly Backup (Zürich)' }, 812, at)).toBe(
      'nightly-backup-zu-rich-4/2026-11-23_02-00-05_run-812.log',
    );
  });

  test('never leaves the log directory', () => {
    expect(logFilename({ id: 1, name: '../../etc' }, 2, 0)).toMatch(/^etc-1\/[\d_-]+run-2\.log$/);
    expect(logFilename({ id: 1, name: '夜' }, 2, 0)).toMatch(/^task-1\//);
  });
});
