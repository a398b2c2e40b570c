import fc from 'fast-check';
import { expect, test } from 'vitest';

import { splitByPauses } from '../../../electron/main/schedule/paused-times.ts';
import type { Range } from '../../../electron/main/schedule/settled-ranges.ts';

const MAX = 30;
const time = fc.integer({ min: 0, max: MAX });
const span = fc
  .tuple(time, time)
  .map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) }));
const pause = fc
  .tuple(time, fc.option(fc.integer({ min: 1, max: MAX })))
  .map(([sinceMs, forMs]) => ({ sinceMs, untilMs: forMs === null ? null : sinceMs + forMs }));

test('each time of a range is settled, paused or owed, and only one of them', () => {
  fc.assert(
    fc.property(
      span,
      fc.array(span, { maxLength: 3 }),
      fc.array(pause, { maxLength: 3 }),
      ({ fromMs: afterMs, toMs: untilMs }, settled, pauses) => {
        const { owed, paused } = splitByPauses({ afterMs, untilMs }, settled, pauses);
        const found: string[] = [];
        const expected: string[] = [];
        for (let ms = 0; ms <= 2 * MAX; ms += 1) {
          const isIn = (range: Range) => range.afterMs < ms && ms <= range.untilMs;
          found.push(`${owed.filter(isIn).length} ${paused.filter(isIn).length}`);
          const isAsked = afterMs < ms && ms <= untilMs;
          const isSettled = settled.some(({ fromMs, toMs }) => fromMs <= ms && ms <= toMs);
          const isPaused = pauses.some((p) => p.sinceMs <= ms && ms < (p.untilMs ?? Infinity));
          if (!isAsked || isSettled) expected.push('0 0');
          else expected.push(isPaused ? '0 1' : '1 0');
        }
        expect(found).toEqual(expected);
      },
    ),
  );
});
