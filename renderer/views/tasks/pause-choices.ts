/** For how long a single task can be paused. Pure. */

import { msg } from '../../../electron/shared/i18n.ts';

const HOUR_MS = 3_600_000;
const MORNING_HOUR = 8;
const MONDAY = 1;

export interface PauseChoice {
  readonly label: string;
  /** By the computer's clock. */
  readonly untilMs: (nowMs: number) => number;
}

export const PAUSE_CHOICES: readonly PauseChoice[] = [
  { label: msg('For 1 hour'), untilMs: (nowMs) => nowMs + HOUR_MS },
  { label: msg('Until 08:00 tomorrow'), untilMs: (nowMs) => morning(nowMs, 1) },
  { label: msg('Until Monday 08:00'), untilMs: (nowMs) => morning(nowMs, daysToMonday(nowMs)) },
  { label: msg('For a week'), untilMs: (nowMs) => morning(nowMs, 7) },
];

/** The next one, never today. */
function daysToMonday(nowMs: number): number {
  return (MONDAY + 7 - new Date(nowMs).getDay()) % 7 || 7;
}

function morning(nowMs: number, dayCount: number): number {
  const now = new Date(nowMs);
  const day = now.getDate() + dayCount;
  return new Date(now.getFullYear(), now.getMonth(), day, MORNING_HOUR).getTime();
}
