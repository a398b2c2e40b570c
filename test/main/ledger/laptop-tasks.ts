/** Two hundred tasks in mixed zones, each schedule with the cron text that the oracle walks. */

import type { Schedule } from '../../../electron/shared/schedule.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';

/** What the oracle needs to know: a pattern of minutes, or steps from an instant. */
export type Rule =
  | { readonly pattern: string; readonly timeZone: string | null }
  | { readonly everyMs: number; readonly anchorMs: number };

export interface LaptopTask {
  readonly schedule: Schedule;
  readonly rule: Rule;
  readonly draft: Partial<TaskDraft>;
}

const HOUR_MS = 3_600_000;
const ZONES = [
  null,
  null,
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'America/Santiago',
  'Antarctica/Troll',
  'UTC',
] as const;

type Kind = (pick: Pick, timeZone: string | null) => Omit<LaptopTask, 'draft'>;
/** A whole number below the limit. */
type Pick = (limit: number) => number;

const two = (value: number) => String(value).padStart(2, '0');

const daily: Kind = (pick, timeZone) => {
  const [hour, minute] = [pick(24), pick(60)];
  const schedule = { kind: 'daily', times: [`${two(hour)}:${two(minute)}`], timeZone } as const;
  return {
    schedule: { ...schedule, times: [...schedule.times] },
    rule: { pattern: `${minute} ${hour} * * *`, timeZone },
  };
};

const weekly: Kind = (pick, timeZone) => {
  const [day, minute] = [1 + pick(7), pick(60)];
  const times = [`01:${two(minute)}`, `02:${two(minute)}`, `18:${two(minute)}`];
  return {
    schedule: { kind: 'weekly', days: [day], times, timeZone },
    rule: { pattern: `${minute} 1,2,18 * * ${day % 7}`, timeZone },
  };
};

const monthly: Kind = (pick, timeZone) => {
  const day = 1 + pick(31);
  return {
    schedule: { kind: 'monthly', days: [day, 'last'], times: ['02:30'], timeZone },
    rule: { pattern: `30 2 ${day},L * *`, timeZone },
  };
};

const nthWeekday: Kind = (pick, timeZone) => {
  const [nth, day] = [1 + pick(4), 1 + pick(7)];
  return {
    schedule: { kind: 'monthly', days: [], weekdays: [{ nth, day }], times: ['03:15'], timeZone },
    rule: { pattern: `15 3 * * ${day % 7}#${nth}`, timeZone },
  };
};

const hourly: Kind = (pick, timeZone) => {
  const minute = pick(60);
  return {
    schedule: { kind: 'hourly', minute, timeZone },
    rule: { pattern: `${minute} * * * *`, timeZone },
  };
};

const interval: Kind = (pick) => {
  const everyMs = (6 + pick(90)) * HOUR_MS + pick(60_000);
  const anchorMs = Date.UTC(2025, 11, 1) + pick(86_400_000);
  return { schedule: { kind: 'interval', everyMs, anchorMs }, rule: { everyMs, anchorMs } };
};

const once: Kind = (pick, timeZone) => {
  const [month, day, hour, minute] = [1 + pick(12), 2 + pick(26), pick(24), pick(60)];
  const zone = timeZone ?? 'Pacific/Chatham';
  const at = `2026-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  return {
    schedule: { kind: 'once', at, timeZone: zone },
    rule: { pattern: `${minute} ${hour} ${day} ${month} *`, timeZone: zone },
  };
};

const cron =
  (...patterns: readonly string[]): Kind =>
  (pick, timeZone) => {
    const pattern = patterns[pick(patterns.length)] ?? '';
    return { schedule: { kind: 'cron', pattern, timeZone }, rule: { pattern, timeZone } };
  };

const fixed = cron('0,30 1-3 * * *', '15 9-17 * * 1-5', '0 0 1 1,4,7,10 *', '5 4 L * *', '@weekly');
const wildcard = cron('*/20 2 * * *', '0 */6 * * *', '*/30 8,20 * * MON-FRI', '10 * * * FRI#L');
const frequent = cron('*/40 7-21 * * *');

const KINDS: readonly (readonly [Kind, number])[] = [
  [daily, 60],
  [weekly, 25],
  [monthly, 20],
  [nthWeekday, 15],
  [hourly, 4],
  [interval, 20],
  [once, 15],
  [fixed, 29],
  [wildcard, 11],
  [frequent, 1],
];

const BLACKOUTS: TaskDraft['blackouts'] = [
  { kind: 'daily', from: '22:00', to: '07:00' },
  { kind: 'dates', from: '2026-08-01', to: '2026-08-14', note: 'holidays' },
];

export function laptopTasks(random: () => number): readonly LaptopTask[] {
  const pick: Pick = (limit) => Math.floor(random() * limit);
  const kinds = KINDS.flatMap(([kind, count]) => Array.from({ length: count }, () => kind));
  return kinds.map((kind) => ({
    ...kind(pick, ZONES[pick(ZONES.length)] ?? null),
    draft: {
      misfirePolicy: ([null, 'skip', 'run_once', 'run_all'] as const)[pick(4)],
      maxCatchUps: 1 + pick(40),
      maxLatenessMs: pick(2) === 0 ? null : (1 + pick(48)) * HOUR_MS,
      blackouts: pick(4) === 0 ? BLACKOUTS : [],
    },
  }));
}
