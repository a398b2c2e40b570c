// What a second set-up leaves out.
import { describe, expect, test } from 'vitest';
import { decideStale } from '../../../scripts/setup/stamp.mjs';

describe('a second set-up', () => {
  const stamp = { lock: 'a', setup: 'b', system: 'c' };

  test('does nothing when nothing changed', () => {
    expect(decideStale(stamp, { ...stamp })).toEqual({ dependencies: false, runtime: false });
  });

  test('does everything when there was none', () => {
    expect(decideStale(null, stamp)).toEqual({ dependencies: true, runtime: true });
  });

  test('installs dependencies only after the lock file changed', () => {
    expect(decideStale(stamp, { ...stamp, lock: 'x' }).dependencies).toBe(true);
    expect(decideStale(stamp, { ...stamp, system: 'x' })).toEqual({
      dependencies: false,
      runtime: true,
    });
  });
});
