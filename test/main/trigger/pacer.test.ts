import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BURST } from '../../../electron/main/trigger/pace.ts';
import { Pacer } from '../../../electron/main/trigger/pacer.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const MINUTE_MS = 60_000;

test('what changes during a wait fires once when it is over, and the next wait is longer', () => {
  const { pacer, fired, holds, file } = afterBurst();
  expect(fired.splice(0)).toHaveLength(BURST.count);
  expect([pacer.holdMs, holds]).toEqual([null, []]);
  for (const name of ['b', 'a', 'b']) pacer.changed([file(name)]);
  expect([fired, pacer.holdMs, holds]).toEqual([[], MINUTE_MS, [true]]);
  vi.advanceTimersByTime(MINUTE_MS);
  expect(fired.splice(0)).toEqual([[file('b'), file('a')]]);
  pacer.changed([file('c')]);
  vi.advanceTimersByTime(2 * MINUTE_MS - 1);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect([fired, holds]).toEqual([[[file('c')]], [true]]);
});

test('a wait without a change, or with files that are gone, ends all waiting', () => {
  const { pacer, fired, holds, file } = afterBurst();
  pacer.changed([file('a')]);
  rmSync(file('a', false));
  vi.advanceTimersByTime(MINUTE_MS);
  expect([pacer.holdMs, holds]).toEqual([null, [true, false]]);
  pacer.changed([file('b')]);
  expect(fired).toHaveLength(BURST.count + 1);
});

test('after the stop nothing fires', () => {
  const { pacer, fired, file } = afterBurst();
  pacer.changed([file('a')]);
  pacer.stop();
  vi.advanceTimersByTime(MINUTE_MS);
  expect(fired).toHaveLength(BURST.count);
});

function afterBurst() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const dir = tempDir();
  const fired: (readonly string[])[] = [];
  const holds: boolean[] = [];
  const pacer = new Pacer({
    fire: (paths) => void fired.push(paths),
    onHoldChanged: (isHolding) => void holds.push(isHolding),
  });
  const file = (name: string, isThere = true) => {
    const path = join(dir, name);
    if (isThere) writeFileSync(path, '');
    return path;
  };
  for (let at = 0; at < BURST.count; at++) pacer.changed([file('own')]);
  return { pacer, fired, holds, file };
}
