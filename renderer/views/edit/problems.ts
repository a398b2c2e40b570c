/** What is wrong with a task that is being written: a sentence for each field of the form. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { expectationIn } from '../../../electron/shared/parse.ts';
import { phrase, say, type Wording } from '../../../electron/shared/phrase.ts';
import { type TaskInput, taskInputSchema } from '../../../electron/shared/task.ts';
import type { TaskForm } from './form-state.ts';
import { interpreterOf } from './script-languages.ts';

/** By the field's name in the form: `name`, `action.command`, `env.2`, `schedules.0.times.1`. */
export type Problems = ReadonlyMap<string, string>;

/** Where the schema's own words speak of the stored form instead of what is typed. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^timeoutMs$/, msg('Enter a duration like 30s, 5m or 1h 30m, at most 24 days.')],
  [/^graceMs$/, msg('Enter a duration like 10s or 2m, at most 1 hour.')],
  [/^schedules\.\d+\.jitterMs$/, msg('Enter a duration like 10s or 2m, at most 24h.')],
  [
    /^(retry\.(delayMs|maxDelayMs)|conditions\.(idleMs|deadline)|success\.outputFile\.maxAgeMs|maxLatenessMs|freshnessMs|triggers\.\d+\.settleMs)$/,
    msg('Enter a duration like 30s, 5m or 1h 30m.'),
  ],
  [/^retry\.jitter$/, msg('Enter a number from 0 to 100.')],
  [/^success\.outputFile\.minSizeRatio$/, msg('Enter a number from 0 to 100.')],
  [/^action\.config$/, msg('Enter an object in JSON, like \'{\'"folder": "/data"\'}\'.')],
  [/^triggers\.\d+\.taskIds$/, msg('Choose at least one task.')],
  [/^successExitCodes$/, msg('Enter exit codes from 0 to 255, like 0, 3.')],
  [
    /^schedules\.\d+\.everyMs$/,
    msg('Enter a number above 0: at least 1 second, at most 366 days.'),
  ],
  [/^schedules\.\d+\.minute$/, msg('Minutes go from 0 to 59.')],
  [/^schedules\.\d+\.anchorMs$/, msg('Enter a date and a time.')],
  [/^schedules\.\d+\.days$/, msg('Choose at least one day.')],
  [/^schedules\.\d+\.times$/, msg('Add a time of day, at most 24.')],
];

export function findProblems(draft: TaskInput, form: TaskForm): Problems {
  const problems = new Map<string, string>([...repeatedNames(form), ...scriptProblems(form)]);
  for (const issue of taskInputSchema.safeParse(draft).error?.issues ?? []) {
    const field = fieldOf(issue.path.map(String), form);
    if (!problems.has(field)) problems.set(field, sentenceFor(field, expectationIn(issue)));
  }
  return problems;
}

/** The form's field that shows what is at a path of the task. */
export function fieldOf(path: readonly string[], form: TaskForm): string {
  const [first = '', second = '', third] = path;
  switch (first) {
    case 'env': {
      const row = form.env.findIndex(
        ({ name, value }) => name.trim() === second && (second !== '' || value !== ''),
      );
      return `env.${Math.max(0, row)}`;
    }
    case 'schedules':
      if (third === 'weekdays') return `schedules.${second}.days`;
      return path.slice(0, third === 'times' ? 4 : 3).join('.');
    case 'triggers':
    case 'blackouts':
    case 'parameters':
      return path.slice(0, 3).join('.');
    case 'action':
    case 'retry':
    case 'conditions':
    case 'alerts':
      return path.slice(0, 2).join('.');
    case 'success':
      return path.slice(0, second === 'outputFile' ? 3 : 2).join('.');
    default:
      return first;
  }
}

function sentenceFor(field: string, expected: Wording): string {
  const [, sentence] = SENTENCES.find(([pattern]) => pattern.test(field)) ?? [];
  return sentence === undefined ? say(phrase('Enter {expected}.', { expected })) : t(sentence);
}

/** Without its first line, a script would be taken for commands of the shell. */
function scriptProblems(form: TaskForm): [string, string][] {
  const isWritten = form.actionKind === 'script' && form.scriptFrom === 'text';
  return isWritten && interpreterOf(form.scriptText) === null
    ? [['action.command', t('Begin with the interpreter, like #!/usr/bin/env python3.')]]
    : [];
}

function repeatedNames(form: TaskForm): [string, string][] {
  const seen = new Set<string>();
  return form.env.flatMap(({ name }, at): [string, string][] => {
    const isRepeated = name.trim() !== '' && seen.has(name.trim());
    seen.add(name.trim());
    return isRepeated ? [[`env.${at}`, t('{name} is already there.', { name: name.trim() })]] : [];
  });
}
