/** Turns wall-clock times of a zone into instants and back, with the offsets of `Intl`. */

export const DAY_MS = 86_400_000;

/** A change of a zone's offset from UTC: a gap in its wall-clock times, or an hour that is repeated. */
export interface ClockChange {
  /** First instant with the new offset. */
  readonly atMs: number;
  readonly offsetBeforeMs: number;
  readonly offsetAfterMs: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clock is ahead of UTC at an instant, in ms. @throws RangeError unknown zone. */
export function zoneOffsetMs(timeZone: string, instantMs: number): number {
  const wholeSecondMs = Math.floor(instantMs / 1000) * 1000;
  const fields: Record<string, number> = {};
  for (const part of formatFor(timeZone).formatToParts(wholeSecondMs)) {
    fields[part.type] = Number(part.value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecondMs;
}

/** The change in (fromMs, toMs], a span of few days with at most one; null when there is none. */
export function findClockChange(
  timeZone: string,
  fromMs: number,
  toMs: number,
): ClockChange | null {
  const offsetBeforeMs = zoneOffsetMs(timeZone, fromMs);
  const offsetAfterMs = zoneOffsetMs(timeZone, toMs);
  if (offsetBeforeMs === offsetAfterMs) return null;
  const atMs = firstInstantWithout(timeZone, offsetBeforeMs, fromMs, toMs);
  return { atMs, offsetBeforeMs, offsetAfterMs };
}

/** Changes come on whole seconds. */
function firstInstantWithout(
  timeZone: string,
  offsetMs: number,
  fromMs: number,
  toMs: number,
): number {
  let low = Math.floor(fromMs / 1000);
  let high = Math.floor(toMs / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffsetMs(timeZone, middle * 1000) === offsetMs) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** Where a wall-clock time lands: once, twice at the end of summer time, or never in a gap. */
export interface Landing {
  /** Soonest first; none in a gap. */
  readonly instantsMs: readonly number[];
  /** The change that is near, null on ordinary days. */
  readonly change: ClockChange | null;
}

/** `wallMs` is a wall-clock time given as if it were UTC. */
export function landWallClock(timeZone: string, wallMs: number): Landing {
  // No zone is further than 14 hours from UTC, so a day on both sides holds every reading.
  const [fromMs, toMs] = [wallMs - DAY_MS, wallMs + DAY_MS];
  const offsetBeforeMs = zoneOffsetMs(timeZone, fromMs);
  const offsetAfterMs = zoneOffsetMs(timeZone, toMs);
  const [before, after] = [wallMs - offsetBeforeMs, wallMs - offsetAfterMs];
  if (before === after) return { instantsMs: [before], change: null };
  const atMs = firstInstantWithout(timeZone, offsetBeforeMs, fromMs, toMs);
  return {
    instantsMs: [...(before < atMs ? [before] : []), ...(after >= atMs ? [after] : [])],
    change: { atMs, offsetBeforeMs, offsetAfterMs },
  };
}

/**
 * Instant of a wall-clock time, given as if it were UTC. A time that comes twice is the first one;
 * a time that does not exist becomes the first one after the gap. That is cron's rule.
 */
export function wallClockToInstant(timeZone: string, wallMs: number): number {
  const { instantsMs, change } = landWallClock(timeZone, wallMs);
  return instantsMs[0] ?? change?.atMs ?? wallMs;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
