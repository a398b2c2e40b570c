/** What to write under a field that was filled in wrongly. */

import { get } from 'react-hook-form';

import type { TaskFormValues } from './task-form-values.ts';

type Sentence = string | ((value: string, expectation: string) => string);

const needs = (expectation: string) => `This needs ${expectation}.`;
const number =
  (from: number, to: number, what: string): Sentence =>
  (value) =>
    value.trim() === ''
      ? `Write a whole number from ${from} to ${to}.`
      : `${what} from ${from} to ${to}; this says ${value.trim()}.`;

/** By the last name in the field's path. */
const sentences: Readonly<Record<string, Sentence>> = {
  name: (value, expectation) =>
    value.trim() === '' ? 'Give the task a name.' : needs(expectation),
  command: (value, expectation) =>
    value.trim() === '' ? 'Write the command to run.' : needs(expectation),
  scriptPath: (value, expectation) =>
    value.trim() === '' ? 'Choose the script file to run.' : needs(expectation),
  minute: number(0, 59, 'Minutes go'),
  times: 'Write times from 00:00 to 23:59, like 14:30; each needs one.',
  weekdays: 'Choose at least one day.',
  monthDays: 'Choose at least one day.',
  everyAmount: 'Write a number; the shortest interval is 1 second, the longest 366 days.',
  onceDate: 'Choose a day.',
  onceTime: 'Write a time from 00:00 to 23:59, like 14:30.',
  pattern: (value, expectation) =>
    value.trim() === '' ? 'Write a cron text like 30 2 * * *' : needs(expectation),
  timeZone: 'Choose a time zone from the list.',
  timeout: 'Write a duration like 30 s, 5 m or 1 h 30 m, at most 24 days. Empty means no limit.',
  grace: 'Write a duration from 0 s to 1 h, like 10 s.',
  successExitCodes: 'Write exit codes from 0 to 255, like 0, 3.',
  maxInstances: number(2, 64, 'Runs at the same time go'),
  priority: number(-10, 10, 'Priority goes'),
  nice: number(0, 19, 'Niceness goes'),
  notes: 'Notes hold at most 20,000 characters.',
  tags: 'At most 20 tags, each of at most 40 characters.',
};

/** @param expectation As the schema words it: "a whole number from 0 to 59". */
export function sentenceFor(field: string, expectation: string, values: TaskFormValues): string {
  if (/^env\.\d+\.name$/.test(field)) {
    return 'A name starts with a letter or _ and goes on with letters, digits and _.';
  }
  const sentence = sentences[field.slice(field.lastIndexOf('.') + 1)];
  if (sentence === undefined) return needs(expectation);
  if (typeof sentence === 'string') return sentence;
  const value: unknown = get(values, field);
  return sentence(typeof value === 'string' ? value : '', expectation);
}
