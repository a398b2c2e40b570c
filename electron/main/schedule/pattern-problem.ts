/** Words what is wrong with a cron pattern so that its author can mend it. */

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

const SECOND: Field = { part: 'seconds', plural: 'Seconds', min: 0, max: 59, count: 60 };
const DAY: Field = {
  part: 'day',
  plural: 'Days of the month',
  min: 1,
  max: 31,
  count: 31,
  readModifier: readDay,
};
const FIELDS: readonly Field[] = [
  { part: 'minute', plural: 'Minutes', min: 0, max: 59, count: 60 },
  { part: 'hour', plural: 'Hours', min: 0, max: 23, count: 24 },
  DAY,
  { part: 'month', plural: 'Months', min: 1, max: 12, count: 12, names: MONTHS },
  {
    part: 'weekday',
    plural: 'Weekdays',
    min: 0,
    max: 7,
    count: 7,
    names: WEEKDAYS,
    readModifier: readWeekday,
  },
];
const NICKNAMES = ['@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually'];
const NUMBER_WORDS = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
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
  const count = pattern.trim() === '' ? 0 : parts.length;
  if (count !== 5 && count !== 6) {
    const word = NUMBER_WORDS[count] ?? String(count);
    return `A cron text has five or six parts: minute, hour, day, month, weekday (seconds first when six). This has ${word}.`;
  }
  if (cronerMessage === null) return null;
  const fields = count === 6 ? [SECOND, ...FIELDS] : FIELDS;
  for (const [index, field] of fields.entries()) {
    const problem = fieldProblem(parts[index] ?? '', field);
    if (problem !== null) return problem;
  }
  return cleanMessage(cronerMessage);
}

function nicknameProblem(parts: readonly string[]): string | null {
  const name = (parts[0] ?? '').toLowerCase();
  if (name === '@reboot') {
    return '@reboot is no time: starting with the computer is a trigger of its own, not a schedule.';
  }
  if (name === '@every')
    return '@every is an interval, not a cron text: choose an interval instead.';
  if (parts.length > 1) return `${name} stands alone: remove what follows it.`;
  return NICKNAMES.includes(name)
    ? null
    : `${name} is not known. Known are ${NICKNAMES.join(', ')}.`;
}

/** Looks at one comma-separated part; null leaves the wording to croner. */
function fieldProblem(text: string, field: Field): string | null {
  const items = text.split(',');
  if (field === DAY && items.length > 1 && items.some((item) => /^LW$/i.test(item))) {
    return 'LW stands alone in the day part: other days need a cron text of their own.';
  }
  for (const item of items) {
    const problem = itemProblem(item, field);
    if (problem !== null) return problem;
  }
  return null;
}

function itemProblem(item: string, field: Field): string | null {
  if (item === '') return `The ${field.part} part “,” lacks a value on one side of a comma.`;
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
  if (!/^\d+$/.test(step) || Number(step) === 0) return 'Steps need a number above 0.';
  if (/^\d+$/.test(range)) {
    return `A step needs a range before it: ${range}-${field.max}/${step} instead of ${item}.`;
  }
  return Number(step) > field.count
    ? `The step ${step} is too large: ${field.plural} have ${field.count} values.`
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
      return `${field.plural} go from ${field.min} to ${field.max}; this says ${value}.`;
    }
    values.push(value);
  }
  const [from = 0, to = from] = values;
  if (values.length > 2) return unreadable(item, field);
  return from > to
    ? `A range goes from the smaller to the larger number; ${range} does not.`
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
    return `${end} is no ${part}: write ${names[0]} to ${names.at(-1)}, or a number.`;
  }
  const wrong = names || field === DAY ? null : /[^\d*?/-]/.exec(item);
  return wrong ? `The ${part} part cannot have “${wrong[0]}” in it.` : unreadable(item, field);
}

function unreadable(item: string, { part }: Field): string {
  return `The ${part} part cannot be “${item}”.`;
}

/** `L`, `LW`, `15W`. */
function readDay(item: string): Modified {
  if (/^LW?$/i.test(item)) return { rest: null };
  const nearest = /^(\d+)W$/i.exec(item);
  if (nearest) return { rest: nearest[1] ?? '' };
  if (item.includes('#')) {
    return { problem: '“#” belongs to the weekday part: MON#2 there is the second Monday.' };
  }
  return /[LW]/i.test(item)
    ? {
        problem: `The day part has L for the last day, LW for the last weekday and 15W for the weekday nearest to the 15th, but no “${item}”.`,
      }
    : { rest: item };
}

/** `FRI#2`, `FRI#L`, `FRIL`, and `+` in front where the day has to fit as well. */
function readWeekday(item: string): Modified {
  const [, weekday = '', nth, last] = /^\+?(.*?)(?:#(.*)|(L))?$/i.exec(item) ?? [];
  if (nth !== undefined && !/^([1-5]|L)$/i.test(nth)) {
    return { problem: `A month has #1 to #5 of a weekday, and #L for its last, but no “${item}”.` };
  }
  if (weekday !== '') return { rest: weekday };
  return {
    problem:
      last === undefined
        ? `The weekday part lacks a weekday in “${item}”.`
        : 'L needs a weekday in front: FRI#L is the last Friday. In the day part it is the last day.',
  };
}

function cleanMessage(message: string): string {
  const text = message
    .replace(/^CronPattern:\s*/, '')
    .replace(/^Syntax error,\s*/, '')
    .replace(/\.?\s*$/, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
