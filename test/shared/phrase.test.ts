import { afterEach, expect, test } from 'vitest';

import {
  currentLocale,
  followLocale,
  inEnglish,
  setLocale,
  t,
} from '../../electron/shared/i18n.ts';
import { german } from '../../electron/shared/locales/de.ts';
import { phrase, say, sayEnglish } from '../../electron/shared/phrase.ts';
import { because, reasonOf } from '../../electron/shared/reason.ts';

afterEach(() => setLocale('en'));

const nowMs = new Date(2026, 10, 24, 14, 30).getTime();
const later = new Date(2026, 10, 25, 2, 0).getTime();
const waits = phrase('Waits for {wanted}, no later than {when}.', {
  wanted: {
    all: [
      phrase('mains power'),
      phrase('the computer to be idle for {duration}', { duration: { durationMs: 300_000 } }),
    ],
  },
  when: { momentMs: later, nowMs },
});

test('a phrase is said in the language of the moment, with its dates, figures and parts', () => {
  expect(say(waits)).toBe(
    'Waits for mains power and the computer to be idle for 5 m, no later than Wed 25 Nov 02:00.',
  );
  setLocale('de', german);
  expect(say(waits)).toBe(
    'Wartet auf Netzstrom und 5 min Untätigkeit des Computers, längstens bis Mi 25. Nov. 02:00.',
  );
  expect(say([phrase('Stopped by you.'), 'pg_dump: no'])).toBe('Von Hand gestoppt. pg_dump: no');
});

test('a reason is English in its row and German for a German reader, until it is rewritten', () => {
  setLocale('de', german);
  const told = because(
    phrase('Stopped after its time limit of {seconds}.', { seconds: { secondsMs: 1_500 } }),
  );
  expect(told.reason).toBe('Stopped after its time limit of 1.5 s.');
  expect(reasonOf(told)).toBe('Nach dem Zeitlimit von 1,5 s gestoppt.');
  expect(reasonOf({ ...told, reason: 'Something else.' })).toBe('Something else.');
  expect(reasonOf(because('No space left.'))).toBe('No space left.');
});

test('a process can speak to several at a time, and English in between', () => {
  let locale: 'de' | 'en' = 'de';
  followLocale(() => locale, { de: german });
  expect([t('Stop'), sayEnglish(phrase('Stop')), t('Stop')]).toEqual([
    'Stoppen',
    'Stop',
    'Stoppen',
  ]);
  expect(() =>
    inEnglish(() => {
      throw new Error(currentLocale());
    }),
  ).toThrow('en');
  expect(currentLocale()).toBe('de');
  locale = 'en';
  expect(t('Stop')).toBe('Stop');
});
