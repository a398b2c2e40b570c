/** Words the time in which CronPilot could not run anything, or that the clock passed over. */

export interface Absence {
  readonly kind: 'app_closed' | 'asleep' | 'unknown' | 'clock_set';
  /** Null when nobody noted when it began. */
  readonly fromMs: number | null;
  readonly toMs: number;
}

const SUBJECTS: Readonly<Record<Absence['kind'], string>> = {
  app_closed: 'CronPilot was closed',
  asleep: 'The computer was asleep',
  unknown: 'The computer was asleep or CronPilot was held up',
  clock_set: 'The clock was set forward',
};

/** One absence is the reason of many rows, and a date format is expensive to make. */
const sentences = new WeakMap<Absence, string>();

/** "The computer was asleep from 01:12 to 07:40.", with times of the computer's zone. */
export function describeAbsence(absence: Absence): string {
  const known = sentences.get(absence);
  if (known !== undefined) return known;
  const sentence = describeAbsenceIn(undefined, absence);
  sentences.set(absence, sentence);
  return sentence;
}

/** `timeZone` undefined is the computer's. */
export function describeAbsenceIn(
  timeZone: string | undefined,
  { kind, fromMs, toMs }: Absence,
): string {
  if (fromMs === null) return `${SUBJECTS[kind]} until ${formatTimes([toMs], timeZone).join('')}.`;
  const [from, to] = formatTimes([fromMs, toMs], timeZone);
  return `${SUBJECTS[kind]} from ${from} to ${to}.`;
}

/** "07:40" when all are on one day, else "Tue 24 Nov 07:40", with the year when it differs. */
function formatTimes(times: readonly number[], timeZone: string | undefined): string[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const all = times.map((ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    return {
      time: `${parts.get('hour')}:${parts.get('minute')}`,
      day: `${parts.get('weekday')} ${parts.get('day')} ${parts.get('month')}`,
      year: String(parts.get('year')),
    };
  });
  const isOneYear = all.every(({ year }) => year === all[0]?.year);
  const isOneDay = isOneYear && all.every(({ day }) => day === all[0]?.day);
  return all.map(({ time, day, year }) => {
    if (isOneDay) return time;
    return isOneYear ? `${day} ${time}` : `${day} ${year} ${time}`;
  });
}
