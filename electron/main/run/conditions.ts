/** Decides which conditions of a task do not hold now, and until when a run waits for them. */

import { findBlackout } from '../../shared/blackout.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Conditions } from '../../shared/task-policy.ts';
import { localWallTime } from '../../shared/wall-time.ts';

export type ConditionName = 'mains_power' | 'network' | 'idle' | 'outside_quiet_hours';

/** Null is what cannot be told. */
export interface ConditionFacts {
  readonly onBattery: boolean | null;
  readonly isOnline: boolean | null;
  readonly idleMs: number | null;
  readonly isQuiet: boolean;
}

export interface ConditionDecision {
  readonly unmet: readonly ConditionName[];
  /** Asked for, and not to be told here: these count as met. */
  readonly unknown: readonly ConditionName[];
}

export function decideConditions(
  conditions: Conditions,
  { onBattery, isOnline, idleMs, isQuiet }: ConditionFacts,
): ConditionDecision {
  const isMet: Readonly<Record<ConditionName, boolean | null>> = {
    mains_power: onBattery === null ? null : !onBattery,
    network: isOnline,
    idle: idleMs === null ? null : idleMs >= (conditions.idleMs ?? 0),
    outside_quiet_hours: !isQuiet,
  };
  const asked = conditionsOf(conditions);
  return {
    unmet: asked.filter((name) => isMet[name] === false),
    unknown: asked.filter((name) => isMet[name] === null),
  };
}

/** What the task asks for. */
export function conditionsOf(conditions: Conditions): readonly ConditionName[] {
  const { mainsPower, network, idleMs, outsideQuietHours } = conditions;
  return [
    ...(mainsPower ? (['mains_power'] as const) : []),
    ...(network ? (['network'] as const) : []),
    ...(idleMs === null ? [] : (['idle'] as const)),
    ...(outsideQuietHours ? (['outside_quiet_hours'] as const) : []),
  ];
}

/** @param fromMs When the run would have started; null: it waits for as long as it takes. */
export function decideDeadline(conditions: Conditions, fromMs: number): number | null {
  const { deadline } = conditions;
  if (!deadline || conditionsOf(conditions).length === 0) return null;
  if (deadline.kind === 'after') return fromMs + deadline.ms;
  const [hour = 0, minute = 0] = deadline.time.split(':').map(Number);
  const at = new Date(fromMs);
  at.setHours(hour, minute, 0, 0);
  // By the calendar: a day with a clock change has not 24 hours.
  if (at.getTime() <= fromMs) at.setDate(at.getDate() + 1);
  return at.getTime();
}

export function isQuietAt(quietHours: Settings['quietHours'], ms: number): boolean {
  if (!quietHours) return false;
  return findBlackout([{ kind: 'daily', days: [], ...quietHours }], localWallTime(ms)) !== null;
}
