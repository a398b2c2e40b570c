/** Turns wall-clock times of a zone into instants and back, with the offsets of `Intl`. */

export const DAY_MS = 86_400_000;

/** A change of a zone's offset from UTC: a gap in its wall-clock times, or an hour that is repeated. */
export interface ClockChange {
  /** First instant with the new offset. */
  readonly atMs: number;
  readonly offsetBeforeMs: number;
  readonly offsetAfterMs: number;
}

/** A time without a change, as far as it has been looked at. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

/** `11/24/2026, 14:30:05`. */
const FIELDS = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;
/** No zone has had two changes within two days, so equal offsets that near have none between. */
const APART_MS = 2 * DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
/** The last one of each zone: asking `Intl` costs ten times what it takes to look here. */
const stretches = new Map<string, Stretch>();

/** How far the zone's clock is ahead of UTC at an instant, in ms. @throws RangeError unknown zone. */
export function zoneOffsetMs(timeZone: string, instantMs: number): number {
  const atMs = Math.floor(instantMs / 1000) * 1000;
  const known = stretches.get(timeZone);
  if (known && known.fromMs <= atMs && atMs <= known.toMs) return known.offsetMs;
  const offsetMs = readOffset(timeZone, atMs);
  const isNear = known && known.fromMs - APART_MS <= atMs && atMs <= known.toMs + APART_MS;
  const [fromMs, toMs] =
    isNear && known.offsetMs === offsetMs
      ? [Math.min(known.fromMs, atMs), Math.max(known.toMs, atMs)]
      : [atMs, atMs];
  stretches.set(timeZone, { fromMs, toMs, offsetMs });
  return offsetMs;
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
    if (readOffset(timeZone, middle * 1000) === offsetMs) low = middle;
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

/** @param wholeSecondMs an instant on a whole second */
function readOffset(timeZone: string, wholeSecondMs: number): number {
  // `format` and a regular expression take a quarter of the time of `formatToParts`.
  const fields = FIELDS.exec(formatFor(timeZone).format(wholeSecondMs)) ?? [];
  const [, month = NaN, day = NaN, year = NaN, hour = NaN, minute = NaN, second = NaN] =
    fields.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecondMs;
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
