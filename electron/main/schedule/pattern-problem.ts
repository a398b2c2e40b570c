/** Words what is wrong with a cron pattern so that its author can mend it. */

interface Field {
  readonly part: string;
  readonly plural: string;
  readonly min: number;
  readonly max: number;
}

const SECOND: Field = { part: 'seconds', plural: 'Seconds', min: 0, max: 59 };
const FIELDS: readonly Field[] = [
  { part: 'minute', plural: 'Minutes', min: 0, max: 59 },
  { part: 'hour', plural: 'Hours', min: 0, max: 23 },
  { part: 'day', plural: 'Days of the month', min: 1, max: 31 },
  { part: 'month', plural: 'Months', min: 1, max: 12 },
  { part: 'weekday', plural: 'Weekdays', min: 0, max: 7 },
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
  for (const item of text.split(',')) {
    const problem = itemProblem(item, field);
    if (problem !== null) return problem;
  }
  return null;
}

function itemProblem(item: string, field: Field): string | null {
  if (item === '') return `The ${field.part} part “,” lacks a value on one side of a comma.`;
  const [range = '', step] = item.split('/');
  if (step !== undefined) {
    if (!/^\d+$/.test(step) || Number(step) === 0) return 'Steps need a number above 0.';
    if (/^\d+$/.test(range)) {
      return `A step needs a range before it: ${range}-${field.max}/${step} instead of ${item}.`;
    }
    const size = field.max - field.min + 1;
    if (Number(step) > size)
      return `The step ${step} is too large: ${field.plural} have ${size} values.`;
  }
  const numbers = range.match(/^(\d+)(?:-(\d+))?$/);
  if (!numbers) return characterProblem(item, field);
  const [from, to] = [Number(numbers[1]), Number(numbers[2] ?? numbers[1])];
  for (const value of [from, to]) {
    if (value < field.min || value > field.max) {
      return `${field.plural} go from ${field.min} to ${field.max}; this says ${value}.`;
    }
  }
  return from > to
    ? `A range goes from the smaller to the larger number; ${range} does not.`
    : null;
}

/** Only the two parts before the day take nothing but numbers; croner judges the others. */
function characterProblem(item: string, field: Field): string | null {
  if (field.max !== 59 && field.max !== 23) return null;
  const wrong = /[^\d*?/-]/.exec(item);
  return wrong ? `The ${field.part} part cannot have “${wrong[0]}” in it.` : null;
}

function cleanMessage(message: string): string {
  const text = message
    .replace(/^CronPattern:\s*/, '')
    .replace(/^Syntax error,\s*/, '')
    .replace(/\.?\s*$/, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
