/** Which byte ranges a log's reader asks for, and when. */

import { afterEach, expect, test } from 'vitest';

import type { LogChunk } from '../../../electron/shared/ipc-contract.ts';
import { LogReader, OPEN_BYTES } from '../../../renderer/components/log-reader.ts';
import { until } from '../../helpers/until.ts';

/** A log of ASCII that is answered as main would; each answer waits for `release`. */
class HeldLog {
  text = '';
  readonly offsets: number[] = [];
  readonly #held: (() => void)[] = [];

  read = (offsetBytes: number, lengthBytes: number): Promise<LogChunk> => {
    this.offsets.push(offsetBytes);
    return new Promise((resolve) => {
      this.#held.push(() => resolve(this.#chunk(offsetBytes, lengthBytes)));
    });
  };

  release(): void {
    this.#held.splice(0).forEach((answer) => answer());
  }

  #chunk(offsetBytes: number, lengthBytes: number): LogChunk {
    const totalBytes = this.text.length;
    const from = Math.min(totalBytes, offsetBytes < 0 ? totalBytes + offsetBytes : offsetBytes);
    const start = Math.max(0, from);
    const text = this.text.slice(start, start + lengthBytes);
    return {
      offsetBytes: start,
      text,
      nextOffsetBytes: start + text.length,
      totalBytes,
      exists: true,
    };
  }
}

const readers: LogReader[] = [];
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

async function openHeld(text: string): Promise<{ log: HeldLog; reader: LogReader }> {
  const log = new HeldLog();
  log.text = text;
  const reader = new LogReader(log.read);
  readers.push(reader);
  reader.open();
  log.release();
  await until(() => reader.getSnapshot().state === 'ready', 'the log is open');
  return { log, reader };
}

test('a second range is asked for only when the first has come', async () => {
  const { log, reader } = await openHeld('one\n');
  log.text += 'two\n';
  reader.noteTotal(8);
  reader.noteTotal(8);
  reader.refresh();
  expect(log.offsets).toHaveLength(2);
  log.release();
  await until(() => reader.getSnapshot().lineCount === 2, 'the second line');
  expect(reader.lineAt(1)).toBe('two');
});

test('a follower that is far behind goes on at the end, not through all that is between', async () => {
  const { log, reader } = await openHeld('one\n');
  log.text += 'x'.repeat(99).concat('\n').repeat(60_000);
  reader.noteTotal(log.text.length);
  log.release();
  await until(() => reader.getSnapshot().endBytes === log.text.length, 'the end');
  expect(log.offsets).toEqual([-OPEN_BYTES, -OPEN_BYTES]);
});

test('a log found shorter than what was read is read anew, though nobody told of it', async () => {
  const { log, reader } = await openHeld('one\ntwo\n');
  log.text = 'new\n';
  reader.refresh();
  const isNew = () => {
    log.release();
    return reader.lineAt(0) === 'new';
  };
  await until(isNew, 'the new text');
  expect(reader.getSnapshot()).toMatchObject({ lineCount: 1, totalBytes: 4 });
});

test('a log that was told to have grown, and was cut since, has no more than it has', async () => {
  const { log, reader } = await openHeld('one\n');
  log.text += 'two\n';
  reader.noteTotal(8);
  log.release();
  await until(() => reader.getSnapshot().lineCount === 2, 'the second line');
  log.text = 'new\n';
  reader.refresh();
  const isNew = () => {
    log.release();
    return reader.lineAt(0) === 'new';
  };
  await until(isNew, 'the new text');
  expect(reader.getSnapshot().totalBytes).toBe(4);
});

test('an answer that brings nothing is not asked for again and again', async () => {
  let askedCount = 0;
  const totalBytes = 2 * OPEN_BYTES;
  const reader = new LogReader(async (offsetBytes) => {
    askedCount += 1;
    const isOpening = offsetBytes < 0;
    const start = isOpening ? totalBytes + offsetBytes : offsetBytes;
    const text = isOpening ? 'x'.repeat(OPEN_BYTES) : '';
    const nextOffsetBytes = start + text.length;
    return { offsetBytes: start, text, nextOffsetBytes, totalBytes, exists: true };
  });
  readers.push(reader);
  reader.open();
  await until(() => askedCount === 2, 'both ends');
  // Whatever follows an answer has happened once a later promise has been kept.
  await new Promise((resolve) => setImmediate(resolve));
  expect(askedCount).toBe(2);
});
