/** Words what is wrong with a cron pattern so that its author can mend it. */

import { cronNicknames } from '../../shared/cron-nicknames.ts';
import { msg, t } from '../../shared/i18n.ts';

interface Field {
  readonly part: string;
  readonly plural: string;
  readonly min: number;
  readonly max: number;
  /** Largest step. */
  readonly count: number;
  /** Names of the values from `min` on. */
  readonly names?: readonly string[];
  /** Reads what only this part knows. */
  readonly readModifier?: (item: string) => Modified;
}

/** What is left of an item to be read as in any part, null when nothing is. */
type Modified = { readonly rest: string | null } | { readonly problem: string };

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const SECOND: Field = { part: msg('seconds'), plural: msg('Seconds'), min: 0, max: 59, count: 60 };
const DAY: Field = {
  part: msg('day'),
  plural: msg('Days of the month'),
  min: 1,
  max: 31,
  count: 31,
  readModifier: readDay,
};
const FIELDS: readonly Field[] = [
  { part: msg('minute'), plural: msg('Minutes'), min: 0, max: 59, count: 60 },
  { part: msg('hour'), plural: msg('Hours'), min: 0, max: 23, count: 24 },
  DAY,
  { part: msg('month'), plural: msg('Months'), min: 1, max: 12, count: 12, names: MONTHS },
  {
    part: msg('weekday'),
    plural: msg('Weekdays'),
    min: 0,
    max: 7,
    count: 7,
    names: WEEKDAYS,
    readModifier: readWeekday,
  },
];
const NUMBER_WORDS = [
  msg('none'),
  msg('one'),
  msg('two'),
  msg('three'),
  msg('four'),
  'five',
  'six',
  msg('seven'),
  msg('eight'),
  msg('nine'),
];

/**
 * With `cronerMessage` null only what croner would accept or misread is looked for: the number of
 * parts and the nicknames. With croner's message there is a problem, and the answer is a sentence.
 */
export function describePatternProblem(pattern: string, cronerMessage: string): string;
export function describePatternProblem(pattern: string, cronerMessage: null): string | null;
export function describePatternProblem(
  pattern: string,
  cronerMessage: string | null,
): string | null {
  const parts = pattern.trim().split(/\s+/);
  if (parts[0]?.startsWith('@')) return nicknameProblem(parts);
  const foreign = crontabLineProblem(parts);
  if (foreign !== null) return foreign;
  const count = pattern.trim() === '' ? 0 : parts.length;
  if (count !== 5 && count !== 6) {
    const word = NUMBER_WORDS[count] ?? String(count);
    return t(
      'A cron text has five or six parts: minute, hour, day, month, weekday (seconds first when six). This has {count}.',
      { count: t(word) },
    );
  }
  if (cronerMessage === null) return null;
  const fields = count === 6 ? [SECOND, ...FIELDS] : FIELDS;
  for (const [index, field] of fields.entries()) {
    const problem = fieldProblem(parts[index] ?? '', field);
    if (problem !== null) return problem;
  }
  return cleanMessage(cronerMessage);
}

/** A path, or a word that is no weekday. */
const COMMAND = /^[~.]?\/|^(?!sun|mon|tue|wed|thu|fri|sat)[a-z]{4}/i;

/** Of a line of a crontab that was pasted as a whole. */
function crontabLineProblem([first = '', ...others]: readonly string[]): string | null {
  const [, zone] = /^(?:CRON_)?TZ=(.+)$/i.exec(first) ?? [];
  if (zone !== undefined) {
    return t('A time zone is no part of a cron text: choose {zone} as the time zone instead.', {
      zone,
    });
  }
  const command = others.slice(4).find((part) => COMMAND.test(part));
  return command === undefined
    ? null
    : t('A cron text is the times alone; from “{command}” on this is a command.', { command });
}

function nicknameProblem(parts: readonly string[]): string | null {
  const name = (parts[0] ?? '').toLowerCase();
  if (name === '@reboot') {
    return t(
      '@reboot is no time: starting with the computer is a trigger of its own, not a schedule.',
    );
  }
  if (name === '@every')
    return t('@every is an interval, not a cron text: choose an interval instead.');
  if (parts.length > 1) return t('{name} stands alone: remove what follows it.', { name });
  return cronNicknames.includes(name)
    ? null
    : t('{name} is not known. Known are {names}.', { name, names: cronNicknames.join(', ') });
}

/** Looks at one comma-separated part; null leaves the wording to croner. */
function fieldProblem(text: string, field: Field): string | null {
  const items = text.split(',');
  if (field === DAY && items.length > 1 && items.some((item) => /^LW$/i.test(item))) {
    return t('LW stands alone in the day part: other days need a cron text of their own.');
  }
  for (const item of items) {
    const problem = itemProblem(item, field);
    if (problem !== null) return problem;
  }
  return null;
}

