/** Turns wall-clock times of a zone into instants and back, with the offsets of `Intl`. */

const DAY_MS = 86_400_000;

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

/**
 * Instant of a wall-clock time, given as if it were UTC. A time that comes twice is the first one;
 * a time that does not exist becomes the first one after the gap. That is cron's rule.
 */
export function wallClockToInstant(timeZone: string, wallClockMs: number): number {
  const before = zoneOffsetMs(timeZone, wallClockMs - DAY_MS);
  const after = zoneOffsetMs(timeZone, wallClockMs + DAY_MS);
  const instants = [before, after]
    .map((offset) => wallClockMs - offset)
    .filter((instant) => instant + zoneOffsetMs(timeZone, instant) === wallClockMs);
  if (instants.length > 0) return Math.min(...instants);
  return firstInstantWithOffset(timeZone, after, wallClockMs - DAY_MS, wallClockMs + DAY_MS);
}

/** Halves the span around the one change in it, down to a second. */
function firstInstantWithOffset(
  timeZone: string,
  offset: number,
  fromMs: number,
  toMs: number,
): number {
  let [low, high] = [fromMs, toMs];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (zoneOffsetMs(timeZone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
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
