/** The values that each part of a cron text names, for targets that want them one by one. */

import { plainForm } from '../../shared/cron-nicknames.ts';

/** Null is every value. */
export interface CronFields {
  readonly minutes: readonly number[] | null;
  readonly hours: readonly number[] | null;
  readonly days: readonly number[] | null;
  readonly months: readonly number[] | null;
  /** 0 is Sunday. */
  readonly weekdays: readonly number[] | null;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** Null for seconds, and for days that are counted from a month's end or by weeks. */
export function readCronFields(pattern: string): CronFields | null {
  const parts = plainForm(pattern).split(/\s+/);
  if (parts.length !== 5) return null;
  const [minutes, hours, days, months, weekdays] = [
    values(parts[0], 0, 59, []),
    values(parts[1], 0, 23, []),
    values(parts[2], 1, 31, []),
    values(parts[3], 1, 12, MONTHS),
    values(parts[4], 0, 7, WEEKDAYS),
  ];
  const all = [minutes, hours, days, months, weekdays];
  if (all.includes(undefined)) return null;
  const sevenIsZero = weekdays?.map((day) => day % 7) ?? null;
  return {
    minutes: minutes ?? null,
    hours: hours ?? null,
    days: days ?? null,
    months: months ?? null,
    weekdays: sevenIsZero && [...new Set(sevenIsZero)].sort((a, b) => a - b),
  };
}

/** Null for a wildcard, undefined for what only some crons read. */
function values(
  field = '',
  min: number,
  max: number,
  names: readonly string[],
): readonly number[] | null | undefined {
  if (field === '*' || field === '?') return null;
  const found = new Set<number>();
  for (const part of field.toLowerCase().split(',')) {
    const [, first, last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (first === undefined) return undefined;
    const toNumber = (word: string) =>
      names.includes(word) ? names.indexOf(word) + (names === MONTHS ? 1 : 0) : Number(word);
    // As the end of a range Sunday is the 7th.
    const toEnd = (word: string) => (word === 'sun' ? 7 : toNumber(word));
    const from = first === '*' ? min : toNumber(first);
    const to = first === '*' ? max - (max === 7 ? 1 : 0) : last === undefined ? from : toEnd(last);
    if (!(from >= min && to <= max && from <= to) || Number(step ?? 1) < 1) return undefined;
    for (let value = from; value <= to; value += Number(step ?? 1)) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}
