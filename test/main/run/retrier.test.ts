import { describe, expect, test } from 'vitest';
import { Retrier } from '../../../electron/main/run/retrier.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import { until } from '../../helpers/until.ts';

const full = () => new AppError('unavailable', 'The disk is full.');

describe('Retrier', () => {
  test('does what was refused again until it succeeds, and says so once', async () => {
    const logged: string[] = [];
    const retrier = new Retrier((message) => logged.push(message));
    let count = 0;
    retrier.attempt('a write', () => {
      count += 1;
      if (count < 3) throw full();
    });
    await until(() => count === 3, 'the third attempt');
    expect(logged).toEqual(['Will try again (a write): The disk is full.']);
  });

  test('does all that is pending, in the order of the first attempts', async () => {
    const retrier = new Retrier(() => undefined);
    const done: string[] = [];
    let isFull = true;
    for (const name of ['a', 'b', 'c'])
      retrier.attempt(name, () => {
        if (isFull) throw full();
        done.push(name);
      });
    isFull = false;
    await until(() => done.length === 3, 'all of them');
    expect(done).toEqual(['a', 'b', 'c']);
  });

  test('forgets an attempt that a later one of its name has done', async () => {
    const retrier = new Retrier(() => undefined);
    const done: string[] = [];
    let isFull = true;
    const attempt = (name: string, what: string) =>
      retrier.attempt(name, () => {
        if (isFull) throw full();
        done.push(what);
      });
    attempt('same', 'first');
    attempt('other', 'other');
    isFull = false;
    attempt('same', 'second');
    await until(() => done.includes('other'), 'the other one');
    expect(done).toEqual(['second', 'other']);
  });

  test('lets a bug through at once', () => {
    const retrier = new Retrier(() => undefined);
    expect(() =>
      retrier.attempt('a write', () => {
        throw new TypeError('a bug');
      }),
    ).toThrow(TypeError);
    expect(() =>
      retrier.attempt('a write', () => {
        throw new AppError('conflict', 'A conflict');
      }),
    ).toThrow('A conflict');
  });

  test('tries nothing after its stop', async () => {
    const retrier = new Retrier(() => undefined);
    const other = new Retrier(() => undefined);
    let count = 0;
    let otherCount = 0;
    retrier.attempt('a write', () => {
      count += 1;
      throw full();
    });
    other.attempt('later', () => {
      otherCount += 1;
      if (otherCount < 2) throw full();
    });
    retrier.stop();
    await until(() => otherCount === 2, 'the time of a retry');
    expect(count).toBe(1);
  });
});
