/** What an edit of a task changed, field by field, and the words for it. */

import { formatDuration } from './duration.ts';
import { formatBytes } from './format-bytes.ts';
import { t } from './i18n.ts';
import type { Schedule } from './schedule.ts';
import { fieldLabel } from './task-labels.ts';
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
  const label = fieldLabel(field);
  const words = (value: unknown) => valueWords(field, value, describeSchedules);
  if (field === 'enabled') return after === true ? t('Switched on') : t('Switched off');
  if (typeof after === 'boolean') {
    return after
      ? t('{field} switched on', { field: label })
      : t('{field} switched off', { field: label });
  }
  if (isAbsent(before)) return t('{field} set to {value}', { field: label, value: words(after) });
  if (isAbsent(after)) return t('{field} removed', { field: label });
  return t('{field} changed from {before} to {after}', {
    field: label,
    before: words(before),
    after: words(after),
  });
}

/** Nothing is set there. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A value as a sentence names it: "5 m", "Every day at 02:00", "`true`", "none". */
export function valueWords(
  field: string,
  value: unknown,
  describeSchedules: (schedules: readonly Schedule[]) => string,
): string {
  if (field === 'schedules') return describeSchedules(value as readonly Schedule[]);
  if (typeof value === 'number' && field.endsWith('Ms')) return formatDuration(value);
  if (typeof value === 'number' && field.endsWith('Bytes')) return formatBytes(value);
  if (Array.isArray(value) && value.length === 0) return t('none');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text}\``;
}
