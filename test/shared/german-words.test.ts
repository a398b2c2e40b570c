/** The shared words in German, where they are more than a table. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { cronWords } from '../../electron/shared/cron-words.ts';
import { describeSchedules } from '../../electron/shared/describe-schedule.ts';
import {
  formatDateTime,
  formatDuration,
  formatRelative,
  parseDuration,
} from '../../electron/shared/duration.ts';
import { describeExitCode, shownReason } from '../../electron/shared/exit-code.ts';
import { formatBytes } from '../../electron/shared/format-bytes.ts';
import { formatCount, formatShare } from '../../electron/shared/format-number.ts';
import { setLocale } from '../../electron/shared/i18n.ts';
import { german } from '../../electron/shared/locales/de.ts';
import { programExitCodes } from '../../electron/shared/program-exit-codes.ts';
import { type Schedule, scheduleSchema } from '../../electron/shared/schedule.ts';
import { exitCodeSentence } from '../../electron/shared/words.ts';

beforeEach(() => setLocale('de', german));
afterEach(() => setLocale('en'));

test.each([
  [184, '184 ms'],
  [3_200, '3,2 s'],
  [102_000, '1 min 42 s'],
  [3_600_000 * 26, '1 Tg. 2 h'],
])('%i ms read %s, which can be read again', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
  expect(parseDuration(words)).toBe(ms);
});

test('times are near or have a date', () => {
  const nowMs = new Date(2026, 10, 23, 14, 32).getTime();
  const tomorrowMs = new Date(2026, 10, 24, 2, 0).getTime();
  expect(formatRelative(tomorrowMs, nowMs)).toBe('in 11 h 28 min');
  expect(formatRelative(nowMs - 7_200_000, nowMs)).toBe('vor 2 h');
  expect(formatDateTime(tomorrowMs, nowMs)).toBe('Di 24. Nov. 02:00');
});

test('numbers have a decimal comma', () => {
  expect(formatBytes(1_126)).toBe('1,1 KB');
  expect(formatCount(1_234)).toBe('1.234');
  expect(formatShare(86, 89)).toBe('96,6 %');
  expect(formatShare(89, 89)).toBe('100 %');
});

describe('a schedule', () => {
  test.each<[Parameters<typeof scheduleSchema.parse>[0], string]>([
    [{ kind: 'hourly', minute: 15 }, 'Jede Stunde zur Minute 15'],
    [{ kind: 'weekly', days: [1, 2, 3, 4, 5], times: ['02:30'] }, 'Montag bis Freitag um 02:30'],
    [
      { kind: 'weekly', days: [3, 1], times: ['10:00', '12:00'] },
      'Jeden Montag und Mittwoch um 10:00 und 12:00',
    ],
    [
      { kind: 'monthly', days: ['last', 1, 22], times: ['06:00'] },
      'Am 1., 22. und letzten Tag jedes Monats um 06:00',
    ],
    [
      {
        kind: 'monthly',
        weekdays: [
          { nth: 2, day: 2 },
          { nth: 'last', day: 5 },
        ],
        times: ['09:00'],
      },
      'Am 2. Dienstag und am letzten Freitag jedes Monats um 09:00',
    ],
    [{ kind: 'interval', everyMs: 90_000 }, 'Alle 90 Sekunden'],
    [
      { kind: 'daily', times: ['02:00'], endAt: '2027-02-01T23:59', jitterMs: 3_600_000 },
      'Täglich um 02:00, bis 1. Feb. 2027, bis zu eine Stunde später',
    ],
    [{ kind: 'once', at: '2026-11-24T14:30' }, 'Einmal am Di. 24. Nov. 2026 um 14:30'],
    [{ kind: 'cron', pattern: '0 9,17 * * *' }, 'Täglich um 09:00 und 17:00'],
    [{ kind: 'cron', pattern: 'nonsense' }, 'Zu den Zeiten des Cron-Texts nonsense'],
  ])('%o is described', (draft, sentence) => {
    const schedule: Schedule = scheduleSchema.parse(draft);
    expect(describeSchedules([schedule])).toBe(sentence);
  });
});

describe('the reason of a run', () => {
  const stored = (exitCode: number, program: string | null) =>
    exitCodeSentence(exitCode, describeExitCode(exitCode, program));

  test.each([
    [stored(23, 'rsync'), 'Mit Exit-Code 23 beendet: rsync übertrug nur einen Teil der Dateien.'],
    [stored(1, null), 'Mit Exit-Code 1 beendet.'],
    [stored(127, null), 'Mit Exit-Code 127 beendet: ein genanntes Programm wurde nicht gefunden.'],
    [
      stored(137, null),
      'Mit Exit-Code 137 beendet: es wurde abgebrochen, oft aus Speichermangel (SIGKILL).',
    ],
    [stored(168, null), 'Mit Exit-Code 168 beendet: ein Signal beendete es (Nummer 40).'],
    ['The computer was asleep.', 'The computer was asleep.'],
    [
      'Ended with exit code 9: of an older CronPilot.',
      'Mit Exit-Code 9 beendet: of an older CronPilot.',
    ],
  ])('%s is shown', (reason, words) => {
    expect(shownReason(reason)).toBe(words);
  });

  test('is told of every program', () => {
    for (const [program, meanings] of programExitCodes) {
      for (const [code, words] of Object.entries(meanings)) {
        expect(shownReason(stored(Number(code), program))).not.toContain(words);
      }
    }
  });
});

test.each([
  ['30 8 * * 1-5', 'Um 08:30, Montag bis Freitag'],
  ['0 0 13 * 5', 'Um 00:00, an Tag 13 des Monats, und außerdem jeden Freitag'],
  ['0 0 1 * +1', 'Um 00:00, an Tag 1 des Monats, aber nur am Montag'],
])('the cron text %s is described', (pattern, words) => {
  expect(cronWords(pattern)).toBe(words);
});
