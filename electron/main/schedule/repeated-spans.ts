/** Knows the fire times that a clock which was set back shows twice, though it is not to repeat them. */

import type { SettledSpan } from '../store/occurrence-store.ts';
import { type ClockJump, JUMP_MS, type Look, MAX_TICK_MS } from './clock-watch.ts';
import { SMALL_JUMP_MS } from './misfire.ts';
import type { Range } from './settled-ranges.ts';

/**
 * For so long what was on time stays so, when it could not be handed over or the clock was set
 * ahead and back: before each there may have been a tick, and after it.
 */
export const MAX_HELD_MS = 3 * MAX_TICK_MS;
/** A clock that was ahead for longer was not put right at once. */
const MAX_AHEAD_MS = 2 * SMALL_JUMP_MS;

export class RepeatedSpans {
  #ranges: readonly Range[] = [];
  /** Of the newest time that the clock was set forward. */
  #jump: ClockJump | null = null;

  /**
   * Call after each look. It is not known which times the clock has shown since the last one, nor
   * has it shown those that it passed over and that are gone now that it is set back. What ran
   * while it was ahead for a moment, or by a moment, has run.
   *
   * @returns From where on fire times come that have not run; null unless the clock was set back.
   */
  note(look: Look): number | null {
    const jump = look.jump ?? this.#jump;
    const isSetBack = look.setBackMs > 0;
    this.#jump = isSetBack ? null : jump;
    if (!isSetBack) return null;
    const aheadFromMs =
      jump && jump.passedOver.fromMs <= look.nowMs ? jump.passedOver.fromMs : null;
    const fromMs = unshownFrom(look, aheadFromMs);
    const isAhead = ({ untilMs }: Range) => untilMs > look.nowMs;
    this.#ranges = [
      ...this.#ranges.filter(isAhead),
      { afterMs: fromMs, untilMs: look.nowMs },
      ...runAhead(look, jump && jump.setMs <= SMALL_JUMP_MS ? aheadFromMs : null),
    ];
    return fromMs;
  }

  /** False when no time after this one lies in them. */
  reachBeyond(ms: number): boolean {
    return this.#ranges.some(({ untilMs }) => untilMs > ms);
  }

  /** The parts of the rows that lie in them. */
  within(rows: readonly SettledSpan[]): readonly SettledSpan[] {
    return this.#ranges.flatMap(({ afterMs, untilMs }) =>
      rows
        .map(({ fromMs, toMs }) => ({
          fromMs: Math.max(fromMs, afterMs + 1),
          toMs: Math.min(toMs, untilMs),
        }))
        .filter(({ fromMs, toMs }) => fromMs <= toMs),
    );
  }
}

function unshownFrom({ nowMs, seenFromMs }: Look, aheadFromMs: number | null): number {
  const isRecent = aheadFromMs !== null && nowMs - aheadFromMs <= MAX_HELD_MS;
  return isRecent ? Math.min(aheadFromMs, seenFromMs) : seenFromMs;
}

/** What may have run before its time, all that the clock passed over included. */
function runAhead(
  { nowMs, lastMs, setBackMs }: Look,
  aheadFromMs: number | null,
): readonly Range[] {
  const isMoment = aheadFromMs !== null && lastMs - aheadFromMs <= MAX_AHEAD_MS;
  return isMoment || setBackMs <= JUMP_MS ? [{ afterMs: nowMs, untilMs: lastMs }] : [];
}
