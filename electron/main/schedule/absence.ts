/** Words the time in which CronPilot could not run anything, or that the clock passed over. */

import { formatDate } from '../../shared/duration.ts';
import { msg } from '../../shared/i18n.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';

export interface Absence {
  readonly kind: 'app_closed' | 'asleep' | 'unknown' | 'clock_set';
  /** Null when nobody noted when it began. */
  readonly fromMs: number | null;
  readonly toMs: number;
}

interface Texts {
  readonly span: string;
  /** Its begin is not known. */
  readonly open: string;
}

const TEXTS: Readonly<Record<Absence['kind'], Texts>> = {
  app_closed: {
    span: msg('CronPilot was closed from {from} to {to}.'),
    open: msg('CronPilot was closed until {to}.'),
  },
  asleep: {
    span: msg('The computer was asleep from {from} to {to}.'),
    open: msg('The computer was asleep until {to}.'),
  },
  unknown: {
    span: msg('The computer was asleep or CronPilot was held up from {from} to {to}.'),
    open: msg('The computer was asleep or CronPilot was held up until {to}.'),
  },
  clock_set: {
    span: msg('The clock was set forward from {from} to {to}.'),
    open: msg('The clock was set forward until {to}.'),
  },
};

/** "The computer was asleep from 01:12 to 07:40.", with dates unless both are on one day. */
export function describeAbsence({ kind, fromMs, toMs }: Absence): Phrase {
  const texts = TEXTS[kind];
  if (fromMs === null) return phrase(texts.open, { to: { clockMs: toMs } });
  const isOneDay = formatDate(fromMs, toMs) === formatDate(toMs, fromMs);
  return phrase(
    texts.span,
    isOneDay
      ? { from: { clockMs: fromMs }, to: { clockMs: toMs } }
      : // The year shows where the other one's differs.
        {
          from: { dateTimeMs: fromMs, nowMs: toMs },
          to: { dateTimeMs: toMs, nowMs: fromMs },
        },
  );
}
