/** Definitions as people write them: defaults left out, durations in words, other tasks by name. */

import { isDeepStrictEqual } from 'node:util';

import { parseDuration } from '../../shared/duration.ts';
import { AppError } from '../../shared/errors.ts';
import { unexpected } from '../../shared/parse.ts';
import { phrase } from '../../shared/phrase.ts';
import { type Task, type TaskId, type TaskInput, taskInputSchema } from '../../shared/task.ts';

export type Fields = { [name: string]: unknown };

/** A task of a definition file: the name, and which of several that share it, from 1. */
export interface TaskReference {
  readonly name: string;
  readonly nth: number;
}

/** Maps of the user's own names, in which nothing is put in other words. */
const OWN_NAMES = new Set(['env', 'headers', 'config']);
/** Where it is a moment, and not a duration. */
const MOMENTS = new Set(['anchorMs']);
const UNITS_MS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

const blank = taskInputSchema.parse({ name: 'x', action: { kind: 'command', command: 'x' } });

/** The plain form of a task. @param referTo how a file names another task; null for none that it can */
export function toForm(input: TaskInput, referTo: (taskId: TaskId) => unknown): Fields {
  const own = Object.entries(input).filter(
    ([name, value]) => !isDeepStrictEqual(value, blank[name as keyof TaskInput]),
  );
  const fields = toWords(withoutNull(Object.fromEntries(own) as Fields)) as Fields;
  const triggers = input.triggers.flatMap((trigger) => {
    const form = toWords(withoutNull({ ...trigger })) as Fields;
    if (trigger.kind !== 'after') return [form];
    const { taskIds: _, ...rest } = form;
    const tasks = trigger.taskIds.map(referTo).filter((reference) => reference !== null);
    return tasks.length === 0 ? [] : [{ ...rest, tasks }];
  });
  const { triggers: _triggers, ...others } = fields;
  return triggers.length === 0 ? others : { ...others, triggers };
}

/** The opposite of `toForm`, not yet checked. @param resolve finds the task that a file names */
export function fromForm(form: Fields, resolve: (reference: unknown) => TaskId): Fields {
  const fields = fromWords(form) as Fields;
  const triggers = fields['triggers'];
  if (!Array.isArray(triggers)) return fields;
  const resolved = triggers.map((trigger: unknown) => {
    if (!isFields(trigger) || trigger['kind'] !== 'after' || !Array.isArray(trigger['tasks'])) {
      return trigger;
    }
    const { tasks, ...rest } = trigger;
    return { ...rest, taskIds: (tasks as unknown[]).map(resolve) };
  });
  return { ...fields, triggers: resolved };
}

/** How a file names a task: by its name, and by its place where others have the same one. */
export function referenceTo(
  task: Pick<Task, 'id' | 'name'>,
  tasks: readonly Pick<Task, 'id' | 'name'>[],
): unknown {
  const same = tasks.filter(({ name }) => name === task.name).map(({ id }) => id);
  if (same.length < 2) return task.name;
  return { name: task.name, nth: same.sort((a, b) => a - b).indexOf(task.id) + 1 };
}

/** Null for what is no reference. */
export function readReference(value: unknown): TaskReference | null {
  if (typeof value === 'string') return { name: value, nth: 1 };
  if (!isFields(value) || typeof value['name'] !== 'string') return null;
  const nth = value['nth'] ?? 1;
  return Number.isInteger(nth) && Number(nth) > 0
    ? { name: value['name'], nth: Number(nth) }
    : null;
}

/**
 * A null stands for what is left out, except in lists and in maps of the user's own. An absent
 * field of a schema is its default, and each default that could be null is.
 */
function withoutNull(fields: Fields): Fields {
  const kept = Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    if (value === null && !NULL_MATTERS.has(name)) return [];
    return [[name, isFields(value) && !OWN_NAMES.has(name) ? withoutNull(value) : value]];
  });
  return Object.fromEntries(kept);
}

/** Fields whose default is something else. */
const NULL_MATTERS = new Set(['minSizeRatio']);

function toWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWords);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]): [string, unknown] => {
      if (OWN_NAMES.has(name)) return [name, part];
      if (isDuration(name) && typeof part === 'number') return [wordFor(name), durationText(part)];
      return [name, toWords(part)];
    }),
  );
}

function fromWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWords);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]): [string, unknown] => {
      if (OWN_NAMES.has(name)) return [name, part];
      const field = DURATION_FIELDS.get(name);
      if (field === undefined) return [name, fromWords(part)];
      return [field, fromWord(part)];
    }),
  );
}

/** Of a number alone nobody knows what it counts. */
function fromWord(value: unknown): unknown {
  if (typeof value === 'string') return parseDuration(value) ?? value;
  return typeof value === 'number' && value !== 0 ? `${value} without a unit` : value;
}

/**
 * Call before `fromForm`, after which a duration has another name.
 *
 * @throws AppError `invalid_input`, whose field is that of the definition
 */
export function checkDurations(form: Fields): void {
  const found = findNoDuration(form);
  if (!found) return;
  const { wording } = unexpected(found.words.join('.'), A_DURATION, found.value);
  throw new AppError('invalid_input', wording, { field: found.words.map(fieldOfWord).join('.') });
}

const A_DURATION = phrase('a duration like `90s`, `5m`, `1h 30m` or `2d`');

interface Misfit {
  /** The way to it, in the words of the file. */
  readonly words: readonly string[];
  readonly value: unknown;
}

function findNoDuration(value: unknown, words: readonly string[] = []): Misfit | null {
  if (!isFields(value) && !Array.isArray(value)) return null;
  for (const [name, part] of Object.entries(value) as [string, unknown][]) {
    const here = [...words, name];
    if (OWN_NAMES.has(name)) continue;
    if (DURATION_FIELDS.has(name) && isNoDuration(part)) return { words: here, value: part };
    const found = findNoDuration(part, here);
    if (found) return found;
  }
  return null;
}

function isNoDuration(value: unknown): boolean {
  return typeof value === 'string' ? parseDuration(value) === null : Boolean(value);
}

function isDuration(name: string): boolean {
  return /(Ms$|^ms$)/.test(name) && !MOMENTS.has(name);
}

const SPECIAL_WORDS: Readonly<Record<string, string>> = { ms: 'wait', jitterMs: 'randomDelay' };

/** `timeoutMs` reads `timeout`. */
function wordFor(name: string): string {
  return SPECIAL_WORDS[name] ?? name.replace(/Ms$/, '');
}

const DURATION_FIELDS: ReadonlyMap<string, string> = new Map(
  [
    'maxLatenessMs',
    'delayMs',
    'maxDelayMs',
    'idleMs',
    'ms',
    'timeoutMs',
    'graceMs',
    'freshnessMs',
    'everyMs',
    'jitterMs',
    'settleMs',
    'maxAgeMs',
  ].map((name) => [wordFor(name), name]),
);

/** A field that is there by both of its names, of which one would be passed over; null for none. */
export function findTwice(value: unknown): Twice | null {
  if (!isFields(value) && !Array.isArray(value)) return null;
  for (const [word, field] of BOTH_NAMES) {
    if (Object.hasOwn(value, word) && Object.hasOwn(value, field))
      return { word, field, path: field };
  }
  for (const [name, part] of Object.entries(value)) {
    const found = OWN_NAMES.has(name) ? null : findTwice(part);
    if (found) return { ...found, path: `${name}.${found.path}` };
  }
  return null;
}

export interface Twice {
  readonly word: string;
  readonly field: string;
  /** Dotted, as in an AppError. */
  readonly path: string;
}

const BOTH_NAMES = [...DURATION_FIELDS, ['tasks', 'taskIds']] as const;

/** The name of a field in the definition: `timeout` is `timeoutMs`. */
export function fieldOfWord(word: string): string {
  return DURATION_FIELDS.get(word) ?? word;
}

/** `1h 30m`: exact. */
export function durationText(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  const parts = UNITS_MS.flatMap(([unit, unitMs]) => {
    const amount = Math.floor(rest / unitMs);
    rest -= amount * unitMs;
    return amount > 0 ? [`${amount}${unit}`] : [];
  });
  return parts.join(' ');
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