function itemProblem(item: string, field: Field): string | null {
  if (item === '') {
    return t('The {part} part “,” lacks a value on one side of a comma.', { part: t(field.part) });
  }
  const modified = field.readModifier?.(item) ?? { rest: item };
  if ('problem' in modified) return modified.problem;
  if (modified.rest === null) return null;
  const [range = '', step, ...others] = modified.rest.split('/');
  if (others.length > 0) return unreadable(item, field);
  return stepProblem(item, range, step, field) ?? rangeProblem(item, range, field);
}

function stepProblem(
  item: string,
  range: string,
  step: string | undefined,
  field: Field,
): string | null {
  if (step === undefined) return null;
  if (!/^\d+$/.test(step) || Number(step) === 0) return t('Steps need a number above 0.');
  if (/^\d+$/.test(range)) {
    return t('A step needs a range before it: {better} instead of {item}.', {
      better: `${range}-${field.max}/${step}`,
      item,
    });
  }
  return Number(step) > field.count
    ? t('The step {step} is too large: {plural} have {count} values.', {
        step,
        plural: t(field.plural),
        count: field.count,
      })
    : null;
}

function rangeProblem(item: string, range: string, field: Field): string | null {
  if (/^[*?]$/.test(range)) return null;
  const ends = range.split('-');
  const values: number[] = [];
  for (const end of ends) {
    const value = toValue(end, field);
    if (value === null) return endProblem(item, end, field);
    if (value < field.min || value > field.max) {
      const { min, max } = field;
      return t('{plural} go from {min} to {max}; this says {value}.', {
        plural: t(field.plural),
        min,
        max,
        value,
      });
    }
    values.push(value);
  }
  const [from = 0, to = from] = values;
  if (values.length > 2) return unreadable(item, field);
  return from > to
    ? t('A range goes from the smaller to the larger number; {range} does not.', { range })
    : null;
}

/** Null for what is neither a number nor a name of the part. */
function toValue(text: string, { names = [], min }: Field): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names.indexOf(text.toUpperCase());
  return index === -1 ? null : index + min;
}

function endProblem(item: string, end: string, field: Field): string {
  const { part, names } = field;
  if (names && /^[a-z]+$/i.test(end)) {
    return t('{value} is no {part}: write {first} to {last}, or a number.', {
      value: end,
      part: t(part),
      first: names[0] ?? '',
      last: names.at(-1) ?? '',
    });
  }
  const wrong = names || field === DAY ? null : /[^\d*?/-]/u.exec(item);
  return wrong
    ? t('The {part} part cannot have “{sign}” in it.', { part: t(part), sign: wrong[0] })
    : unreadable(item, field);
}

function unreadable(item: string, { part }: Field): string {
  return t('The {part} part cannot be “{item}”.', { part: t(part), item });
}

/** `L`, `LW`, `15W`. */
function readDay(item: string): Modified {
  if (/^LW?$/i.test(item)) return { rest: null };
  const nearest = /^(\d+)W$/i.exec(item);
  if (nearest) return { rest: nearest[1] ?? '' };
  if (item.includes('#')) {
    return { problem: t('“#” belongs to the weekday part: MON#2 there is the second Monday.') };
  }
  return /[LW]/i.test(item)
    ? {
        problem: t(
          'The day part has L for the last day, LW for the last weekday and 15W for the weekday nearest to the 15th, but no “{item}”.',
          { item },
        ),
      }
    : { rest: item };
}

/** `FRI#2`, `FRI#L`, `FRIL`, and `+` in front where the day has to fit as well. */
function readWeekday(item: string): Modified {
  const [, weekday = '', nth, last] = /^\+?(.*?)(?:#(.*)|(L))?$/i.exec(item) ?? [];
  if (nth !== undefined && !/^([1-5]|L)$/i.test(nth)) {
    return {
      problem: t('A month has #1 to #5 of a weekday, and #L for its last, but no “{item}”.', {
        item,
      }),
    };
  }
  if (weekday !== '') return { rest: weekday };
  return {
    problem:
      last === undefined
        ? t('The weekday part lacks a weekday in “{item}”.', { item })
        : t(
            'L needs a weekday in front: FRI#L is the last Friday. In the day part it is the last day.',
          ),
  };
}

function cleanMessage(message: string): string {
  const text = message
    .replace(/^CronPattern:\s*/, '')
    .replace(/^Syntax error,\s*/, '')
    .replace(/\.?\s*$/, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
