import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Settling } from '../../../electron/main/trigger/settling.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

const SETTLE_MS = 20;

test('many changes of many files settle as one, in the order of their first changes', async () => {
  const stage = new Stage();
  for (const name of ['b', 'a', 'b', 'c', 'a']) stage.change(name, 'text');
  expect(await stage.settled(1)).toEqual([['b', 'a', 'c'].map((name) => stage.at(name))]);
  stage.change('a', 'more');
  expect(await stage.settled(2)).toHaveLength(2);
});

test('a file whose size has changed, though nobody told, is waited for again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const stage = new Stage();
  writeFileSync(stage.at('a'), '22');
  stage.settling.changed(stage.at('a'), 1);
  vi.advanceTimersByTime(SETTLE_MS);
  await until(() => vi.getTimerCount() === 1, 'it to wait again');
  vi.advanceTimersByTime(SETTLE_MS);
  expect(await stage.settled(1)).toEqual([[stage.at('a')]]);
});

test('files that are gone again are left out', async () => {
  const stage = new Stage();
  stage.change('a', '1');
  stage.change('b', '1');
  rmSync(stage.at('a'));
  expect(await stage.settled(1)).toEqual([[stage.at('b')]]);
});

test('when all are gone again nothing settles', async () => {
  const stage = new Stage();
  stage.change('a', '1');
  rmSync(stage.at('a'));
  stage.change('b', '1');
  expect(await stage.settled(1)).toEqual([[stage.at('b')]]);
});

test('what has not settled at the stop is forgotten', async () => {
  const stage = new Stage();
  stage.change('a', '1');
  stage.settling.stop();
  stage.change('b', '1');
  expect(await stage.settled(1)).toEqual([[stage.at('b')]]);
});

class Stage {
  readonly #dir = join(tempDir(), 'in');
  readonly #all: (readonly string[])[] = [];
  readonly settling = new Settling({
    settleMs: SETTLE_MS,
    onSettled: (paths) => this.#all.push(paths),
  });

  constructor() {
    mkdirSync(this.#dir);
    onTestFinished(() => this.settling.stop());
  }

  at(name: string): string {
    return join(this.#dir, name);
  }

  change(name: string, text: string): void {
    writeFileSync(this.at(name), text);
    this.settling.changed(this.at(name), text.length);
  }

  async settled(count: number): Promise<readonly (readonly string[])[]> {
    await until(() => this.#all.length === count, `${count} to settle`);
    return this.#all;
  }
}
