/** What an edit of a task changed, field by field, and the words for it. */

import { formatDuration } from './duration.ts';
import type { Schedule } from './schedule.ts';
import type { TaskInput } from './task.ts';

export interface FieldChange {
  /** Dotted path in the definition: `action.command`, `retry.delayMs`, `env.PATH`. */
  readonly field: string;
  /** Undefined where it was not there: a variable that was added. */
  readonly before: unknown;
  readonly after: unknown;
}

/** One edit of a task as its history shows it. */
export interface TaskRevisionSummary {
  readonly revision: number;
  readonly createdAtMs: number;
  /** Against the revision before; empty for the first. */
  readonly changes: readonly (FieldChange & { readonly sentence: string })[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Groups of fields are compared field by field, lists as a whole; in the order of the definition. */
export function diffTask(before: TaskInput, after: TaskInput): readonly FieldChange[] {
  return diffFields({ ...before }, { ...after }, '');
}

function diffFields(before: Fields, after: Fields, path: string): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.flatMap((name) => diffValue(before[name], after[name], `${path}${name}`));
}

function diffValue(before: unknown, after: unknown, field: string): readonly FieldChange[] {
  if (isGroup(before) && isGroup(after) && before['kind'] === after['kind']) {
    return diffFields(before, after, `${field}.`);
  }
  return isEqual(before, after) ? [] : [{ field, before, after }];
}

function isGroup(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of values that JSON has. */
function isEqual(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((value, at) => isEqual(value, after[at]));
  }
  return isGroup(before) && isGroup(after) && diffFields(before, after, '').length === 0;
}

/** What the editor calls a field, where that is not its own name in words. */
const LABELS: Readonly<Record<string, string>> = {
  action: 'What it does',
  'action.command': 'Command',
  'action.path': 'File',
  'action.args': 'Arguments',
  cwd: 'Folder',
  envFile: '.env file',
  schedules: 'Schedule',
  overlapPolicy: 'Still running when due',
  misfirePolicy: 'Computer off when due',
  maxInstances: 'Most runs at a time',
  maxCatchUps: 'Most runs caught up',
  maxLatenessMs: 'Latest start',
  timeoutMs: 'Time limit',
  graceMs: 'Time to end by itself',
  stopWithApp: 'Ends with CronPilot',
  successExitCodes: 'Exit codes of success',
  freshnessMs: 'Success expected every',
};
const LONGEST_TEXT = 80;

/**
 * "Command changed from `true` to `false`".
 *
 * @param describeSchedules says in words when schedules fire
 */
export function changeSentence(
  { field, before, after }: FieldChange,
  describeSchedules: (schedules: readonly Schedule[]) => string,
): string {
  const label = labelOf(field);
  const words = (value: unknown): string =>
    field === 'schedules'
      ? describeSchedules(value as readonly Schedule[])
      : valueWords(field, value);
  if (typeof after === 'boolean') return `${label} switched ${after ? 'on' : 'off'}`;
  if (isAbsent(before)) return `${label} set to ${words(after)}`;
  if (isAbsent(after)) return `${label} removed`;
  return `${label} changed from ${words(before)} to ${words(after)}`;
}

/** `env.PATH` reads "Variable PATH", `conditions.mainsPower` reads "Mains power". */
function labelOf(field: string): string {
  const label = LABELS[field];
  if (label !== undefined) return label;
  const [group, ...rest] = field.split('.');
  if (group === 'env' && rest.length > 0) return `Variable ${rest.join('.')}`;
  const name = (rest.length > 0 ? rest.join(' ') : field).replace(/Ms$/, '');
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function valueWords(field: string, value: unknown): string {
  if (typeof value === 'number' && field.endsWith('Ms')) return formatDuration(value);
  if (Array.isArray(value) && value.length === 0) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text}\``;
}
