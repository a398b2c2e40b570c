import * as z from 'zod';
import { afterEach, describe, expect, test } from 'vitest';

import { AppError, toErrorPayload } from '../../electron/shared/errors.ts';
import { setLocale } from '../../electron/shared/i18n.ts';
import { german } from '../../electron/shared/locales/de.ts';
import { parseOrThrow } from '../../electron/shared/parse.ts';
import { phrase } from '../../electron/shared/phrase.ts';
import { taskInputSchema } from '../../electron/shared/task.ts';

afterEach(() => setLocale('en'));

const command = { kind: 'command', command: 'true' };

/** The refusal of a task: its message, and what its reader is told in German. */
function refusalOf(change: object): readonly [string, string] {
  setLocale('de', german);
  try {
    parseOrThrow(taskInputSchema, { name: 'x', action: command, ...change });
  } catch (error) {
    return [(error as AppError).message, toErrorPayload(error).message];
  }
  throw new Error('Expected a refusal');
}

describe('an error', () => {
  test('has an English message, and is told in the language that is spoken then', () => {
    setLocale('de', german);
    const error = new AppError('not_found', phrase('There is no run {runId}.', { runId: 7 }));
    expect(error.message).toBe('There is no run 7.');
    expect(toErrorPayload(error).message).toBe('Es gibt keinen Lauf 7.');
    setLocale('en');
    expect(toErrorPayload(error).message).toBe('There is no run 7.');
  });

  test('that is a bug says in either language no more than that', () => {
    setLocale('de', german);
    expect(toErrorPayload(new Error('/home/x')).message).toBe(
      'In CronPilot ist etwas schiefgegangen. Näheres steht in seinem eigenen Protokoll.',
    );
  });
});

describe('what a schema refuses is told in German', () => {
  test.for([
    [
      { timeoutMs: -5 },
      'Expected `timeoutMs` to be a whole number of ms above 0 (at most 24 days), got `-5`',
      'Erwartet für `timeoutMs`: eine ganze Zahl von ms über 0 (höchstens 24 Tage), angegeben ist `-5`',
    ],
    [
      { name: 'x'.repeat(201) },
      `Expected \`name\` to be a name of at most 200 characters, got \`${'x'.repeat(60)}… (201 characters)\``,
      `Erwartet für \`name\`: ein Name mit höchstens 200 Zeichen, angegeben ist \`${'x'.repeat(60)}… (201 Zeichen)\``,
    ],
    [
      { notes: 'x'.repeat(20_001) },
      expect.stringContaining('notes of at most 20,000 characters, got'),
      expect.stringContaining('Notizen mit höchstens 20.000 Zeichen, angegeben ist'),
    ],
    [
      { name: undefined },
      'Expected `name` to be a name, got nothing',
      'Erwartet für `name`: ein Name, angegeben ist nichts',
    ],
    [
      { colour: 'red' },
      'Expected the request to be without unknown fields, got `colour`',
      'Erwartet für die Anfrage: keine unbekannten Felder, angegeben ist `colour`',
    ],
    [
      { env: { 'MY PASS': 'hunter2' } },
      'Expected `env.MY PASS` to be a variable name like BACKUP_DIR, got `MY PASS`',
      'Erwartet für `env.MY PASS`: ein Variablenname wie BACKUP_DIR, angegeben ist `MY PASS`',
    ],
    [
      { parameters: [{ name: 'x', type: 'choice', choices: Array(101).fill('x') }] },
      expect.stringContaining('Expected `parameters.0.choices` to be a list of at most 100, got'),
      expect.stringContaining(
        'Erwartet für `parameters.0.choices`: eine Liste mit höchstens 100 Einträgen',
      ),
    ],
    [
      { overlapPolicy: 'never' },
      'Expected `overlapPolicy` to be one of skip, queue, replace, allow, got `never`',
      'Erwartet für `overlapPolicy`: eines von skip, queue, replace, allow, angegeben ist `never`',
    ],
  ] as const)('%#', ([change, english, told]) => {
    expect(refusalOf(change)).toEqual([english, told]);
  });

  test('each expectation of a task has words in German', () => {
    // Zod's own words are the ones without: they are worded where they are read.
    const unworded = expectationsIn(taskInputSchema).filter((text) => german[text] === undefined);
    expect(unworded.filter((text) => !/\d|one of/.test(text))).toEqual([]);
  });
});

/** What the schema says of values of a wrong kind, field by field. */
function expectationsIn(schema: typeof taskInputSchema): readonly string[] {
  const wrong = Object.fromEntries(Object.keys(schema.shape).map((field) => [field, Symbol('x')]));
  const { error } = schema.safeParse(wrong);
  return (error as z.ZodError).issues
    .filter(({ message }) => !message.startsWith('Invalid'))
    .map(({ message }) => message);
}
