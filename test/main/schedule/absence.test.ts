import { expect, test } from 'vitest';

import { describeAbsenceIn } from '../../../electron/main/schedule/absence.ts';

const at = (text: string) => Date.parse(text);

test.each([
  [
    { kind: 'unknown', fromMs: at('2026-11-24T00:12Z'), toMs: at('2026-11-24T06:40Z') },
    'The computer was asleep or CronPilot was held up from 01:12 to 07:40.',
  ],
  [
    { kind: 'asleep', fromMs: at('2026-11-23T22:59Z'), toMs: at('2026-11-24T06:40Z') },
    'The computer was asleep from Mon 23 Nov 23:59 to Tue 24 Nov 07:40.',
  ],
  [
    { kind: 'app_closed', fromMs: at('2026-12-30T09:00Z'), toMs: at('2027-01-02T06:40Z') },
    'CronPilot was closed from Wed 30 Dec 2026 10:00 to Sat 2 Jan 2027 07:40.',
  ],
  [
    { kind: 'app_closed', fromMs: at('2020-11-23T06:00Z'), toMs: at('2026-11-23T06:40Z') },
    'CronPilot was closed from Mon 23 Nov 2020 07:00 to Mon 23 Nov 2026 07:40.',
  ],
  [
    { kind: 'clock_set', fromMs: at('2026-11-24T09:00Z'), toMs: at('2026-11-24T13:00Z') },
    'The clock was set forward from 10:00 to 14:00.',
  ],
  [
    { kind: 'app_closed', fromMs: null, toMs: at('2026-11-24T06:40Z') },
    'CronPilot was closed until 07:40.',
  ],
] as const)('%o is worded with times of the zone', (absence, sentence) => {
  expect(describeAbsenceIn('Europe/Berlin', absence)).toBe(sentence);
});
