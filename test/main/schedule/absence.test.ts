import { expect, test } from 'vitest';

import { describeAbsence } from '../../../electron/main/schedule/absence.ts';
import { say } from '../../../electron/shared/phrase.ts';

/** By the clock of this computer, as the sentence is. */
const at = (text: string) => new Date(text).getTime();

test.each([
  [
    { kind: 'unknown', fromMs: at('2026-11-24T01:12'), toMs: at('2026-11-24T07:40') },
    'The computer was asleep or CronPilot was held up from 01:12 to 07:40.',
  ],
  [
    { kind: 'asleep', fromMs: at('2026-11-23T23:59'), toMs: at('2026-11-24T07:40') },
    'The computer was asleep from Mon 23 Nov 23:59 to Tue 24 Nov 07:40.',
  ],
  [
    { kind: 'app_closed', fromMs: at('2026-12-30T10:00'), toMs: at('2027-01-02T07:40') },
    'CronPilot was closed from Wed 30 Dec 2026 10:00 to Sat 2 Jan 2027 07:40.',
  ],
  [
    { kind: 'app_closed', fromMs: at('2020-11-23T07:00'), toMs: at('2026-11-23T07:40') },
    'CronPilot was closed from Mon 23 Nov 2020 07:00 to Mon 23 Nov 2026 07:40.',
  ],
  [
    { kind: 'clock_set', fromMs: at('2026-11-24T10:00'), toMs: at('2026-11-24T14:00') },
    'The clock was set forward from 10:00 to 14:00.',
  ],
  [
    { kind: 'app_closed', fromMs: null, toMs: at('2026-11-24T07:40') },
    'CronPilot was closed until 07:40.',
  ],
] as const)('%o is worded with times of the computer', (absence, sentence) => {
  expect(say(describeAbsence(absence))).toBe(sentence);
});
