import { describe, expect, test } from 'vitest';

import {
  type ConditionFacts,
  decideConditions,
  decideDeadline,
  isQuietAt,
} from '../../../electron/main/run/conditions.ts';
import { type Conditions, conditionsSchema } from '../../../electron/shared/task-policy.ts';

const all: ConditionFacts = { onBattery: false, isOnline: true, idleMs: 300_000, isQuiet: false };
const asked = (change: Partial<Conditions>) => conditionsSchema.parse(change);
const every = asked({ mainsPower: true, network: true, idleMs: 300_000, outsideQuietHours: true });

describe('decideConditions', () => {
  test('names nothing where all is as it should be, or nothing is asked', () => {
    expect(decideConditions(every, all)).toEqual({ unmet: [], unknown: [] });
    const worst = { onBattery: true, isOnline: false, idleMs: 0, isQuiet: true };
    expect(decideConditions(asked({}), worst)).toEqual({ unmet: [], unknown: [] });
  });

  test.each([
    [{ onBattery: true }, 'mains_power'],
    [{ isOnline: false }, 'network'],
    [{ idleMs: 299_999 }, 'idle'],
    [{ isQuiet: true }, 'outside_quiet_hours'],
  ] as const)('%o does not meet %s', (change, name) => {
    expect(decideConditions(every, { ...all, ...change })).toEqual({ unmet: [name], unknown: [] });
  });

  test('counts as met what cannot be told', () => {
    const facts = { onBattery: null, isOnline: null, idleMs: null, isQuiet: false };
    expect(decideConditions(every, facts)).toEqual({
      unmet: [],
      unknown: ['mains_power', 'network', 'idle'],
    });
  });
});

describe('decideDeadline', () => {
  const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
  const until = (deadline: Conditions['deadline'], from: Date, change: Partial<Conditions> = {}) =>
    decideDeadline(asked({ network: true, deadline, ...change }), from.getTime());

  test('is the next time of that name after the run was due', () => {
    const six = { kind: 'at', time: '18:00' } as const;
    expect(until(six, at(24, 3))).toBe(at(24, 18).getTime());
    expect(until(six, at(24, 18))).toBe(at(25, 18).getTime());
    expect(until(six, at(30, 20))).toBe(new Date(2026, 11, 1, 18).getTime());
  });

  test('is a length of time after it', () => {
    expect(until({ kind: 'after', ms: 90_000 }, at(24, 3))).toBe(at(24, 3).getTime() + 90_000);
  });

  test('does not exist without a condition to wait for', () => {
    expect(until(null, at(24, 3))).toBeNull();
    expect(until({ kind: 'at', time: '18:00' }, at(24, 3), { network: false })).toBeNull();
  });
});

describe('isQuietAt', () => {
  const night = { from: '22:00', to: '07:00' };
  test.each([
    ['21:59', false],
    ['22:00', true],
    ['03:00', true],
    ['06:59', true],
    ['07:00', false],
  ])('quiet hours over midnight at %s: %s', (time, isQuiet) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    expect(isQuietAt(night, new Date(2026, 10, 24, hour, minute).getTime())).toBe(isQuiet);
  });

  test('without quiet hours no time is quiet', () => {
    expect(isQuietAt(null, Date.now())).toBe(false);
  });
});
