/** Random whole tasks for properties of what writes and reads them. */

import * as fc from 'fast-check';

import { type TaskDraft, type TaskInput, taskInputSchema } from '../../electron/shared/task.ts';

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const times = fc.uniqueArray(time, { minLength: 1, maxLength: 3 });
const zone = fc.constantFrom(null, 'Europe/Berlin', 'UTC');
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((each) => !each.includes('\0'));
/** What YAML may take for something else, or has to quote. */
const trickyText = fc.oneof(
  text,
  fc.constantFrom(
    'yes',
    'null',
    '1e3',
    '0x1F',
    '- a',
    'a: b',
    '# no',
    '1h',
    '{{secret.TOKEN}}',
    ' x ',
    'a\n  b\n',
    '"',
    "'",
    '%',
  ),
);
const name = fc
  .oneof(fc.constantFrom('Backup', 'Mail', 'null', '12', 'a: b', '# x'), text)
  .map((each) => each.replace(/[\u0000-\u001f\u007f]/g, '').trim())
  .filter((each) => each !== '');
const durationMs = fc.integer({ min: 60_000, max: 86_400_000 });

const schedule: fc.Arbitrary<NonNullable<TaskDraft['schedules']>[number]> = fc.oneof(
  fc.record({ kind: fc.constant('hourly' as const), minute: fc.nat(59), timeZone: zone }),
  fc.record({ kind: fc.constant('daily' as const), times, timeZone: zone, jitterMs: fc.nat(1000) }),
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    times,
    everyWeeks: fc.constantFrom(1, 2),
    fromDate: fc.constant('2027-01-04'),
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    days: fc.uniqueArray(fc.constantFrom(1, 15, 31, 'last' as const), { minLength: 1 }),
    weekdays: fc.array(
      fc.record({
        nth: fc.constantFrom(1, 5, 'last' as const),
        day: fc.integer({ min: 1, max: 7 }),
      }),
      { maxLength: 2 },
    ),
    times,
  }),
  fc.record({
    kind: fc.constant('interval' as const),
    everyMs: durationMs,
    anchorMs: fc.constantFrom(null, 5, 1_764_000_000_000),
  }),
  fc.constant({ kind: 'once' as const, at: '2027-01-02T03:04', endAt: '2028-01-01T00:00' }),
  fc.constant({ kind: 'cron' as const, pattern: '*/5 8-18 * * MON#2' }),
);

const action: fc.Arbitrary<TaskDraft['action']> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    command: trickyText.filter((each) => each.trim() !== ''),
    shell: fc.constantFrom(null, '/bin/bash'),
  }),
  fc.record({
    kind: fc.constant('script' as const),
    path: fc.constant('~/a b.py'),
    args: fc.array(trickyText, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('python' as const),
    path: fc.constant('/srv/x.py'),
    config: fc.dictionary(
      fc.constantFrom('delay', 'timeout', 'nested', 'Ms'),
      fc.oneof(trickyText, fc.integer(), fc.boolean(), fc.constant(null)),
    ),
  }),
  fc.record({
    kind: fc.constant('http' as const),
    url: fc.constant('https://example.org/?q={{secret.TOKEN}}'),
    headers: fc.dictionary(fc.constantFrom('Accept', 'timeout'), fc.constantFrom('*/*', '1h')),
    auth: fc.constantFrom(null, { kind: 'bearer' as const, token: '{{secret.TOKEN}}' }),
  }),
);

/** Tasks without triggers that name others. */
export const randomTask: fc.Arbitrary<TaskInput> = fc
  .record(
    {
      name,
      action,
      schedules: fc.array(schedule, { maxLength: 3 }),
      cwd: fc.constantFrom(null, '/tmp', '~/a: b'),
      env: fc.dictionary(fc.constantFrom('A', 'timeout', 'PATH'), trickyText),
      enabled: fc.boolean(),
      timeoutMs: fc.option(durationMs),
      maxLatenessMs: fc.option(durationMs),
      freshnessMs: fc.option(durationMs),
      graceMs: fc.nat(3_600_000),
      overlapPolicy: fc.constantFrom('skip' as const, 'allow' as const),
      misfirePolicy: fc.constantFrom(null, 'run_all' as const),
      retry: fc.record({
        maxAttempts: fc.integer({ min: 1, max: 5 }),
        delayMs: durationMs,
        jitter: fc.constantFrom(0, 0.1, 1),
        onExitCodes: fc.constantFrom(null, [1, 2]),
      }),
      conditions: fc.record({
        idleMs: fc.constantFrom(null, 60_000),
        deadline: fc.constantFrom(
          null,
          { kind: 'at' as const, time: '18:00' },
          { kind: 'after' as const, ms: 3_600_000 },
        ),
      }),
      success: fc.record({
        outputFile: fc.constantFrom(
          null,
          { path: '/x' },
          { path: '/x', minSizeRatio: null, maxAgeMs: 5_000 },
        ),
      }),
      blackouts: fc.constantFrom(
        [],
        [{ kind: 'dates' as const, from: '2026-12-24', to: '2026-12-26' }],
      ),
      triggers: fc.constantFrom(
        [],
        [{ kind: 'boot' as const }, { kind: 'file' as const, path: '/in', settleMs: 500 }],
      ),
      tags: fc.constantFrom([], ['ops', 'null']),
      notes: trickyText,
    },
    { requiredKeys: ['name', 'action'] },
  )
  .map((draft) => taskInputSchema.parse(draft));
