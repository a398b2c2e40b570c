/** Going to a place in a large log, and the numbers of lines whose start of the log was not read. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { readLog } from '../../../electron/main/run/run-log.ts';
import { byteOfLine, lineOfByte } from '../../../electron/main/run/scan-log.ts';
import type { LogLinePlace } from '../../../electron/shared/log-query.ts';
import {
  CHUNK_BYTES,
  type LocateByte,
  LogReader,
  OPEN_BYTES,
} from '../../../renderer/components/log-reader.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

const LINE_COUNT = 40_000;
const LINES = Array.from({ length: LINE_COUNT }, (_, at) => `line ${at + 1} ${'x'.repeat(90)}\n`);

const readers: LogReader[] = [];
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

/** Reads of a real log that are answered when `gate` is. */
function openLog(text = LINES.join(''), locate?: LocateByte) {
  const path = join(tempDir(), 'run.log');
  writeFileSync(path, text);
  const stage = { gate: Promise.resolve(), offsets: [] as number[] };
  const reader = new LogReader(
    async (offsetBytes, lengthBytes) => {
      stage.offsets.push(offsetBytes);
      await stage.gate;
      return readLog(path, offsetBytes, lengthBytes);
    },
    undefined,
    locate ?? (async (offsetBytes) => lineOfByte(path, offsetBytes)),
  );
  readers.push(reader);
  reader.open();
  const goTo = (line: number, isNumbered = true) =>
    reader.openAt(byteOfLine(path, line)?.offsetBytes ?? 0, isNumbered ? line : null);
  return { path, stage, reader, goTo };
}

const isReady = (reader: LogReader) => reader.getSnapshot().state === 'ready';

/** The number and the text of the line that was gone to. */
function opened(reader: LogReader): readonly [number, string] {
  const { openedKey, originKey, firstKey } = reader.getSnapshot();
  const index = (openedKey ?? NaN) - firstKey;
  return [(openedKey ?? NaN) - (originKey ?? NaN) + 1, reader.lineAt(index).slice(0, 11)];
}

test('the lines of the end get their numbers once somebody has counted', async () => {
  const { reader } = openLog();
  await until(() => reader.getSnapshot().originKey !== null, 'the numbers');
  const { originKey, firstKey, lineCount } = reader.getSnapshot();
  expect(firstKey + lineCount - (originKey ?? 0)).toBe(LINE_COUNT);
});

test('lines that nobody can count have no numbers', async () => {
  let asked = 0;
  const { reader } = openLog(undefined, () => {
    asked += 1;
    return Promise.reject(new Error('gone'));
  });
  await until(() => asked === 1, 'the question');
  expect(reader.getSnapshot().originKey).toBeNull();
});

test('a place is opened with what is above and below it, and its number', async () => {
  const { reader, goTo } = openLog();
  await until(() => isReady(reader), 'the end');
  const lastKey = reader.getSnapshot().firstKey + reader.getSnapshot().lineCount;
  goTo(20_000);
  await until(() => reader.getSnapshot().openedKey !== null, 'the place');
  expect(opened(reader)).toEqual([20_000, 'line 20000 ']);
  const { isFollowing, startBytes, endBytes, firstKey } = reader.getSnapshot();
  expect(isFollowing).toBe(false);
  expect(endBytes - startBytes).toBe(OPEN_BYTES);
  expect((reader.getSnapshot().openedKey ?? 0) - firstKey).toBeGreaterThan(1_000);
  // No line of the part before has the key of one of this part.
  expect(firstKey).toBeGreaterThan(lastKey);
});

test('a place without a number gets it from whoever counts', async () => {
  const { reader, goTo } = openLog();
  await until(() => isReady(reader), 'the end');
  goTo(20_000, false);
  await until(() => reader.getSnapshot().openedKey !== null, 'the place');
  await until(() => reader.getSnapshot().originKey !== null, 'the numbers');
  expect(opened(reader)).toEqual([20_000, 'line 20000 ']);
});

test('a count that comes late is not taken for that of another part', async () => {
  const asked: ((place: LogLinePlace | null) => void)[] = [];
  const { path, reader, goTo } = openLog(
    undefined,
    () => new Promise((resolve) => asked.push(resolve)),
  );
  await until(() => asked.length === 1, 'the first question');
  const endBytes = reader.getSnapshot().startBytes;
  goTo(20_000, false);
  await until(() => reader.getSnapshot().openedKey !== null, 'the place');
  asked[0]?.(lineOfByte(path, endBytes));
  await until(() => asked.length === 2, 'the second question');
  asked[1]?.(lineOfByte(path, reader.getSnapshot().startBytes));
  await until(() => reader.getSnapshot().originKey !== null, 'the numbers');
  expect(opened(reader)).toEqual([20_000, 'line 20000 ']);
});

test('a place that is gone to while another is read is the one that is shown', async () => {
  const { stage, reader, goTo } = openLog();
  await until(() => isReady(reader), 'the end');
  let answer: () => void = () => undefined;
  stage.gate = new Promise((resolve) => {
    answer = resolve;
  });
  goTo(30_000);
  goTo(20_000);
  answer();
  await until(() => reader.getSnapshot().openedKey !== null, 'the place');
  expect(opened(reader)).toEqual([20_000, 'line 20000 ']);
});

test('one who went to a place stays there while the log grows', async () => {
  const { stage, path, reader, goTo } = openLog();
  await until(() => isReady(reader), 'the end');
  goTo(20_000);
  await until(() => reader.getSnapshot().openedKey !== null, 'the place');
  const readCount = stage.offsets.length;
  const text = `${LINES.join('')}more\n`;
  writeFileSync(path, text);
  reader.noteTotal(text.length);
  expect(stage.offsets).toHaveLength(readCount);
  reader.loadLater();
  expect(stage.offsets.at(-1)).toBe(reader.getSnapshot().endBytes);
});

test('nothing is read beyond the start and the end', async () => {
  const { stage, reader } = openLog('one\ntwo\n');
  await until(() => isReady(reader), 'the log');
  reader.loadEarlier();
  reader.loadLater();
  expect(stage.offsets).toEqual([-OPEN_BYTES]);
});

test('a small log is soon there as a whole', async () => {
  const { reader } = openLog(LINES.slice(0, 6_000).join(''));
  await until(() => reader.getSnapshot().startBytes === 0 && isReady(reader), 'the whole');
  expect(reader.getSnapshot().lineCount).toBe(6_000);
});

test('a large log that appears late is opened at its end', async () => {
  const { stage, reader } = openLog('');
  await until(() => isReady(reader), 'the log');
  stage.gate = Promise.reject(new Error('The disk is gone.'));
  reader.refresh();
  await until(() => reader.getSnapshot().state === 'failed', 'the failure');
  stage.gate = Promise.resolve();
  reader.noteTotal(2 * CHUNK_BYTES);
  expect(stage.offsets.at(-1)).toBe(-OPEN_BYTES);
});

test('a log that is no longer shown tells nothing', async () => {
  const { stage, reader } = openLog('one\n');
  let tellings = 0;
  reader.subscribe(() => (tellings += 1));
  reader.close();
  await stage.gate;
  await until(() => stage.offsets.length === 1, 'the read');
  // Whatever follows an answer has happened once a later promise has been kept.
  await new Promise((resolve) => setImmediate(resolve));
  expect([tellings, reader.getSnapshot().state]).toEqual([0, 'loading']);
});
